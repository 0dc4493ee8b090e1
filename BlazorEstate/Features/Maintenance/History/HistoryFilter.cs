using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Maintenance.History;

/// <summary>Of what the completed works are meant, by codes; and which of them.</summary>
/// <param name="Year">Of the completion.</param>
public sealed record HistoryFilter(string? Unit = null, string? Property = null, string? Vendor = null, string? Equipment = null, string? Category = null, int? Year = null)
{
    public static IReadOnlyList<string> Subjects { get; } = ["unit", "property", "vendor", "equipment"];

    /// <summary>The same subject in all its years and categories.</summary>
    public HistoryFilter Whole => this with { Category = null, Year = null };

    /// <summary>Reads a query string. Problems name the parameter.</summary>
    public static Result<HistoryFilter> Read(Func<string, string?> query)
    {
        var checks = new Checks();
        var filter = Read(query, checks);
        return checks.ToResult(() => filter);
    }

    /// <summary>What a screen's address asks for; what makes no sense in it is left out.</summary>
    public static HistoryFilter Lenient(Func<string, string?> query) => Read(query, new Checks());

    private static HistoryFilter Read(Func<string, string?> query, Checks checks)
    {
        var year = Given("year", 10);
        int? number = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1900 and <= 2200 ? value : null;
        checks.That(year is null || number is not null, "year", "OutOfRange", 1900, 2200);
        return new(Given("unit", Limits.Code), Given("property", Limits.Code), Given("vendor", Limits.Code), Given("equipment", Limits.Code), Given("category", Intervention.CategoryLength), number);

        string? Given(string name, int max)
        {
            var text = query(name) is { } given && !string.IsNullOrWhiteSpace(given) ? given.Trim() : null;
            checks.Optional(name, text, max);
            return text;
        }
    }
}
