using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BlazorEstate.Data;

/// <summary>
/// Earlier versions knew vendors only by the name that an intervention has. Each such name becomes a record, names that differ in case or
/// accents alone the same one, and the interventions are linked to it. Where all are linked there is nothing to do.
/// </summary>
internal static class VendorLinks
{
    public const string Prefix = "S";

    public static async Task CompleteAsync(EstateDbContext db, CancellationToken ct)
    {
        if (!await AnyMissingAsync(db, ct))
        {
            return;
        }

        await using var transaction = await db.BeginWriteAsync(ct);
        var named = await db.Interventions.Where(i => i.VendorId == null && i.VendorName != null)
            .GroupBy(i => new { i.VendorName, i.Category }).Select(g => new { Name = g.Key.VendorName!, g.Key.Category, First = g.Min(i => i.Id) }).ToListAsync(ct);
        var known = (await db.Vendors.OrderByDescending(v => v.Active).ThenBy(v => v.Id).ToListAsync(ct)).DistinctBy(v => v.SortName).ToDictionary(v => v.SortName);
        foreach (var names in named.OrderBy(n => n.First).GroupBy(n => Fold.Of(n.Name)).Where(g => !known.ContainsKey(g.Key)))
        {
            var details = new VendorDetails(names.First().Name, Vendor.TradesOf(names.Select(n => n.Category)));
            var vendor = Vendor.Create(await db.NextCodeAsync(Prefix, ct), details).Value;
            known.Add(names.Key, vendor);
            db.Add(vendor);
        }

        await db.SaveAsync(Actor.System, ct);
        var linked = 0;
        foreach (var name in named.Select(n => n.Name).Distinct())
        {
            var id = known[Fold.Of(name)].Id;
            linked += await db.Interventions.Where(i => i.VendorId == null && i.VendorName == name).ExecuteUpdateAsync(s => s.SetProperty(i => i.VendorId, id), ct);
        }

        db.Note("link-vendors", nameof(Intervention), 0, linked.ToString(CultureInfo.InvariantCulture), new { Interventions = new int?[] { null, linked } });
        await db.SaveAsync(Actor.System, ct);
        await transaction.CommitAsync(ct);
    }

    // Without the model, whose building is most of a short command's time.
    private static async Task<bool> AnyMissingAsync(EstateDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = "SELECT 1 FROM \"Interventions\" WHERE \"VendorId\" IS NULL AND \"VendorName\" IS NOT NULL LIMIT 1";
        return await command.ExecuteScalarAsync(ct) is not null;
    }
}
