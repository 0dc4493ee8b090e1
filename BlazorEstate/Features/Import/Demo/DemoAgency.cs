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
    private const int UnitsPerProperty = 8;
    private readonly DemoOptions _options;
    private readonly Currency _currency;
    private readonly Random _random;
    private readonly DateOnly _firstMonth;
    private readonly Dictionary<CsvFormat, StringBuilder> _files = CsvFormat.All.ToDictionary(f => f, f => new StringBuilder().AppendRow(f.Columns));
    private readonly List<(string Code, UnitKind Kind, int Area)> _units = [];
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
            var name = i % 4 == 0 ? $"SCI {Pick(DemoNames.Residences)}" : Person();
            Row(CsvFormat.Owners, Code("O", i, 5), name, DemoNames.Mail(name, i), Phone(6), $"{_random.Next(1, 120)} {Pick(DemoNames.Streets)}, {City()}");
        }

        // One lease in ten follows another on its unit, and a few units are empty.
        var units = Math.Max(2, _options.Leases * 93 / 100);
        for (var i = 1; i <= units; i++)
        {
            var property = ((i - 1) / UnitsPerProperty) + 1;
            if ((i - 1) % UnitsPerProperty == 0)
            {
                var (city, postal) = Pick(DemoNames.Cities);
                Row(CsvFormat.Properties, Code("P", property, 5), Code("O", property <= owners ? property : _random.Next(1, owners + 1), 5), $"Résidence {Pick(DemoNames.Residences)}",
                    Pick("building", "building", "building", "house", "commercial"), $"{_random.Next(1, 220)} {Pick(DemoNames.Streets)}", postal, city);
            }

            var kind = Weighted((UnitKind.Flat, 58), (UnitKind.Studio, 20), (UnitKind.House, 6), (UnitKind.Shop, 8), (UnitKind.Parking, 8));
            var area = kind switch { UnitKind.Studio => _random.Next(1600, 3400), UnitKind.Parking => 1250, UnitKind.House => _random.Next(7500, 14000), _ => _random.Next(3200, 11000) };
            _units.Add((Code("U", i, 6), kind, area));
            Row(CsvFormat.Units, _units[^1].Code, Code("P", property, 5), $"{(kind == UnitKind.Parking ? "Place" : kind == UnitKind.Shop ? "Local" : "Appt")} {((i - 1) % UnitsPerProperty) + 1}",
                Words.Of(kind), _currency.ToInvariant(area * _currency.Scale / 100), kind is UnitKind.Shop or UnitKind.Parking ? "0" : (((i - 1) % UnitsPerProperty) / 2).ToString(CultureInfo.InvariantCulture));
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
}
