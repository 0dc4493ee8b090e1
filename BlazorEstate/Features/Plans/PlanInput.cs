using System.ComponentModel;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Plans;

/// <summary>What a person or another program asks for. A legal check gives category and period where they are left out.</summary>
/// <param name="UnitCode">Or propertyCode, for the common parts; neither where equipmentCode says it.</param>
public sealed record PlanInput(
    string? Code = null,
    string? Title = null,
    string? Description = null,
    string? Category = null,
    InterventionPriority? Priority = null,
    LegalCheck? LegalCheck = null,
    string? UnitCode = null,
    [property: Description("For the common parts of a property, without unitCode.")] string? PropertyCode = null,
    string? EquipmentCode = null,
    string? VendorCode = null,
    [property: Description("1 or more.")] int? Every = null,
    PlanPeriod? Period = null,
    [property: Description("fixed counts from startsOn, floating from the last completion; fixed unless given.")] PlanBasis? Basis = null,
    [property: Description("The first occurrence.")] DateOnly? StartsOn = null,
    DateOnly? EndsOn = null,
    [property: Description("An intervention is made so many days before its occurrence; 14 unless given.")] int? DaysAhead = null,
    long? Version = null)
{
    public const int UsualDaysAhead = 14;

    /// <summary>Problems: Required on every, period, startsOn; whatever else is wrong, the plan itself says.</summary>
    public Result<PlanDetails> ToDetails()
    {
        var rule = LegalCheck is { } check && Enum.IsDefined(check) ? LegalChecks.Of(check) : null;
        var (every, period) = (Every ?? rule?.Repeats.Every, Period ?? rule?.Repeats.Period);
        return new Checks()
            .That(every is not null, "every", "Required")
            .That(period is not null, "period", "Required")
            .That(StartsOn is not null, "startsOn", "Required")
            .ToResult(() => new PlanDetails(
                Title ?? "", string.IsNullOrWhiteSpace(Category) ? rule?.Category ?? "" : Category, Priority ?? InterventionPriority.Normal,
                new PlanSchedule(new(every!.Value, period!.Value), Basis ?? PlanBasis.Fixed, StartsOn!.Value, EndsOn, DaysAhead ?? UsualDaysAhead), Description, LegalCheck));
    }
}

/// <summary>What POST /maintenance/plans/{code}/state takes; pausing and ending need a reason.</summary>
public sealed record PlanTurn(PlanState? To, string? Reason = null, long? Version = null);
