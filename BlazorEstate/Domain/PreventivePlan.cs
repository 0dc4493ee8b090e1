using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum PlanState
{
    Active,
    Paused,
    Ended,
}

/// <summary>What a plan has done, and when.</summary>
/// <param name="Check">The legal check that it sees to; null for any other work.</param>
public sealed record PlanDetails(
    string Title,
    string Category,
    InterventionPriority Priority,
    PlanSchedule Schedule,
    string? Description = null,
    LegalCheck? Check = null);

/// <summary>Where a plan's work is done, on what and by whom, by their numbers. Without a unit: in the common parts of the property.</summary>
public sealed record PlanPlace(long PropertyId, long? UnitId = null, long? EquipmentId = null, long? VendorId = null);

/// <summary>Work that comes again: the service of a boiler, the check of a lift (domain rule 20). Each occurrence becomes one intervention.</summary>
public sealed class PreventivePlan : IAudited, IVersioned, IHasCode
{
    private PreventivePlan()
    {
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = "";

    public long PropertyId { get; private set; }

    /// <summary>Null for the common parts of the property.</summary>
    public long? UnitId { get; private set; }

    public long? EquipmentId { get; private set; }

    public long? VendorId { get; private set; }

    public string Title { get; private set; } = "";

    public string Category { get; private set; } = "";

    public InterventionPriority Priority { get; private set; }

    public string? Description { get; private set; }

    public LegalCheck? Check { get; private set; }

    public int Every { get; private set; }

    public PlanPeriod Period { get; private set; }

    public PlanBasis Basis { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>No occurrence lies after this day.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>An intervention is made so many days before its occurrence.</summary>
    public int DaysAhead { get; private set; }

    public PlanState State { get; private set; }

    /// <summary>Why it is paused or ended.</summary>
    public string? StateReason { get; private set; }

    /// <summary>Since when it is in this state.</summary>
    public DateOnly? StateOn { get; private set; }

    public string SearchText { get; private set; } = "";

    public long Version { get; private set; }

    public PlanSchedule Schedule => new(new(Every, Period), Basis, StartsOn, EndsOn, DaysAhead);

    /// <summary>Fails with problems on code, title, category, priority, description, legalCheck, and those of the schedule.</summary>
    public static Result<PreventivePlan> Create(string code, PlanPlace place, PlanDetails details)
    {
        var plan = new PreventivePlan { Code = code };
        return new Checks().That(Limits.IsCode(code), "code", "Code.Format").And(plan.Change(place, details)).ToResult(() => plan);
    }

    /// <summary>Changes what comes; interventions that were made stay as they are. Problem Plan.Ended, and those of making one.</summary>
    public Result Change(PlanPlace place, PlanDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return new Checks()
            .That(State != PlanState.Ended, "", "Plan.Ended")
            .Required("title", details.Title, Limits.Text)
            .Required("category", details.Category, Intervention.CategoryLength)
            .That(Enum.IsDefined(details.Priority), "priority", "Choice")
            .Optional("description", details.Description, Intervention.DescriptionLength)
            .That(details.Check is null || Enum.IsDefined(details.Check.Value), "legalCheck", "Choice")
            .And(details.Schedule.Check())
            .ToResult(() => Write(place, details));
    }

    /// <summary>
    /// Pauses, goes on or ends for good. Whoever pauses or ends says why; going on makes up for one missed occurrence at most.
    /// Problems: Plan.Ended, to, reason.
    /// </summary>
    public Result Turn(PlanState to, string? reason, DateOnly today) => new Checks()
        .That(State != PlanState.Ended, "", "Plan.Ended")
        .That(Enum.IsDefined(to), "to", "Choice")
        .That(to != State, "to", "Plan.Already", to)
        .That(to == PlanState.Active || !string.IsNullOrWhiteSpace(reason), "reason", "Required")
        .Optional("reason", reason, Limits.Text)
        .ToResult(() => (State, StateReason, StateOn) = (to, to == PlanState.Active ? null : Person.OrNull(reason), today));

    private PreventivePlan Write(PlanPlace place, PlanDetails d)
    {
        (PropertyId, UnitId, EquipmentId, VendorId) = (place.PropertyId, place.UnitId, place.EquipmentId, place.VendorId);
        (Title, Category, Priority, Description, Check) = (d.Title.Trim(), d.Category.Trim(), d.Priority, Person.OrNull(d.Description), d.Check);
        (Every, Period, Basis) = (d.Schedule.Repeats.Every, d.Schedule.Repeats.Period, d.Schedule.Basis);
        (StartsOn, EndsOn, DaysAhead) = (d.Schedule.Start, d.Schedule.End, d.Schedule.DaysAhead);
        SearchText = Fold.Of(Title, Code, Category);
        return this;
    }

    /// <summary>Whether a plan has something done on a day: not when its home is out of service then, nor while it is.</summary>
    /// <param name="outOfServiceFrom">Of the plan's unit; null where it is in service, and for the common parts.</param>
    public static bool IsDone(DateOnly day, DateOnly today, DateOnly? outOfServiceFrom) => outOfServiceFrom is not { } from || (today < from && day < from);
}
