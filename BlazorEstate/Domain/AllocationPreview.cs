namespace BlazorEstate.Domain;

/// <summary>What a payment would do. Amounts in minor units.</summary>
/// <param name="Parts">In the order in which the money is used.</param>
/// <param name="Credit">What no open charge needs.</param>
public sealed record AllocationPreview(IReadOnlyList<AllocationPart> Parts, long Credit);

/// <summary>The part of a payment that one charge would take. Amounts in minor units.</summary>
/// <param name="Open">What the charge still needs before.</param>
/// <param name="Amount">What it would take.</param>
/// <param name="Recharge">What a recharged repair is for; null for a period.</param>
public sealed record AllocationPart(long ChargeId, DateOnly From, DateOnly To, DateOnly DueOn, long Open, long Amount, string? Recharge = null)
{
    /// <summary>What the charge would still need.</summary>
    public long Left => Open - Amount;

    internal static AllocationPart Of((Charge Charge, long Amount) part) =>
        new(part.Charge.Id, part.Charge.From, part.Charge.To, part.Charge.DueOn, part.Charge.Open, part.Amount, part.Charge.RechargeLabel);
}
