using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>What was found at a point, in one line of the reader's language, or of the document's.</summary>
internal static class InventoryText
{
    public static string Of(InventorySection section, BeforeView before) =>
        string.Join(" – ", new[] { Of(section, before.State, before.Number, before.Reading, before.Count, CultureInfo.CurrentUICulture), before.Note }.Where(x => !string.IsNullOrEmpty(x)));

    public static string Of(InventorySection section, InventoryState? state, string? number, decimal? reading, int? count, CultureInfo culture) => section switch
    {
        InventorySection.Room => state is { } s ? EnumText.Name(s, culture) : "",
        InventorySection.Meters => Reading(reading, culture) + (number is null ? "" : $" ({number})"),
        _ => count?.ToString(culture) ?? "",
    };

    public static string Reading(decimal? reading, CultureInfo culture) => reading?.ToString("#,0.###", culture) ?? "";
}
