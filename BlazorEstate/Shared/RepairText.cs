using System.Globalization;
using System.Resources;

namespace BlazorEstate.Shared;

/// <summary>What a repair on a tenant's account is called: in one piece as the charge keeps it, and in the reader's language.</summary>
public static class RepairText
{
    /// <summary>Between code and title where a charge keeps them.</summary>
    public const string Colon = ": ";

    private static readonly ResourceManager Texts = new(typeof(UiText));

    /// <summary>As a charge keeps it, whoever will read it: "M000011: Leak under the sink".</summary>
    public static string Label(string code, string title) => code + Colon + title;

    /// <summary>"Repair M000011: Leak under the sink".</summary>
    public static string Of(string label)
    {
        var (code, title) = Parts(label);
        return string.Format(CultureInfo.CurrentCulture, Texts.GetString("Repair", CultureInfo.CurrentUICulture)!, code, title);
    }

    /// <summary>Code of the intervention.</summary>
    public static string CodeOf(string label) => Parts(label).Code;

    private static (string Code, string Title) Parts(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label.Split(Colon, 2) is [var code, var title] ? (code, title) : (label, "");
    }
}
