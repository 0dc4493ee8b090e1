using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>What an intervention is about beyond its unit, and the plan that it comes from.</summary>
public sealed partial class Intervention
{
    /// <summary>What is repaired or serviced.</summary>
    public long? EquipmentId { get; private set; }

    /// <summary>The plan that made it (domain rule 20).</summary>
    public long? PlanId { get; private set; }

    /// <summary>The plan's occurrence that it stands for; there is one intervention for each.</summary>
    public DateOnly? OccurrenceOn { get; private set; }

    /// <summary>The last day on which it is on time, where that does not follow from the priority.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>It concerns the common parts of the property; the unit alone tells which property that is, and nobody living there is meant.</summary>
    public bool CommonParts { get; private set; }

    /// <summary>An occurrence of a plan as a request. Its deadline is the occurrence's day.</summary>
    /// <param name="unitId">The plan's unit, or any of its property.</param>
    /// <param name="vendorName">Of the plan's vendor; null where it takes no more work.</param>
    public static Result<(Intervention Intervention, InterventionEntry Entry)> Of(
        PreventivePlan plan, DateOnly occurrence, string code, long unitId, string? vendorName, DateOnly today, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var made = Request(code, unitId, new(plan.Title, plan.Category, plan.Priority, plan.Description, EquipmentId: plan.EquipmentId), null, today, act);
        if (made.IsOk)
        {
            var i = made.Value.Intervention;
            (i.PlanId, i.OccurrenceOn, i.DueOn) = (plan.Id, occurrence, occurrence);
            i.CommonParts = plan.UnitId is null;
            (i.VendorId, i.VendorName) = (vendorName is null ? null : plan.VendorId, vendorName);
            i.Searchable();
        }

        return made;
    }
}
