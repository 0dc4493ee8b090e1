namespace BlazorEstate.Domain;

public enum InterventionStatus
{
    Requested,
    Accepted,
    Declined,
    Scheduled,
    InProgress,
    Completed,
    Closed,
}

public enum InterventionPriority
{
    Low,
    Normal,
    High,
    Urgent,
}

public enum CostBearer
{
    Owner,
    Tenant,
    Split,
}

/// <summary>What is known of a repair. Costs are in minor units.</summary>
public sealed record InterventionDetails(
    string Title,
    string Category,
    InterventionPriority Priority,
    InterventionStatus Status,
    DateOnly ReportedOn,
    DateOnly? CompletedOn = null,
    long LabourCost = 0,
    long PartsCost = 0,
    string? VendorName = null,
    CostBearer Bearer = CostBearer.Owner);

/// <summary>What somebody asks for, or corrects afterwards.</summary>
/// <param name="SplitPercent">The tenant's part where the cost is split, 1 to 99; half of it unless given.</param>
/// <param name="EquipmentId">What is to be repaired or serviced.</param>
public sealed record InterventionRequest(
    string Title,
    string Category,
    InterventionPriority Priority,
    string? Description = null,
    CostBearer Bearer = CostBearer.Owner,
    int? SplitPercent = null,
    long? EquipmentId = null);

/// <summary>Who does something to an intervention, and when (UTC).</summary>
public sealed record InterventionAct(DateTime At, long? UserId, string By);
