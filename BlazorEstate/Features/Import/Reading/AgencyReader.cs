using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Import.Reading;

/// <summary>Reads the files of an agency from a folder and checks every row by itself. Needs no database.</summary>
public sealed class AgencyReader
{
    private const int FirstRows = 5;
    private readonly string _folder;
    private readonly Currency _currency;
    private readonly CancellationToken _stop;
    private readonly AgencyRows _rows = new();
    private readonly Dictionary<string, int> _leases = [];
    private readonly Dictionary<string, int> _leaseLines = [];

    private AgencyReader(string folder, Currency currency, CancellationToken stop) => (_folder, _currency, _stop) = (folder, currency, stop);

    public static Task<AgencyRows> ReadAsync(string folder, Currency currency, CancellationToken ct = default) =>
        Task.Run(() => new AgencyReader(folder, currency, ct).Read(), ct);

    private AgencyRows Read()
    {
        var names = Directory.GetFiles(_folder, "*.csv", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive })
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        foreach (var name in names.Where(n => !CsvFormat.All.Any(f => f.Name == n)))
        {
            _rows.Errors.Add(new CsvFormat(name), 0, "", "", "Import.FileUnknown", string.Join(", ", CsvFormat.All.Select(f => f.Name)));
        }

        if (names.Count == 0)
        {
            _rows.Errors.Add(new CsvFormat("*.csv"), 0, "", "", "Import.NoFiles", string.Join(", ", CsvFormat.All.Select(f => f.Name)));
        }

        Each(CsvFormat.Owners, Coded(_rows.Owners, t => Owner.Create(t.Required(0), new(t.Required(1), t.OptionalText(2), t.OptionalText(3), t.OptionalText(4)))));
        Each(CsvFormat.Properties, Coded(_rows.Properties, t =>
            Property.Create(t.Required(0), 0, new(t.Required(2), t.Choice(3, Words.PropertyKinds), t.OptionalText(4), t.OptionalText(5), t.OptionalText(6))), parent: 1));
        Each(CsvFormat.Units, Coded(_rows.Units, t =>
            Unit.Create(t.Required(0), 0, new(t.Required(2), t.Choice(3, Words.UnitKinds), t.Hundredths(4, required: false), t.Whole(5, required: false))), parent: 1));
        Each(CsvFormat.Tenants, Coded(_rows.Tenants, t => Tenant.Create(t.Required(0), new(t.Required(1), t.OptionalText(2), t.OptionalText(3)))));
        Each(CsvFormat.Leases, ReadLease);
        Each(CsvFormat.Payments, ReadPayment);
        Each(CsvFormat.Maintenance, Coded(_rows.Interventions, t => Intervention.Create(t.Required(0), 0, Work(t)), parent: 1));
        return _rows;
    }

    private void Each(CsvFormat format, Action<CsvTable> read)
    {
        var path = Path.Combine(_folder, format.Name);
        if (!File.Exists(path))
        {
            return;
        }

        using var table = CsvTable.Open(path, format, _rows.Errors);
        var first = new List<string[]>();
        while (table?.Read() == true)
        {
            read(table);
            if (first.Count < FirstRows)
            {
                first.Add([.. Enumerable.Range(0, format.Columns.Count).Select(table.Raw)]);
            }

            if ((table.Rows & 0xFFF) == 0)
            {
                _stop.ThrowIfCancellationRequested();
            }
        }

        _rows.Files.Add(new ReadFile(format.Name, table?.Finish() ?? "", table?.Rows ?? 0, first));
    }

    // A record with a code, unique in its file.
    private Action<CsvTable> Coded<T>(List<Row<T>> into, Func<CsvTable, Result<T>> create, int parent = -1) where T : IHasCode
    {
        var lines = new Dictionary<string, int>();
        return table =>
        {
            var made = create(table);
            var parentCode = parent < 0 ? "" : table.Required(parent);
            if (!table.Accept(made))
            {
                _rows.Broken.Add((table.Format.Name, table.Raw(0)));
            }
            else if (IsNew(table, lines, made.Value.Code))
            {
                into.Add(new(table.Line, made.Value, parentCode));
            }
        };
    }

    private static bool IsNew(CsvTable table, Dictionary<string, int> lines, string code)
    {
        if (lines.TryAdd(code, table.Line))
        {
            return true;
        }

        table.Error(0, code, "Import.CodeTwice", lines[code]);
        return false;
    }

    private void ReadLease(CsvTable t)
    {
        var (code, unit, tenant) = (t.Required(0), t.Required(1), t.Required(2));
        var (rent, charges, mode) = (t.Money(6, _currency), t.Money(7, _currency), t.Choice(8, Words.ChargesModes));
        LineTerms[] lines = charges == 0 ? [new(LineKind.Rent, "", rent)] : [new(LineKind.Rent, "", rent), new(mode, "", charges)];
        var terms = new LeaseTerms(t.Choice(3, Words.LeaseKinds), t.Day(4), t.Day(5), lines, t.Money(9, _currency),
            t.Whole(10, required: true) ?? 1, t.Choice(11, Words.Frequencies), RentTiming.InAdvance, t.Hundredths(12, required: true) ?? 0);
        if (t.RowFailed || !t.Accept(Lease.Import(code, 0, 0, terms, null)))
        {
            _rows.Broken.Add((t.Format.Name, code));
        }
        else if (IsNew(t, _leaseLines, code))
        {
            _leases.Add(code, _rows.LeaseCodes.Count);
            _rows.LeaseCodes.Add(code);
            _rows.Leases.Add(new(t.Line, code, unit, tenant, terms));
        }
    }

    private void ReadPayment(CsvTable t)
    {
        var code = t.Code(0);
        var known = _leases.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var lease);
        if (!known && code.Length > 0)
        {
            lease = _rows.LeaseCodes.Count;
            _rows.LeaseCodes.Add(code.ToString());
            _leases.Add(_rows.LeaseCodes[lease], lease);
        }

        var row = new PaymentRow(t.Line, lease, t.Day(1), t.Choice(3, Words.Methods), t.Money(2, _currency), t.Required(4));
        if (!t.RowFailed)
        {
            _rows.Payments.Add(row);
        }
    }

    private InterventionDetails Work(CsvTable t) => new(t.Required(2), t.Required(3), t.Choice(4, Words.Priorities), t.Choice(5, Words.Statuses),
        t.Day(6), t.OptionalDay(7), t.Money(8, _currency, required: false), t.Money(9, _currency, required: false), t.OptionalText(10), t.Choice(11, Words.Bearers));
}
