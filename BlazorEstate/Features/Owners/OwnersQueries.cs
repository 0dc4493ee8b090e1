using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Owners;

public sealed class OwnersQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public const int MostProperties = 200;

    public static IReadOnlyList<string> Sorts { get; } = ["name", "code", "email", "properties", "units"];

    public async Task<Paged<OwnerView>> ListAsync(ListSlice slice, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Sorted(db, Found(db, slice.Q), slice.Sort).PageAsync(View(db, clock.Today), slice.Page, ct);
    }

    public async Task<OwnerView?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Owners.Where(o => o.Code == code).Select(View(db, clock.Today)).FirstOrDefaultAsync(ct);
    }

    public async Task<OwnerDetail?> DetailAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var today = clock.Today;
        var owner = await db.Owners.Where(o => o.Code == code).Select(View(db, today)).FirstOrDefaultAsync(ct);
        if (owner is null)
        {
            return null;
        }

        var mine = db.Properties.Where(p => db.Owners.Any(o => o.Code == code && o.Id == p.OwnerId));
        var properties = await mine.OrderBy(p => p.SortName).ThenBy(p => p.Id).Take(MostProperties)
            .Select(p => new OwnedProperty(p.Code, p.Name, p.Kind, p.City,
                db.Units.Count(u => u.PropertyId == p.Id),
                db.Units.Count(u => u.PropertyId == p.Id && db.Leases.Any(l => l.UnitId == u.Id && l.Start <= today && l.LastDay >= today))))
            .ToListAsync(ct);
        var overdue = await (from p in mine
                             join u in db.Units on p.Id equals u.PropertyId
                             join l in db.Leases on u.Id equals l.UnitId
                             join c in db.Charges on l.Id equals c.LeaseId
                             where c.DueOn < today && c.Paid < c.Total && c.CancelledOn == null
                             select c.Total - c.Paid).SumAsync(ct);
        return new OwnerDetail(owner, properties, overdue);
    }

    private static IQueryable<Owner> Found(EstateDbContext db, string? q)
    {
        if (string.IsNullOrWhiteSpace(q))
        {
            return db.Owners;
        }

        var pattern = Fold.Pattern(q);
        return db.Owners.Where(o => EF.Functions.Like(o.SearchText, pattern, "\\"));
    }

    private static IQueryable<Owner> Sorted(EstateDbContext db, IQueryable<Owner> owners, SortOrder sort) => (sort.Field switch
    {
        "code" => owners.By(o => o.Code, sort),
        "email" => owners.By(o => o.Email, sort),
        "properties" => owners.By(o => db.Properties.Count(p => p.OwnerId == o.Id), sort),
        "units" => owners.By(o => db.Properties.Where(p => p.OwnerId == o.Id).SelectMany(p => db.Units.Where(u => u.PropertyId == p.Id)).Count(), sort),
        _ => owners.By(o => o.SortName, sort),
    }).Then(o => o.Id, sort);

    private static Expression<Func<Owner, OwnerView>> View(EstateDbContext db, DateOnly today) => o => new OwnerView(
        o.Code, o.Name, o.Email, o.Phone, o.Address, o.Language, o.EmailConsent,
        db.Properties.Count(p => p.OwnerId == o.Id),
        db.Properties.Where(p => p.OwnerId == o.Id).SelectMany(p => db.Units.Where(u => u.PropertyId == p.Id)).Count(),
        db.Properties.Where(p => p.OwnerId == o.Id).SelectMany(p => db.Units.Where(u => u.PropertyId == p.Id))
            .Count(u => db.Leases.Any(l => l.UnitId == u.Id && l.Start <= today && l.LastDay >= today)),
        o.Version);
}
