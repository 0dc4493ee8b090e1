using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Import.Planning;

/// <summary>Files name a vendor by its name alone: one that is known, case and accents aside, is meant; another becomes a record.</summary>
internal sealed class VendorPlanner(ImportReport report, Numbers numbers, EstateDbContext db)
{
    private const string Prefix = "S";
    private readonly Dictionary<string, long> _known = [];
    private readonly SortedDictionary<long, (string Name, HashSet<string> Categories)> _new = [];
    private readonly HashSet<string> _codes = [];
    private long _next = 1;

    /// <summary>Adds the vendors of new interventions to what is to be written.</summary>
    public async Task PlanAsync(PlannedPlaces places, CancellationToken ct)
    {
        await LoadAsync(ct);
        foreach (var work in places.Interventions)
        {
            if (work.Record.VendorName is { } name)
            {
                Take(places, name, work.Record.Category);
            }
        }

        foreach (var (id, (name, categories)) in _new)
        {
            var code = NextCode();
            report.NoteCode(Prefix, code);
            places.Vendors.Add(new(id, 0, Vendor.Create(code, new VendorDetails(name, Vendor.TradesOf(categories))).Value));
        }

        report.Vendors = places.Vendors.Count;
    }

    // A database that never had a vendor is not asked: the one that writes may have it to itself.
    private async Task LoadAsync(CancellationToken ct)
    {
        if (!numbers.AnyIn("Vendors"))
        {
            return;
        }

        foreach (var vendor in await db.Vendors.OrderByDescending(v => v.Active).ThenBy(v => v.Id).Select(v => new { v.Id, v.Code, v.SortName }).ToListAsync(ct))
        {
            _known.TryAdd(vendor.SortName, vendor.Id);
            _codes.Add(vendor.Code);
        }

        _next = await db.CodeCounters.Where(c => c.Prefix == Prefix).Select(c => (long?)c.Next).FirstOrDefaultAsync(ct) ?? 1;
    }

    private void Take(PlannedPlaces places, string name, string category)
    {
        if (!places.VendorIds.TryGetValue(name, out var id))
        {
            var folded = Fold.Of(name);
            if (!_known.TryGetValue(folded, out id))
            {
                id = numbers.Next("Vendors");
                _known.Add(folded, id);
                _new.Add(id, (name, []));
            }

            places.VendorIds.Add(name, id);
        }

        if (_new.TryGetValue(id, out var made))
        {
            made.Categories.Add(category);
        }
    }

    private string NextCode()
    {
        string code;
        do
        {
            code = Prefix + _next++.ToString("D5", CultureInfo.InvariantCulture);
        }
        while (_codes.Contains(code));
        return code;
    }
}
