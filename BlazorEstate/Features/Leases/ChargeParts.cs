using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

/// <summary>"Rent €800.00 + Provision €60.00 + VAT €172.00".</summary>
public static class ChargeParts
{
    public static string Say(IReadOnlyList<ChargeLine> lines, long vat, MoneyText money, string vatName)
    {
        var parts = lines.Select(l => $"{LineText.Of(l.Kind, l.Label)} {money.Format(l.Amount)}");
        return string.Join(" + ", vat == 0 ? parts : parts.Append($"{vatName} {money.Format(vat)}"));
    }
}
