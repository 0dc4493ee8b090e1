using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Vendors;

public sealed class VendorsQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["name", "code", "jobs", "open", "insured", "contract"];

    public async Task<Paged<VendorView>> ListAsync(ListSlice slice, VendorFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Sorted(db, Found(db, slice.Q, filter), slice.Sort).PageAsync(View(db), slice.Page, ct);
    }

    public async Task<VendorView?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Vendors.Where(v => v.Code == code).Select(View(db)).FirstOrDefaultAsync(ct);
    }

    /// <summary>Trades to choose from: the usual ones, and those that vendors or interventions have.</summary>
    public async Task<IReadOnlyList<string>> TradesAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var named = (await db.Vendors.Select(v => v.Trades).ToListAsync(ct)).SelectMany(t => t);
        var done = await db.Interventions.Select(i => i.Category).Distinct().OrderBy(c => c).Take(100).ToListAsync(ct);
        return [.. CategoryText.Usual.Concat(named).Concat(Vendor.TradesOf(done)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private IQueryable<Vendor> Found(EstateDbContext db, string? q, VendorFilter f)
    {
        var found = db.Vendors.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(q))
        {
            var pattern = Fold.Pattern(q);
            found = found.Where(v => EF.Functions.Like(v.SearchText, pattern, "\\"));
        }

        if (f.Active is { } active) { found = found.Where(v => v.Active == active); }
        if (f.Trade is { } trade) { found = found.Where(v => v.Trades.Contains(trade)); }
        var (today, near) = (clock.Today, clock.Today.AddDays(Validities.Near));
        found = f.Insurance switch
        {
            Validity.Unknown => found.Where(v => v.InsuredUntil == null),
            Validity.Expired => found.Where(v => v.InsuredUntil < today),
            Validity.EndingSoon => found.Where(v => v.InsuredUntil >= today && v.InsuredUntil <= near),
            Validity.Valid => found.Where(v => v.InsuredUntil > near),
            _ => found,
        };
        return f.Contract switch
        {
            Validity.Unknown => found.Where(v => v.ContractUntil == null),
            Validity.Expired => found.Where(v => v.ContractUntil < today),
            Validity.EndingSoon => found.Where(v => v.ContractUntil >= today && v.ContractUntil <= near),
            Validity.Valid => found.Where(v => v.ContractUntil > near),
            _ => found,
        };
    }

    // A day that is not known comes last, whichever way.
    private static IQueryable<Vendor> Sorted(EstateDbContext db, IQueryable<Vendor> vendors, SortOrder sort) => (sort.Field switch
    {
        "code" => vendors.By(v => v.Code, sort),
        "jobs" => vendors.By(v => db.Interventions.Count(i => i.VendorId == v.Id && i.Status != InterventionStatus.Declined), sort),
        "open" => vendors.By(v => db.Interventions.Count(i => i.VendorId == v.Id && i.Status != InterventionStatus.Declined && i.CompletedOn == null), sort),
        "insured" => vendors.By(v => v.InsuredUntil == null, new SortOrder()).Then(v => v.InsuredUntil, sort),
        "contract" => vendors.By(v => v.ContractUntil == null, new SortOrder()).Then(v => v.ContractUntil, sort),
        _ => vendors.By(v => v.SortName, sort),
    }).Then(v => v.Id, sort);

    private static Expression<Func<Vendor, VendorView>> View(EstateDbContext db) => v => new VendorView(
        v.Code, v.Name, v.Trades, v.Contact, v.Email, v.Phone, v.Address, v.Language, v.TaxId, v.InsuredUntil, v.ContractUntil, v.Note, v.Active, v.Contacts,
        db.Interventions.Count(i => i.VendorId == v.Id && i.Status != InterventionStatus.Declined),
        db.Interventions.Count(i => i.VendorId == v.Id && i.Status != InterventionStatus.Declined && i.CompletedOn == null),
        v.Version);
}
