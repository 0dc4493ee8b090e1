using BlazorEstate.Domain;

namespace BlazorEstate.Features.Import.Reading;

/// <summary>The words that the files use for choices.</summary>
internal static class Words
{
    public static readonly Dictionary<string, PropertyKind>.AlternateLookup<ReadOnlySpan<char>> PropertyKinds = Of<PropertyKind>();

    public static readonly Dictionary<string, UnitKind>.AlternateLookup<ReadOnlySpan<char>> UnitKinds = Of<UnitKind>();

    public static readonly Dictionary<string, LeaseKind>.AlternateLookup<ReadOnlySpan<char>> LeaseKinds = Of<LeaseKind>();

    public static readonly Dictionary<string, RentFrequency>.AlternateLookup<ReadOnlySpan<char>> Frequencies = Of<RentFrequency>();

    public static readonly Dictionary<string, LineKind>.AlternateLookup<ReadOnlySpan<char>> ChargesModes =
        Lookup(new Dictionary<string, LineKind> { ["provision"] = LineKind.Provision, ["flat"] = LineKind.FlatCharges });

    public static readonly Dictionary<string, PaymentMethod>.AlternateLookup<ReadOnlySpan<char>> Methods = Of<PaymentMethod>();

    public static readonly Dictionary<string, InterventionPriority>.AlternateLookup<ReadOnlySpan<char>> Priorities = Of<InterventionPriority>();

    public static readonly Dictionary<string, InterventionStatus>.AlternateLookup<ReadOnlySpan<char>> Statuses =
        Lookup(new Dictionary<string, InterventionStatus>(Of<InterventionStatus>().Dictionary) { ["open"] = InterventionStatus.Requested });

    public static readonly Dictionary<string, CostBearer>.AlternateLookup<ReadOnlySpan<char>> Bearers = Of<CostBearer>();

    /// <summary>The word of a value: DirectDebit is "direct debit".</summary>
    public static string Of(Enum value) =>
        string.Concat(value.ToString().Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private static Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> Of<T>() where T : struct, Enum => Lookup(Enum.GetValues<T>().ToDictionary(v => Of(v)));

    private static Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> Lookup<T>(Dictionary<string, T> words) => words.GetAlternateLookup<ReadOnlySpan<char>>();
}
