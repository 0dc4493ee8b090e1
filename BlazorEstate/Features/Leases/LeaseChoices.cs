using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>A unit that can be let from a day on.</summary>
/// <param name="FreeUntil">The day before its next lease or before it goes out of service; null for open end.</param>
public sealed record FreeUnit(string Code, string Label, UnitKind Kind, int? AreaHundredths, string Property, string? City, DateOnly? FreeUntil);

/// <summary>The units that a new lease can be for. Never more than a screenful.</summary>
public sealed class LeaseChoices(IDbContextFactory<EstateDbContext> factory)
{
    public const int Most = 40;

    /// <summary>Units without a lease on the day and in service then.</summary>
    public async Task<IReadOnlyList<FreeUnit>> FreeUnitsAsync(DateOnly day, string? search, CancellationToken ct = default)
    {
        var pattern = Fold.Pattern(search ?? "");
        await using var db = await factory.CreateDbContextAsync(ct);
        var free = from u in db.Units
                   join p in db.Properties on u.PropertyId equals p.Id
                   where (u.OutOfServiceFrom == null || u.OutOfServiceFrom > day)
                       && !db.Leases.Any(l => l.UnitId == u.Id && l.Start <= day && l.LastDay >= day)
                       && (EF.Functions.Like(u.SearchText, pattern, "\\") || EF.Functions.Like(p.SearchText, pattern, "\\"))
                   orderby p.SortName, u.Label, u.Id
                   select new
                   {
                       u.Code, u.Label, u.Kind, u.AreaHundredths, p.Name, p.City, u.OutOfServiceFrom,
                       Next = db.Leases.Where(l => l.UnitId == u.Id && l.Start > day).Min(l => (DateOnly?)l.Start),
                   };
        return [.. (await free.Take(Most).ToListAsync(ct)).Select(u => new FreeUnit(u.Code, u.Label, u.Kind, u.AreaHundredths, u.Name, u.City, Before(u.Next, u.OutOfServiceFrom)))];
    }

    private static DateOnly? Before(DateOnly? lease, DateOnly? closed) =>
        (lease < closed ? lease : closed ?? lease)?.AddDays(-1);
}
