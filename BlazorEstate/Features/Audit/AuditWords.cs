using System.Globalization;
using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Features.Audit;

/// <summary>Says fields and values of the trail as people know them: names, amounts, days.</summary>
public sealed class AuditWords(IStringLocalizer<AuditText> texts, ProblemText fields, MoneyText money, AgencyClock clock)
{
    private static readonly HashSet<string> Amounts = new(StringComparer.OrdinalIgnoreCase)
    {
        "Amount", "Total", "Deposit", "Rent", "Charges", "Other", "Vat", "Paid", "Unallocated", "LabourCost", "PartsCost", "OtherCost", "LateFeeCap", "Monthly", "RechargedAmount",
    };

    private static readonly Dictionary<string, Type[]> Enums = new()
    {
        ["Kind"] = [typeof(LeaseKind), typeof(UnitKind), typeof(PropertyKind), typeof(LineKind), typeof(DocumentKind), typeof(VisitKind)],
        ["Frequency"] = [typeof(RentFrequency)],
        ["Timing"] = [typeof(RentTiming)],
        ["Method"] = [typeof(PaymentMethod)],
        ["Status"] = [typeof(InterventionStatus), typeof(VisitStatus), typeof(ReportStatus), typeof(InventoryStatus)],
        ["Priority"] = [typeof(InterventionPriority)],
        ["Bearer"] = [typeof(CostBearer)],
        ["SubjectKind"] = [typeof(DocumentSubject)],
        ["Mail"] = [typeof(MailChoice)],
        ["State"] = [typeof(QuoteState)],
    };

    public string Kind(string kind) => texts["Kind." + kind] is { ResourceNotFound: false } text ? text.Value : kind;

    public string Action(string action) => texts["Action." + action] is { ResourceNotFound: false } text ? text.Value : action;

    public string Field(string field)
    {
        if (texts["Field." + char.ToUpperInvariant(field[0]) + field[1..]] is { ResourceNotFound: false } own)
        {
            return own.Value;
        }

        var known = field.EndsWith("Id", StringComparison.Ordinal) ? field[..^2] + "Code" : field;
        var name = JsonNamingPolicy.CamelCase.ConvertName(known);
        return fields.Field(name) is var text && text != name ? text : field;
    }

    /// <summary>A value for people; null where there was none.</summary>
    public string? Value(AuditView row, string field, JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => texts["Yes"],
        { ValueKind: JsonValueKind.False } => texts["No"],
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => Number(row, field, whole),
        { ValueKind: JsonValueKind.String } text => Text(row.SubjectKind, field, text.GetString()!),
        { } other => other.GetRawText(),
    };

    /// <summary>Whether a field's numbers are minor units. An event of its own (an import) counts things under a name that is an amount elsewhere.</summary>
    internal static bool IsAmount(AuditView row, string field) =>
        Amounts.Contains(field) && (row.Action is "create" or "update" or "delete" || !field.Equals("Charges", StringComparison.OrdinalIgnoreCase));

    private string Number(AuditView row, string field, long value) =>
        IsAmount(row, field) ? money.Format(value)
        : field.EndsWith("BasisPoints", StringComparison.Ordinal) ? (value / 10_000m).ToString("P2", CultureInfo.CurrentCulture)
        : field == "AreaHundredths" ? (value / 100m).ToString("N2", CultureInfo.CurrentCulture) + " m²"
        : field.EndsWith("Id", StringComparison.Ordinal) || field == "Number" ? value.ToString(CultureInfo.InvariantCulture)
        : value.ToString("N0", CultureInfo.CurrentCulture);

    private string Text(string kind, string field, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.ToString("d", CultureInfo.CurrentCulture);
        }

        if (DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
        {
            return clock.ToLocal(at).ToString("g", CultureInfo.CurrentCulture);
        }

        if (field == "Lines" && text.StartsWith('['))
        {
            using var lines = JsonDocument.Parse(text);
            return texts["LineCount", lines.RootElement.GetArrayLength()];
        }

        if (kind == "Vendor" && field is "Trades" or "Contacts" && text.StartsWith('['))
        {
            using var items = JsonDocument.Parse(text);
            return string.Join("; ", items.RootElement.EnumerateArray().Select(Item));
        }

        var types = Enums.GetValueOrDefault(field, []);
        var type = types.FirstOrDefault(t => t.Name.StartsWith(kind switch { "LeaseLine" => "Line", "StoredDocument" => "Document", "ReportRun" => "Report", _ => kind }, StringComparison.Ordinal)) ?? (types.Length == 1 ? types[0] : null);
        return type is not null && Enum.TryParse(type, text, out var named) ? EnumText.Name((Enum)named) : text;
    }

    // A trade by its name; of a contact whatever is known.
    private static string Item(JsonElement item) => item.ValueKind == JsonValueKind.Object
        ? string.Join(" · ", item.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => p.Value.GetString()))
        : CategoryText.Name(item.ToString());
}
