using System.Globalization;
using System.Resources;

namespace BlazorEstate.Shared;

/// <summary>Names of enum values for people, from EnumText.resx under "LeaseKind.Unfurnished".</summary>
public static class EnumText
{
    private static readonly ResourceManager Texts = new(typeof(EnumText));

    public static string Name(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var key = $"{value.GetType().Name}.{value}";
        return Texts.GetString(key, CultureInfo.CurrentUICulture) ?? value.ToString();
    }
}
