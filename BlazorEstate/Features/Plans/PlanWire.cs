using System.Diagnostics.CodeAnalysis;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Plans;

/// <summary>One plan of the API: next are the days that are no interventions yet, interventions what it made, the newest first.</summary>
public sealed record PlanBody : PlanRow
{
    [SetsRequiredMembers]
    public PlanBody(PlanRow plan) : base(plan)
    {
    }

    public IReadOnlyList<PlannedDay> Next { get; init; } = [];

    public IReadOnlyList<PlanWorkItem> Interventions { get; init; } = [];
}

/// <summary>Cost in major units.</summary>
public sealed record PlanWorkItem(string Code, DateOnly OccurrenceOn, InterventionStatus Status, DateOnly? Completed, bool Late, string? Assignee, string? Vendor, decimal Cost);

/// <summary>Between the API's major units and what the queries give.</summary>
public sealed class PlanWire(Currency currency, AgencyClock clock)
{
    public PlanBody Body(PlanDetail d) => new(d.Plan)
    {
        Next = d.Next,
        Interventions = [.. d.Works.Select(w => new PlanWorkItem(w.Code, w.OccurrenceOn, w.Status, w.CompletedOn, w.IsLate(clock.Today), w.AssigneeName, w.VendorName, currency.ToMajor(w.Cost)))],
    };
}
