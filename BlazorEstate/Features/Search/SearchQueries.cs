using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Search;

/// <summary>Looks in everything the person may see, case and accents aside. A record whose code is the text stands first.</summary>
public sealed class SearchQueries(IDbContextFactory<EstateDbContext> factory, MoneyText money)
{
    public const int Shortest = 2;
    public const int Longest = 200;
    private const int Hits = 8;

    public async Task<IReadOnlyList<SearchGroup>> FindAsync(string text, Actor actor, CancellationToken ct = default)
    {
        text = text.Trim();
        if (text.Length is < Shortest or > Longest || Fold.Of(text).Length == 0)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var (like, code) = (Fold.Pattern(text), text.ToUpperInvariant());
        var groups = new List<SearchGroup>();
        async Task AddAsync(string permission, SearchKind kind, string url, IQueryable<SearchHit> hits)
        {
            if (actor.Can(permission) && await hits.Take(Hits + 1).ToListAsync(ct) is { Count: > 0 } found)
            {
                groups.Add(new SearchGroup(kind, found.Take(Hits).ToList(), found.Count > Hits, EstateUrls.With(url, ("q", text))));
            }
        }

        await AddAsync(Permissions.TenantsView, SearchKind.Tenants, EstateUrls.Tenants, db.Tenants.Where(t => EF.Functions.Like(t.SearchText, like, "\\"))
            .OrderByDescending(t => t.Code == code).ThenBy(t => t.SortName).ThenBy(t => t.Id).Select(t => new SearchHit(t.Name, t.Code, t.Email, EstateUrls.Tenant(t.Code))));
        await AddAsync(Permissions.LeasesView, SearchKind.Leases, EstateUrls.Leases, Leases(db, like, code));
        await AddAsync(Permissions.PropertiesView, SearchKind.Properties, EstateUrls.Properties, db.Properties.Where(p => EF.Functions.Like(p.SearchText, like, "\\"))
            .OrderByDescending(p => p.Code == code).ThenBy(p => p.SortName).ThenBy(p => p.Id).Select(p => new SearchHit(p.Name, p.Code, p.City, EstateUrls.Property(p.Code))));
        await AddAsync(Permissions.PropertiesView, SearchKind.Units, EstateUrls.Units, db.Units.Where(u => EF.Functions.Like(u.SearchText, like, "\\"))
            .OrderByDescending(u => u.Code == code).ThenBy(u => u.Id)
            .Join(db.Properties, u => u.PropertyId, p => p.Id, (u, p) => new SearchHit(u.Label, u.Code, p.Name, EstateUrls.Unit(u.Code))));
        await AddAsync(Permissions.OwnersView, SearchKind.Owners, EstateUrls.Owners, db.Owners.Where(o => EF.Functions.Like(o.SearchText, like, "\\"))
            .OrderByDescending(o => o.Code == code).ThenBy(o => o.SortName).ThenBy(o => o.Id).Select(o => new SearchHit(o.Name, o.Code, o.Email, EstateUrls.Owner(o.Code))));
        await AddAsync(Permissions.MaintenanceView, SearchKind.Interventions, EstateUrls.Maintenance, db.Interventions.Where(i => EF.Functions.Like(i.SearchText, like, "\\"))
            .OrderByDescending(i => i.Code == code).ThenByDescending(i => i.ReportedOn).ThenBy(i => i.Id)
            .Join(db.Units, i => i.UnitId, u => u.Id, (i, u) => new SearchHit(i.Title, i.Code, u.Label, EstateUrls.Intervention(i.Code))));
        await AddAsync(Permissions.VendorsView, SearchKind.Vendors, EstateUrls.Vendors, db.Vendors.Where(v => EF.Functions.Like(v.SearchText, like, "\\"))
            .OrderByDescending(v => v.Code == code).ThenBy(v => v.SortName).ThenBy(v => v.Id).Select(v => new SearchHit(v.Name, v.Code, v.Contact ?? v.Phone, EstateUrls.Vendor(v.Code))));
        await AddAsync(Permissions.MaintenanceView, SearchKind.Equipment, EstateUrls.Equipment, db.Equipment.Where(e => EF.Functions.Like(e.SearchText, like, "\\"))
            .OrderByDescending(e => e.Code == code).ThenBy(e => e.Name).ThenBy(e => e.Id)
            .Join(db.Properties, e => e.PropertyId, p => p.Id, (e, p) => new SearchHit(e.Name, e.Code, p.Name, EstateUrls.EquipmentOf(e.Code))));
        await AddAsync(Permissions.MaintenanceView, SearchKind.Plans, EstateUrls.Plans, db.PreventivePlans.Where(x => EF.Functions.Like(x.SearchText, like, "\\"))
            .OrderByDescending(x => x.Code == code).ThenBy(x => x.Title).ThenBy(x => x.Id)
            .Join(db.Properties, x => x.PropertyId, p => p.Id, (x, p) => new SearchHit(x.Title, x.Code, p.Name, EstateUrls.Plan(x.Code))));
        if (actor.Can(Permissions.PaymentsView))
        {
            await AddPaymentsAsync(db, text, code, groups, ct);
        }

        return groups;
    }

    private static IQueryable<SearchHit> Leases(EstateDbContext db, string like, string code) =>
        from l in db.Leases
        join t in db.Tenants on l.TenantId equals t.Id
        join u in db.Units on l.UnitId equals u.Id
        where l.Code == code || l.Code.StartsWith(code) || EF.Functions.Like(t.SearchText, like, "\\") || EF.Functions.Like(u.SearchText, like, "\\")
        orderby l.Code == code descending, l.LastDay descending, l.Id
        select new SearchHit(t.Name, l.Code, u.Label, EstateUrls.Lease(l.Code));

    // References as a range, so that the index serves them: what begins with the text, as it stands or in capitals.
    private async Task AddPaymentsAsync(EstateDbContext db, string text, string capitals, List<SearchGroup> groups, CancellationToken ct)
    {
        var rows = await Begins(db, text).ToListAsync(ct);
        if (capitals != text && rows.Count <= Hits)
        {
            rows.AddRange(await Begins(db, capitals).ToListAsync(ct));
        }

        if (rows.Count > 0)
        {
            groups.Add(new SearchGroup(SearchKind.Payments, [.. rows.Take(Hits).Select(r =>
                new SearchHit(r.Reference, "", $"{r.Date:d} · {money.Format(r.Amount)} · {r.LeaseCode}", EstateUrls.Payment(r.Id)))],
                rows.Count > Hits, EstateUrls.With(EstateUrls.Payments, ("q", text))));
        }
    }

    private static IQueryable<PaymentRow> Begins(EstateDbContext db, string text)
    {
        var end = text + '\uffff';
        return db.Payments.Where(p => p.Reference.CompareTo(text) >= 0 && p.Reference.CompareTo(end) < 0).OrderBy(p => p.Reference).Take(Hits + 1)
            .Select(p => new PaymentRow(p.Id, p.Reference, p.Date, p.Amount, p.Lease!.Code));
    }

    private sealed record PaymentRow(long Id, string Reference, DateOnly Date, long Amount, string LeaseCode);
}
