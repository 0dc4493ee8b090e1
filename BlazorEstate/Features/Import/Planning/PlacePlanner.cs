using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Import.Reading;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Import.Planning;

/// <summary>Matches owners, properties, units, tenants and interventions by code, and finds what each belongs to.</summary>
internal sealed class PlacePlanner(AgencyRows rows, ImportReport report, Numbers numbers, EstateDbContext db)
{
    private readonly HashSet<CsvFormat> _missing = [];

    public PlannedPlaces Places { get; } = new();

    /// <summary>Number of every unit known, by code.</summary>
    public Dictionary<string, long> Units { get; private set; } = [];

    public Dictionary<string, long> Tenants { get; private set; } = [];

    public async Task PlanAsync(CancellationToken ct)
    {
        var owners = Match(CsvFormat.Owners, rows.Owners, await StoredAsync(db.Owners, "Owners", ct), Places.Owners, "Owners",
            (a, _, b) => (a.Name, a.Email, a.Phone, a.Address) == (b.Name, b.Email, b.Phone, b.Address));
        var properties = Match(CsvFormat.Properties, rows.Properties, await StoredAsync(db.Properties, "Properties", ct), Places.Properties, "Properties",
            (a, owner, b) => (a.Name, a.Kind, a.Address, a.PostalCode, a.City, owner) == (b.Name, b.Kind, b.Address, b.PostalCode, b.City, b.OwnerId),
            CsvFormat.Owners, "owner_code", owners);
        Units = Match(CsvFormat.Units, rows.Units, await StoredAsync(db.Units, "Units", ct), Places.Units, "Units",
            (a, property, b) => (a.Label, a.Kind, a.AreaHundredths, a.Floor, property) == (b.Label, b.Kind, b.AreaHundredths, b.Floor, b.PropertyId),
            CsvFormat.Properties, "property_code", properties);
        Tenants = Match(CsvFormat.Tenants, rows.Tenants, await StoredAsync(db.Tenants, "Tenants", ct), Places.Tenants, "Tenants",
            (a, _, b) => (a.Name, a.Email, a.Phone) == (b.Name, b.Email, b.Phone));
        Match(CsvFormat.Maintenance, rows.Interventions, await StoredAsync(db.Interventions, "Interventions", ct), Places.Interventions, "Interventions",
            (a, unit, b) => (a.Title, Course(a, b), a.ReportedOn, a.CompletedOn, a.LabourCost, a.PartsCost, unit) == (b.Title, b.Status, b.ReportedOn, b.CompletedOn, b.LabourCost, b.PartsCost, b.UnitId),
            CsvFormat.Units, "unit_code", Units);
        await new VendorPlanner(report, numbers, db).PlanAsync(Places, ct);
    }

    /// <summary>The number of what a row refers to; 0, with an error added, where there is no such record.</summary>
    public long Find(CsvFormat from, int line, string column, string code, CsvFormat target, Dictionary<string, long> known)
    {
        if (known.TryGetValue(code, out var id) || rows.Broken.Contains((target.Name, code)))
        {
            return id;
        }

        if (rows.Has(target))
        {
            report.Errors.Add(from, line, column, code, "Import.CodeUnknown", target.Name);
        }
        else if (_missing.Add(target))
        {
            report.Errors.Add(target, 0, "", "", "Import.FileMissing", from.Name, line, code);
        }

        return 0;
    }

    public void Differs(CsvFormat format, int line, string code)
    {
        report.Counts[format.Name].Different++;
        if (report.Differences.Count < ImportReport.DifferencesShown)
        {
            report.Differences.Add(new(format.Name, line, code));
        }
    }

    // What was completed closes by itself after a while, and is the same work.
    private static InterventionStatus Course(Intervention read, Intervention stored) =>
        (read.Status, stored.Status) is (InterventionStatus.Completed, InterventionStatus.Closed) ? stored.Status : read.Status;

    private async Task<Dictionary<string, T>> StoredAsync<T>(IQueryable<T> set, string table, CancellationToken ct) where T : class, IHasCode =>
        numbers.AnyIn(table) ? await set.AsNoTracking().ToDictionaryAsync(x => x.Code, ct) : [];

    private Dictionary<string, long> Match<T>(CsvFormat format, List<Row<T>> read, Dictionary<string, T> stored, List<Planned<T>> into, string table,
        Func<T, long, T, bool> same, CsvFormat? target = null, string column = "", Dictionary<string, long>? parents = null)
        where T : IHasCode, IAudited
    {
        var ids = new Dictionary<string, long>(stored.Count + read.Count);
        foreach (var (code, record) in stored)
        {
            ids.Add(code, record.Id);
        }

        var count = report.Counts[format.Name];
        foreach (var (line, record, parentCode) in read)
        {
            var parent = target is null ? 0 : Find(format, line, column, parentCode, target, parents!);
            if (stored.TryGetValue(record.Code, out var there))
            {
                count.Existing++;
                if (!same(record, parent, there))
                {
                    Differs(format, line, record.Code);
                }

                continue;
            }

            count.New++;
            report.NoteCode(format == CsvFormat.Maintenance ? "M" : table[..1], record.Code);
            var id = numbers.Next(table);
            ids.Add(record.Code, id);
            into.Add(new(id, parent, record));
        }

        return ids;
    }
}
