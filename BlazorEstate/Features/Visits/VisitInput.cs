using System.ComponentModel;
using BlazorEstate.Domain;

namespace BlazorEstate.Features.Visits;

/// <summary>What a person or another program asks for. A time without a zone is the agency's.</summary>
/// <param name="LeaseCode">Without one, the lease that a visit of this kind concerns on that day: of an inventory, who comes or goes; otherwise who is there.
/// A change that leaves unit, kind and day as they were leaves the lease, too.</param>
/// <param name="Person">E-mail address of the user who is responsible; whoever asks unless given.</param>
public sealed record VisitInput(
    string? UnitCode = null,
    VisitKind? Kind = null,
    [property: Description("With an offset or Z; without, a time at the agency.")] DateTime? Start = null,
    [property: Description("Written as start is.")] DateTime? End = null,
    string? LeaseCode = null,
    [property: Description("E-mail address of the user who is responsible; you unless given.")] string? Person = null,
    string? Guest = null,
    string? Place = null,
    string? Note = null,
    [property: Description("The tenant agreed: a public holiday and more than two hours a day need it.")] bool TenantConsent = false,
    [property: Description("Why the visit stays at a time that needs the tenant's consent.")] string? OverrideReason = null,
    long? Version = null,
    [property: Description("E-mail addresses of colleagues who come along; none unless given.")] IReadOnlyList<string>? Attendees = null);

/// <summary>A visit's next status, and what came of it.</summary>
public sealed record VisitTransition(VisitStatus? To, string? Outcome = null, long? Version = null);
