using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.History;

/// <summary>What was done: completed works of a unit, property, vendor or equipment, and their sums by year and category.</summary>
public sealed class HistoryQueries(IDbContextFactory<EstateDbContext> factory, RevisionCache cache)
{
    private static readonly HistoryFilter Everything = new();

    /// <summary>The newest come first unless asked otherwise.</summary>
    public static readonly SortOrder Newest = new("completed", Descending: true);

    public static IReadOnlyList<string> Sorts { get; } = ["completed", "reported", "title", "category", "place", "vendor", "cost"];

    public async Task<Paged<HistoryRow>> ListAsync(HistoryFilter filter, SortOrder sort, PageRequest page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Sorted(db, Done(db, filter), sort).PageAsync(Row(db), page, ct);
    }

    /// <summary>All of them, the newest first, as they are read.</summary>
    public async IAsyncEnumerable<HistoryRow> AllAsync(HistoryFilter filter, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await foreach (var row in Sorted(db, Done(db, filter), Newest).Select(Row(db)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }

    /// <summary>The newest year first, in it the dearest category. Those of all works together are kept until something changes: every open page asks.</summary>
    public async Task<IReadOnlyList<HistorySum>> SumsAsync(HistoryFilter filter, CancellationToken ct = default) =>
        filter == Everything ? await cache.GetAsync("maintenance.history", sums => sums.Count * 96, stop => ReadSumsAsync(filter, stop), ct) : await ReadSumsAsync(filter, ct);

    private async Task<IReadOnlyList<HistorySum>> ReadSumsAsync(HistoryFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var sums = await Done(db, filter).GroupBy(i => new { i.CompletedOn!.Value.Year, i.Category })
            .Select(g => new { g.Key.Year, g.Key.Category, Count = g.Count(), Cost = g.Sum(i => i.LabourCost + i.PartsCost + i.OtherCost) }).ToListAsync(ct);
        return [.. sums.OrderByDescending(s => s.Year).ThenByDescending(s => s.Cost).ThenBy(s => s.Category, StringComparer.Ordinal).Select(s => new HistorySum(s.Year, s.Category, s.Count, s.Cost))];
    }

    /// <summary>What the filter names, as far as it exists.</summary>
    public async Task<IReadOnlyList<HistorySubject>> SubjectsAsync(HistoryFilter f, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        (string Kind, string? Code, IQueryable<string> Name)[] asked =
        [
            ("unit", f.Unit, from u in db.Units join p in db.Properties on u.PropertyId equals p.Id where u.Code == f.Unit select p.Name + ", " + u.Label),
            ("property", f.Property, db.Properties.Where(p => p.Code == f.Property).Select(p => p.Name)),
            ("vendor", f.Vendor, db.Vendors.Where(v => v.Code == f.Vendor).Select(v => v.Name)),
            ("equipment", f.Equipment, db.Equipment.Where(e => e.Code == f.Equipment).Select(e => e.Name)),
        ];
        var found = new List<HistorySubject>();
        foreach (var (kind, code, name) in asked)
        {
            if (code is not null && await name.FirstOrDefaultAsync(ct) is { } known)
            {
                found.Add(new(kind, code, known));
            }
        }

        return found;
    }

    // Common parts are the property's: the unit that they are entered on is any of it.
    private static IQueryable<Intervention> Done(EstateDbContext db, HistoryFilter f)
    {
        var done = db.Interventions.AsNoTracking().Where(i => i.CompletedOn != null);
        if (f.Unit is { } unit) { done = done.Where(i => !i.CommonParts && db.Units.Where(u => u.Code == unit).Select(u => u.Id).Contains(i.UnitId)); }
        if (f.Property is { } property) { done = done.Where(i => db.Units.Where(u => db.Properties.Any(p => p.Id == u.PropertyId && p.Code == property)).Select(u => u.Id).Contains(i.UnitId)); }
        if (f.Vendor is { } vendor) { done = done.Where(i => db.Vendors.Where(v => v.Code == vendor).Select(v => (long?)v.Id).Contains(i.VendorId)); }
        if (f.Equipment is { } equipment) { done = done.Where(i => i.EquipmentId != null && db.Equipment.Where(e => e.Code == equipment).Select(e => (long?)e.Id).Contains(i.EquipmentId)); }
        if (f.Category is { } category) { done = done.Where(i => i.Category == category); }
        if (f.Year is { } year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            done = done.Where(i => i.CompletedOn >= first && i.CompletedOn <= last);
        }

        return done;
    }

    private static IQueryable<Intervention> Sorted(EstateDbContext db, IQueryable<Intervention> done, SortOrder sort) => (sort.Field switch
    {
        "reported" => done.By(i => i.ReportedOn, sort),
        "title" => done.By(i => i.SearchText, sort),
        "category" => done.By(i => i.Category, sort),
        "place" => done.By(i => db.Units.Where(u => u.Id == i.UnitId).SelectMany(u => db.Properties.Where(p => p.Id == u.PropertyId)).Select(p => p.SortName).First(), sort),
        "vendor" => done.By(i => i.VendorName, sort),
        "cost" => done.By(i => i.LabourCost + i.PartsCost + i.OtherCost, sort),
        _ => done.By(i => i.CompletedOn, sort),
    }).Then(i => i.Id, sort);

    private static Expression<Func<Intervention, HistoryRow>> Row(EstateDbContext db) => i => new HistoryRow(
        i.Code, i.Title, i.Category, i.Priority, i.ReportedOn, i.CompletedOn!.Value,
        db.Units.Where(u => u.Id == i.UnitId).Select(u => u.Code).First(),
        db.Units.Where(u => u.Id == i.UnitId).Select(u => u.Label).First(),
        db.Units.Where(u => u.Id == i.UnitId).SelectMany(u => db.Properties.Where(p => p.Id == u.PropertyId)).Select(p => p.Code).First(),
        db.Units.Where(u => u.Id == i.UnitId).SelectMany(u => db.Properties.Where(p => p.Id == u.PropertyId)).Select(p => p.Name).First(),
        i.CommonParts,
        db.Vendors.Where(v => v.Id == i.VendorId).Select(v => v.Code).FirstOrDefault(), i.VendorName,
        db.Equipment.Where(e => e.Id == i.EquipmentId).Select(e => e.Code).FirstOrDefault(),
        db.Equipment.Where(e => e.Id == i.EquipmentId).Select(e => e.Name).FirstOrDefault(),
        i.Reopenings, i.Bearer, i.LabourCost, i.PartsCost, i.OtherCost);
}
