using System.Globalization;
using System.Resources;
using BlazorEstate.Domain;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>Texts of an inventory's own language, which need not be the reader's: both parties sign one document.</summary>
public sealed class InventoryWords(string language)
{
    private static readonly ResourceManager Texts = new(typeof(InventoriesText));

    /// <summary>Days before months also in English: the agency is in Europe.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "fr-FR");

    public string this[string key] => Texts.GetString(key, Culture) ?? key;

    public string Format(string key, params object[] args) => string.Format(Culture, this[key], args);

    public IReadOnlyList<InventoryOutline> Outline(UnitKind kind) =>
        [.. InventoryTemplate.For(kind).Select(r => new InventoryOutline(r.Section, this["Room." + r.Room], [.. r.Items.Select(i => this["Item." + i])]))];
}
