using System.Text.Json.Serialization;
using BlazorEstate.Data;
using BlazorEstate.Domain;

namespace BlazorEstate.Features.Plans;

/// <summary>Which plans; null for all.</summary>
/// <param name="Legal">Only those that see to a legal check.</param>
/// <param name="Late">Only those with something that should have been done.</param>
/// <param name="Property">Codes, here and below.</param>
public sealed record PlanFilter(
    PlanState? State = null, bool Legal = false, bool Late = false, string? Property = null, string? Unit = null, string? Equipment = null, string? Vendor = null, string? Category = null);

/// <summary>A plan as lists, its page and the API show one.</summary>
public record PlanRow
{
    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string Category { get; init; }

    public string? Description { get; init; }

    public InterventionPriority Priority { get; init; }

    public LegalCheck? LegalCheck { get; init; }

    /// <summary>Where the legal check stands.</summary>
    public string? LegalSource { get; init; }

    public required string PropertyCode { get; init; }

    public required string PropertyName { get; init; }

    /// <summary>Null for the common parts of the property.</summary>
    public string? UnitCode { get; init; }

    public string? UnitLabel { get; init; }

    public string? EquipmentCode { get; init; }

    public string? EquipmentName { get; init; }

    public string? VendorCode { get; init; }

    public string? VendorName { get; init; }

    public int Every { get; init; }

    public PlanPeriod Period { get; init; }

    public PlanBasis Basis { get; init; }

    public DateOnly StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public int DaysAhead { get; init; }

    public PlanState State { get; init; }

    public string? StateReason { get; init; }

    public DateOnly? StateOn { get; init; }

    /// <summary>The next occurrence that is no intervention yet; null while the plan rests or when none is left.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>Counted from the last completion, it moves with the day on which the former is done.</summary>
    public bool NextEstimated { get; init; }

    /// <summary>The day by which something has to be done next: the oldest intervention still open, else the next occurrence.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>That day has passed.</summary>
    public bool Overdue { get; init; }

    public long Version { get; init; }

    [JsonIgnore]
    public bool IsLegalOverdue => Overdue && LegalCheck is not null;

    public static PlanRow Of(PlanStanding standing, PlanSite site, DateOnly today)
    {
        var (plan, due) = (standing.Plan, standing.DueOn(today));
        var next = standing.Upcoming(today).Cast<PlannedDay?>().FirstOrDefault();
        return new PlanRow
        {
            Code = plan.Code, Title = plan.Title, Category = plan.Category, Description = plan.Description, Priority = plan.Priority,
            LegalCheck = plan.Check, LegalSource = plan.Check is { } check ? LegalChecks.Of(check).Source : null,
            PropertyCode = site.PropertyCode, PropertyName = site.PropertyName, UnitCode = site.UnitCode, UnitLabel = site.UnitLabel,
            EquipmentCode = site.EquipmentCode, EquipmentName = site.EquipmentName, VendorCode = site.VendorCode, VendorName = site.VendorName,
            Every = plan.Every, Period = plan.Period, Basis = plan.Basis, StartsOn = plan.StartsOn, EndsOn = plan.EndsOn, DaysAhead = plan.DaysAhead,
            State = plan.State, StateReason = plan.StateReason, StateOn = plan.StateOn,
            NextOn = next?.On, NextEstimated = next?.Estimated ?? false, DueOn = due, Overdue = due < today, Version = plan.Version,
        };
    }
}

/// <summary>A plan with what comes next and what it made, the newest first.</summary>
public sealed record PlanDetail(PlanRow Plan, IReadOnlyList<PlannedDay> Next, IReadOnlyList<PlanWork> Works)
{
    /// <summary>How far it has come, for a form that shows what a change would bring.</summary>
    public PlanProgress Progress { get; init; }
}

/// <summary>An intervention that a plan made. Cost in minor units.</summary>
public sealed record PlanWork(string Code, DateOnly OccurrenceOn, InterventionStatus Status, DateOnly? CompletedOn, string? AssigneeName, string? VendorName, long Cost)
{
    /// <summary>Done after its day, or open behind it.</summary>
    public bool IsLate(DateOnly today) => Status != InterventionStatus.Declined && (CompletedOn ?? today) > OccurrenceOn;
}

/// <summary>The figures above the list.</summary>
public sealed record PlanFigures(int Active, int Paused, int LegalOverdue, int DueSoon);
