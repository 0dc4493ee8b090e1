using System.Globalization;
using System.Text;
using BlazorEstate.Domain;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Import.Demo;

/// <summary>What the demo agency is to be.</summary>
/// <param name="Months">Of history, the current month included.</param>
public sealed record DemoOptions(DateOnly Today, int Leases = 200, int Months = 24, int Seed = 1);

/// <summary>
/// An invented agency as the same files that an import reads, the same for the same options. It lives around today: dues today,
/// arrears of every age, leases that ended, leases to come, empty units, open repairs. No payment lies in the future.
/// </summary>
public sealed partial class DemoAgency
{
    private const int UnitsPerBuilding = 8;
    private readonly DemoOptions _options;
    private readonly Currency _currency;
    private readonly Random _random;
    private readonly DateOnly _firstMonth;
    private readonly Dictionary<CsvFormat, StringBuilder> _files = CsvFormat.All.ToDictionary(f => f, f => new StringBuilder().AppendRow(f.Columns));
    private readonly List<Place> _units = [];
    private readonly HashSet<string> _named = [];
    private readonly List<(DateOnly Date, string[] Row)> _payments = [];
    private int _leases;
    private int _tenants;

    private DemoAgency(DemoOptions options, Currency currency)
    {
        (_options, _currency, _random) = (options, currency, new Random(options.Seed));
        _firstMonth = new DateOnly(options.Today.Year, options.Today.Month, 1).AddMonths(1 - options.Months);
    }

    /// <summary>Writes the seven files into a folder.</summary>
    public static async Task WriteAsync(string folder, DemoOptions options, Currency currency, CancellationToken ct = default)
    {
        Directory.CreateDirectory(folder);
        var agency = new DemoAgency(options, currency);
        agency.Make();
        foreach (var (format, text) in agency._files)
        {
            await using var file = new StreamWriter(Path.Combine(folder, format.Name), append: false, new UTF8Encoding(false));
            await file.WriteAsync(text, ct);
        }
    }

    private void Make()
    {
        MakePlaces();
        for (var unit = 0; _leases < _options.Leases; unit++)
        {
            Let(unit);
        }

        MakeWorks();
        foreach (var (_, row) in _payments.OrderBy(p => p.Date).ThenBy(p => p.Row[4], StringComparer.Ordinal))
        {
            Row(CsvFormat.Payments, row);
        }
    }

    private void MakePlaces()
    {
        var owners = Math.Max(1, _options.Leases / 12);
        for (var i = 1; i <= owners; i++)
        {
            var name = i % 4 == 0 ? Named("SCI", DemoNames.Residences) : Person();
            Row(CsvFormat.Owners, Code("O", i, 5), name, DemoNames.Mail(name, i), Phone(6), $"{_random.Next(1, 120)} {Pick(DemoNames.Streets)}, {City()}");
        }

        // One lease in ten follows another on its unit, and a few units are empty.
        var units = Math.Max(2, _options.Leases * 93 / 100);
        for (var property = 1; _units.Count < units; property++)
        {
            var (city, postal) = Pick(DemoNames.Cities);
            var (kind, size) = property == 1 ? (PropertyKind.Building, UnitsPerBuilding) : Weighted(((PropertyKind.Building, UnitsPerBuilding), 70), ((PropertyKind.House, 1), 18), ((PropertyKind.Commercial, 4), 12));
            var name = kind switch { PropertyKind.House => Named("Villa", DemoNames.First), PropertyKind.Commercial => Named("Galerie", DemoNames.Galleries), _ => Named("Résidence", DemoNames.Residences) };
            Row(CsvFormat.Properties, Code("P", property, 5), Code("O", property <= owners ? property : _random.Next(1, owners + 1), 5), name, Words.Of(kind),
                $"{_random.Next(1, 220)} {Pick(DemoNames.Streets)}", postal, city);
            for (var number = 1; number <= size && _units.Count < units; number++)
            {
                MakeUnit(property, kind, number);
            }
        }
    }

    // Shops of a building are on the ground floor.
    private void MakeUnit(int property, PropertyKind around, int number)
    {
        var floor = (number - 1) / 2;
        var kind = around switch
        {
            PropertyKind.House => UnitKind.House,
            PropertyKind.Commercial => Weighted((UnitKind.Shop, 7), (UnitKind.Office, 3)),
            _ => Weighted((UnitKind.Flat, 64), (UnitKind.Studio, 22), (UnitKind.Parking, 9), (UnitKind.Shop, floor == 0 ? 20 : 0)),
        };
        var area = kind switch { UnitKind.Studio => _random.Next(1600, 3400), UnitKind.Parking => 1250, UnitKind.House => _random.Next(7500, 14000), _ => _random.Next(3200, 11000) };
        var label = kind switch { UnitKind.House => "Maison", UnitKind.Shop => $"Local {number}", UnitKind.Office => $"Bureau {number}", UnitKind.Parking => $"Place {number}", _ => $"Appt {number}" };
        _units.Add(new(Code("U", _units.Count + 1, 6), kind, area, around));
        Row(CsvFormat.Units, _units[^1].Code, Code("P", property, 5), label, Words.Of(kind), _currency.ToInvariant(area * _currency.Scale / 100),
            kind is UnitKind.Flat or UnitKind.Studio or UnitKind.Office ? floor.ToString(CultureInfo.InvariantCulture) : "0");
    }

    // No two of one name: they are told apart by it.
    private string Named(string what, string[] names)
    {
        var first = _random.Next(names.Length);
        for (var i = 0; ; i++)
        {
            var name = $"{what} {names[(first + i) % names.Length]}{(i < names.Length ? "" : $" {(i / names.Length) + 1}")}";
            if (_named.Add(name))
            {
                return name;
            }
        }
    }

    private string Person() => $"{Pick(DemoNames.First)} {Pick(DemoNames.Last)}";

    private string City()
    {
        var (city, postal) = Pick(DemoNames.Cities);
        return $"{postal} {city}";
    }

    private string Phone(int kind) => $"+33 {kind} {_random.Next(10, 100)} {_random.Next(10, 100)} {_random.Next(10, 100)} {_random.Next(10, 100)}";

    private string Money(long minor) => _currency.ToInvariant(minor);

    private static string Code(string prefix, int number, int digits) => prefix + number.ToString($"D{digits}", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private void Row(CsvFormat format, params string[] fields) => _files[format].AppendRow(fields);

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private T Weighted<T>(params ReadOnlySpan<(T Value, int Weight)> choices)
    {
        var total = 0;
        foreach (var (_, weight) in choices)
        {
            total += weight;
        }

        var at = _random.Next(total);
        foreach (var (value, weight) in choices)
        {
            if ((at -= weight) < 0)
            {
                return value;
            }
        }

        return choices[^1].Value;
    }

    private sealed record Place(string Code, UnitKind Kind, int Area, PropertyKind Around)
    {
        public List<(DateOnly From, DateOnly To)> Lettings { get; } = [];

        public bool IsLet(DateOnly day) => Lettings.Exists(l => l.From <= day && day <= l.To);
    }
}
