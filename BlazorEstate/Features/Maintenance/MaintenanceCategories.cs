using Microsoft.Extensions.Localization;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Categories are free words, as imports bring them; the usual ones have names in each language.</summary>
public static class MaintenanceCategories
{
    public const string General = "general";

    public static IReadOnlyList<string> Usual { get; } = ["plumbing", "electrical", "heating", "locksmith", "roof", "common areas", "appliance", "painting", "cleaning", General];

    public static string Name(IStringLocalizer<MaintenanceText> texts, string category) =>
        texts["Category." + category] is { ResourceNotFound: false } known ? known.Value : category;
}
