using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Dashboards;

/// <summary>Which charges are asked for, by due day; both days included.</summary>
/// <param name="Property">Code; so is Owner.</param>
public readonly record struct DueFilter(DateOnly? From, DateOnly? To, bool OpenOnly, string? Property = null, string? Owner = null);

/// <summary>A charge of a list. Amounts in minor units.</summary>
public sealed record DueRow(long Id, DateOnly DueOn, string LeaseCode, string Tenant, string Unit, long Total, long Open, ChargeStatus Status);

/// <summary>The lists behind the home page's figures of what falls due.</summary>
public sealed class DueQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["state", "due", "tenant", "total", "open"];

    public async Task<(Paged<DueRow> Rows, long Total, long Open)> ListAsync(ListSlice slice, DueFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var charges = db.Charges.AsNoTracking().Where(c => c.CancelledOn == null);
        if (filter.From is { } from) { charges = charges.Where(c => c.DueOn >= from); }
        if (filter.To is { } to) { charges = charges.Where(c => c.DueOn <= to); }
        if (filter.OpenOnly) { charges = charges.Where(c => c.Paid < c.Total); }
        if (filter.Property is not null || filter.Owner is not null)
        {
            charges = from c in charges
                      join l in db.Leases on c.LeaseId equals l.Id
                      join u in db.Units on l.UnitId equals u.Id
                      join p in db.Properties on u.PropertyId equals p.Id
                      where (filter.Property == null || p.Code == filter.Property) && (filter.Owner == null || db.Owners.Any(o => o.Id == p.OwnerId && o.Code == filter.Owner))
                      select c;
        }

        var (count, total, open) = (await charges.CountAsync(ct), await charges.SumAsync(c => c.Total, ct), await charges.Where(c => c.Paid < c.Total).SumAsync(c => c.Total - c.Paid, ct));
        var found = from c in charges
                    join l in db.Leases on c.LeaseId equals l.Id
                    join t in db.Tenants on l.TenantId equals t.Id
                    join u in db.Units on l.UnitId equals u.Id
                    select new { Charge = c, l.Code, t.Name, t.SortName, u.Label };
        var page = slice.Sort.Field is "tenant" or "total" or "open" or "due" ? null : await ByStateAsync(charges, slice, ct);
        found = page is not null ? found.Where(x => EF.Parameter(page).Contains(x.Charge.Id)) : (slice.Sort.Field, slice.Sort.Descending) switch
        {
            ("tenant", false) => found.OrderBy(x => x.SortName).ThenBy(x => x.Charge.Id),
            ("tenant", true) => found.OrderByDescending(x => x.SortName).ThenByDescending(x => x.Charge.Id),
            ("total", false) => found.OrderBy(x => x.Charge.Total).ThenBy(x => x.Charge.Id),
            ("total", true) => found.OrderByDescending(x => x.Charge.Total).ThenByDescending(x => x.Charge.Id),
            ("open", false) => found.OrderBy(x => x.Charge.Total - x.Charge.Paid).ThenBy(x => x.Charge.Id),
            ("open", true) => found.OrderByDescending(x => x.Charge.Total - x.Charge.Paid).ThenByDescending(x => x.Charge.Id),
            (_, true) => found.OrderByDescending(x => x.Charge.DueOn).ThenByDescending(x => x.Charge.Id),
            _ => found.OrderBy(x => x.Charge.DueOn).ThenBy(x => x.Charge.Id),
        };
        var rows = page is null ? await found.Skip(slice.Page.Skip).Take(slice.Page.PageSize).ToListAsync(ct) : (await found.ToListAsync(ct)).OrderBy(x => page.IndexOf(x.Charge.Id)).ToList();
        var items = rows.ConvertAll(r => new DueRow(r.Charge.Id, r.Charge.DueOn, r.Code, r.Name, r.Label, r.Charge.Total, r.Charge.Open, r.Charge.StatusOn(clock.Today)));
        return (new Paged<DueRow>(items, count, slice.Page.Page, slice.Page.PageSize), total, open);
    }

    // What is open and then what is paid, each by due day: no index has both in one order, but each in its own. Backwards, the other way round.
    private static async Task<List<long>> ByStateAsync(IQueryable<Charge> charges, ListSlice slice, CancellationToken ct)
    {
        IQueryable<Charge>[] parts = [charges.Where(c => c.Paid < c.Total), charges.Where(c => c.Paid >= c.Total)];
        var (ids, skip, down) = (new List<long>(), slice.Page.Skip, slice.Sort.Descending);
        foreach (var part in down ? parts.Reverse() : parts)
        {
            var sorted = down ? part.OrderByDescending(c => c.DueOn).ThenByDescending(c => c.Id) : part.OrderBy(c => c.DueOn).ThenBy(c => c.Id);
            ids.AddRange(await sorted.Select(c => c.Id).Skip(skip).Take(slice.Page.PageSize - ids.Count).ToListAsync(ct));
            if (ids.Count == slice.Page.PageSize)
            {
                break;
            }

            skip = ids.Count > 0 ? 0 : Math.Max(0, skip - await part.CountAsync(ct));
        }

        return ids;
    }
}
