using System.Globalization;
using System.Resources;

namespace BlazorEstate.Shared;

/// <summary>Names of enum values for people, from EnumText.resx under "LeaseKind.Unfurnished".</summary>
public static class EnumText
{
    private static readonly ResourceManager Texts = new(typeof(EnumText));

    public static string Name(Enum value) => Name(value, CultureInfo.CurrentUICulture);

    /// <summary>In the language of somebody else, such as whom a letter goes to.</summary>
    public static string Name(Enum value, CultureInfo language)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Texts.GetString(Key(value), language) ?? value.ToString();
    }

    /// <summary>Under which a value's name stands.</summary>
    public static string Key(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return $"{value.GetType().Name}.{value}";
    }

    /// <summary>The name under a key; the key itself where there is none.</summary>
    public static string Of(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
