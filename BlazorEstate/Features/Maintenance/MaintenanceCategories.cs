using BlazorEstate.Shared;

namespace BlazorEstate.Features.Maintenance;

/// <summary>The categories that a request offers before any other was used; their names are those of CategoryText.</summary>
public static class MaintenanceCategories
{
    public const string General = "general";

    public static IReadOnlyList<string> Usual => CategoryText.Usual;
}
