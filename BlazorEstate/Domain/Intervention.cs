using BlazorEstate.Shared;

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

/// <summary>A repair or other work on a unit (work order).</summary>
public sealed class Intervention : IAudited, IVersioned, IHasCode, IImported
{
    private Intervention()
    {
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = "";

    public long UnitId { get; private set; }

    public string Title { get; private set; } = "";

    public string Category { get; private set; } = "";

    public InterventionPriority Priority { get; private set; }

    public InterventionStatus Status { get; private set; }

    public DateOnly ReportedOn { get; private set; }

    public DateOnly? CompletedOn { get; private set; }

    /// <summary>Minor units.</summary>
    public long LabourCost { get; private set; }

    /// <summary>Minor units.</summary>
    public long PartsCost { get; private set; }

    public string? VendorName { get; private set; }

    public CostBearer Bearer { get; private set; }

    public long? ImportId { get; private set; }

    public long Version { get; private set; }

    /// <summary>Fails with problems on code, title, category, priority, status, reported, completed, labourCost, partsCost, vendor, chargedTo.</summary>
    public static Result<Intervention> Create(string code, long unitId, InterventionDetails d, long? importId = null)
    {
        ArgumentNullException.ThrowIfNull(d);
        return new Checks()
            .That(Limits.IsCode(code), "code", "Code.Format")
            .Required("title", d.Title, Limits.Text)
            .Required("category", d.Category, 64)
            .That(Enum.IsDefined(d.Priority), "priority", "Choice")
            .That(Enum.IsDefined(d.Status), "status", "Choice")
            .That(d.CompletedOn is null || d.CompletedOn >= d.ReportedOn, "completed", "Intervention.CompletedBeforeReported")
            .That(d.Status is not (InterventionStatus.Completed or InterventionStatus.Closed) || d.CompletedOn is not null, "completed", "Required")
            .That(d.LabourCost is >= 0 and <= Limits.Amount, "labourCost", "Amount.TooLarge")
            .That(d.PartsCost is >= 0 and <= Limits.Amount, "partsCost", "Amount.TooLarge")
            .Optional("vendor", d.VendorName, Limits.Name)
            .That(Enum.IsDefined(d.Bearer), "chargedTo", "Choice")
            .ToResult(() => new Intervention
            {
                Code = code,
                UnitId = unitId,
                Title = d.Title.Trim(),
                Category = d.Category.Trim(),
                Priority = d.Priority,
                Status = d.Status,
                ReportedOn = d.ReportedOn,
                CompletedOn = d.CompletedOn,
                LabourCost = d.LabourCost,
                PartsCost = d.PartsCost,
                VendorName = Person.OrNull(d.VendorName),
                Bearer = d.Bearer,
                ImportId = importId,
            });
    }
}
