using System.Globalization;

namespace BlazorEstate.Features.Properties;

/// <summary>How this feature writes an area for people and an enum's value in an address.</summary>
public static class Names
{
    public static string? Area(decimal? squareMetres) =>
        squareMetres is { } area ? area.ToString("N2", CultureInfo.CurrentCulture) + "\u00a0m²" : null;

    public static string Camel(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
