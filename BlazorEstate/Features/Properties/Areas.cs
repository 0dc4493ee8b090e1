using System.Globalization;

namespace BlazorEstate.Features.Properties;

public static class Areas
{
    /// <summary>An area in square metres as the reader writes it.</summary>
    public static string? Text(decimal? squareMetres) =>
        squareMetres is { } area ? area.ToString("N2", CultureInfo.CurrentCulture) + "\u00a0m²" : null;
}
