using System.Globalization;
using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

/// <summary>How the audit trail's fields and values of a lease read for people.</summary>
public static class HistoryText
{
    private static readonly HashSet<string> Hidden = ["UnitId", "TenantId", "RenewsLeaseId", "LastDay", "Code"];
    private static readonly HashSet<string> Amounts = ["Deposit", "LateFeeCap", "Monthly"];
    private static readonly Dictionary<string, string> Names = new()
    {
        ["VatBasisPoints"] = "vatRate", ["LateFeeBasisPoints"] = "lateFeeRate", ["EndReason"] = "reason", ["Lease"] = "leaseCode", ["Monthly"] = "amount",
    };

    public static bool IsForPeople(string field) => !Hidden.Contains(field);

    public static string Label(string field, ProblemText texts) => texts.Field(Names.GetValueOrDefault(field) ?? JsonNamingPolicy.CamelCase.ConvertName(field));

    public static string Value(string field, string? value, MoneyText money)
    {
        if (value is null)
        {
            return "–";
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.ToString("d", CultureInfo.CurrentCulture);
        }

        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return Amounts.Contains(field) ? money.Format(number)
                : field.EndsWith("BasisPoints", StringComparison.Ordinal) ? (number / 10_000m).ToString("P2", CultureInfo.CurrentCulture)
                : number.ToString(CultureInfo.CurrentCulture);
        }

        return field switch
        {
            "Kind" when Enum.TryParse<LeaseKind>(value, out var kind) => EnumText.Name(kind),
            "Frequency" when Enum.TryParse<RentFrequency>(value, out var frequency) => EnumText.Name(frequency),
            "Timing" when Enum.TryParse<RentTiming>(value, out var timing) => EnumText.Name(timing),
            _ => value,
        };
    }
}
