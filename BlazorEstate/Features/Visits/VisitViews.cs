using BlazorEstate.Domain;

namespace BlazorEstate.Features.Visits;

/// <summary>Which visits; null for all. The days are the agency's, both included.</summary>
/// <param name="Person">E-mail address.</param>
/// <param name="Unit">Codes, here and below.</param>
public sealed record VisitFilter(
    DateOnly? From = null, DateOnly? To = null, VisitKind? Kind = null, VisitStatus? Status = null, string? Person = null,
    string? Unit = null, string? Lease = null, string? Property = null, string? Owner = null, bool OpenOnly = false);

/// <summary>A visit as lists, its page and the API show one. Instants are UTC.</summary>
public sealed record VisitView
{
    public required string Code { get; init; }

    public VisitKind Kind { get; init; }

    public VisitStatus Status { get; init; }

    public DateTime Start { get; init; }

    public DateTime End { get; init; }

    public required string UnitCode { get; init; }

    public required string Unit { get; init; }

    public required string PropertyCode { get; init; }

    public required string Property { get; init; }

    public string? Address { get; init; }

    public string? LeaseCode { get; init; }

    public string? TenantCode { get; init; }

    public string? Tenant { get; init; }

    /// <summary>E-mail address of the user who is responsible.</summary>
    public string? Person { get; init; }

    public required string PersonName { get; init; }

    /// <summary>Colleagues who come along, by name.</summary>
    public IReadOnlyList<VisitPerson> Attendees { get; init; } = [];

    public string? Guest { get; init; }

    public string? Place { get; init; }

    public string? Note { get; init; }

    public string? Outcome { get; init; }

    public bool TenantConsent { get; init; }

    public string? OverrideReason { get; init; }

    public long Version { get; init; }
}

/// <summary>Somebody who can be responsible for a visit.</summary>
public sealed record VisitPerson(string Email, string Name);
