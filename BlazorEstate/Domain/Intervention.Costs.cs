using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>What an intervention costs and who bears it (domain rule 19). Amounts in minor units.</summary>
public sealed partial class Intervention
{
    /// <summary>The labour lines that count, and what an import brought as a sum.</summary>
    public long LabourCost { get; private set; }

    /// <summary>The lines of parts that count, and what an import brought as a sum.</summary>
    public long PartsCost { get; private set; }

    /// <summary>The other lines that count.</summary>
    public long OtherCost { get; private set; }

    public long TotalCost => LabourCost + PartsCost + OtherCost;

    /// <summary>What of the cost the tenant bears.</summary>
    public long TenantPart => TenantPartOf(TotalCost, Bearer, SplitPercent);

    public static long TenantPartOf(long total, CostBearer bearer, int? splitPercent) => bearer switch
    {
        CostBearer.Owner => 0,
        CostBearer.Tenant => total,
        _ => Rounding.Share(total, splitPercent ?? 50, 100),
    };

    /// <summary>Adds a line. Problems: those of the line, Intervention.Ended, Amount.TooLarge.</summary>
    public Result<(InterventionCost Cost, InterventionEntry Entry)> AddCost(CostInput input, InterventionAct act)
    {
        var made = InterventionCost.Create(this, input, act);
        return new Checks()
            .And(CostsOpen().ToResult())
            .And(made)
            .That(!made.IsOk || TotalCost + made.Value.Amount <= Limits.Amount, "amount", "Amount.TooLarge")
            .ToResult(() =>
            {
                Count(made.Value, made.Value.Amount);
                return (made.Value, InterventionEntry.Of(this, InterventionEvent.CostAdded, act).About(made.Value.Label, made.Value.Amount));
            });
    }

    /// <summary>Takes a line away again; the caller deletes it. Problem Intervention.Ended.</summary>
    public Result<InterventionEntry> RemoveCost(InterventionCost cost, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return CostsOpen().ToResult(() =>
        {
            Count(cost, -cost.Amount);
            return InterventionEntry.Of(this, InterventionEvent.CostRemoved, act).About(cost.Label, cost.Amount);
        });
    }

    private void Count(InterventionCost cost, long amount)
    {
        if (!cost.Counts)
        {
            return;
        }

        switch (cost.Kind)
        {
            case CostKind.Labour: LabourCost += amount; break;
            case CostKind.Parts: PartsCost += amount; break;
            default: OtherCost += amount; break;
        }
    }
}
