using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Features.Maintenance.Invoices;
using BlazorEstate.Features.Maintenance.Quotes;

namespace BlazorEstate.Features.Maintenance;

/// <summary>An intervention in a list or on the board. Amounts in minor units, instants in UTC.</summary>
public sealed record InterventionRow(
    string Code,
    string Title,
    string Category,
    InterventionPriority Priority,
    InterventionStatus Status,
    DateOnly ReportedOn,
    DateOnly? CompletedOn,
    DateTime? PlannedStart,
    DateTime? PlannedEnd,
    int Reopenings,
    string UnitCode,
    string UnitLabel,
    string PropertyCode,
    string PropertyName,
    long? AssigneeId,
    string? AssigneeName,
    string? VendorName,
    string? VendorCode,
    CostBearer Bearer,
    int? SplitPercent,
    long LabourCost,
    long PartsCost,
    long OtherCost,
    long Version)
{
    /// <summary>A day set for it, where the deadline does not follow from the priority.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>It concerns the common parts of the property, not the unit.</summary>
    public bool CommonParts { get; init; }

    /// <summary>The preventive plan that made it.</summary>
    public string? PlanCode { get; init; }

    /// <summary>The intervention that it was merged into.</summary>
    public string? MergedInto { get; init; }

    public string? EquipmentCode { get; init; }

    public string? EquipmentName { get; init; }

    /// <summary>The last day on which it is on time.</summary>
    public DateOnly Deadline { get; init; }

    /// <summary>Done after its deadline, or open behind it.</summary>
    public bool IsLate { get; init; }

    public long Cost => LabourCost + PartsCost + OtherCost;

    /// <summary>"Lot 1"; null in the common parts.</summary>
    public string? Inside => CommonParts ? null : UnitLabel;

    public bool IsOpen => InterventionMoves.Open.Contains(Status);
}

/// <summary>One intervention with all that is known about it.</summary>
public sealed record InterventionDetail(
    InterventionRow Row,
    string? Description,
    string OwnerCode,
    string OwnerName,
    string? TenantCode,
    string? TenantName,
    string? TenantPhone,
    long? ImportId,
    int RechargeCorrections)
{
    public IReadOnlyList<CostLine> Costs { get; init; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>What stands on the tenant's account; null while nothing does.</summary>
    public RechargeView? Recharge { get; init; }

    /// <summary>Whose repair it was, where there is a part to recharge.</summary>
    public RechargeLease? RechargeTo { get; init; }

    /// <summary>Nothing can be changed any more, costs included.</summary>
    public bool IsOver => Intervention.IsOverAt(Row.Status, RechargeCorrections, Recharge is not null);

    /// <summary>Done, with a part for the tenant that is not recharged yet.</summary>
    public bool IsToRecharge => Intervention.IsToRechargeAt(Row.Status, TenantPart, Recharge is not null, Row.CommonParts);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<QuoteView> Quotes { get; init; } = [];

    public IReadOnlyList<InvoiceView> Invoices { get; init; } = [];

    /// <summary>Quotes above this need approval, minor units.</summary>
    public long ApprovalAbove { get; init; }

    public QuoteView? ApprovedQuote => Quotes.FirstOrDefault(q => q.State == QuoteState.Approved);

    /// <summary>By how much the cost is above the approved quote, minor units; without one, null.</summary>
    public long? AboveQuote => ApprovedQuote is { } quote && Row.Cost > quote.Amount ? Row.Cost - quote.Amount : null;

    /// <summary>The cost is one that should have been approved, and was not.</summary>
    public bool IsUnapproved => ApprovedQuote is null && ImportId is null && Row.Cost > ApprovalAbove;

    /// <summary>May be handed over to another.</summary>
    public bool CanMerge => Row.Status == InterventionStatus.Requested;

    /// <summary>Who asked for it by the unit's link.</summary>
    public ReporterFacts? Reporter { get; init; }

    /// <summary>What may follow.</summary>
    public IReadOnlyList<InterventionStatus> Moves => InterventionMoves.From(Row.Status);

    /// <summary>What of the cost the tenant bears, minor units.</summary>
    public long TenantPart => Intervention.TenantPartOf(Row.Cost, Row.Bearer, Row.SplitPercent);

    /// <summary>What an import brought as a sum, without lines, minor units.</summary>
    public long CostWithoutLines => Row.Cost - Costs.Where(c => c.Counts).Sum(c => c.Amount);

    public DateOnly? ClosesOn => Row.Status == InterventionStatus.Completed ? Row.CompletedOn?.AddDays(InterventionMoves.DaysToClose) : null;
}

/// <summary>Who reported it without an account, and what they want to be reached by.</summary>
public sealed record ReporterFacts(string Name, string? Phone, string? Email, string? Access, string Language);

public sealed record CostLine(long Id, CostKind Kind, string Label, long? Minutes, long? Hundredths, long? Price, long Amount, bool Counts, DateTime At, string By);

public sealed record TimelineEntry(
    long Id, InterventionEvent Kind, DateTime At, string By, InterventionStatus? To, DateTime? Start, DateTime? End, long? Amount, string? What, string? Note)
{
    public IReadOnlyList<TimelineFile> Files { get; init; } = [];

    /// <summary>The request that brought it along when it was merged; null for what is the intervention's own.</summary>
    public string? From { get; init; }
}

/// <summary>A photo or another file of an entry.</summary>
/// <param name="Size">Bytes.</param>
public sealed record TimelineFile(long Id, long? EntryId, string FileName, string ContentType, long Size, DateTime At, string By)
{
    /// <summary>Of the intervention that it belongs to, which may be one that was merged.</summary>
    public string Code { get; init; } = "";

    public bool IsPhoto => ContentType.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>A vendor that an intervention can be given to.</summary>
public sealed record VendorChoice(string Code, string Name, IReadOnlyList<string> Trades, DateOnly? InsuredUntil);

/// <summary>The figures above the list.</summary>
/// <param name="OverdueChecks">Legal checks whose day has passed.</param>
public sealed record MaintenanceFigures(int Requested, int Open, int Late, int PlannedThisWeek, int OverdueChecks = 0);

/// <summary>All that is still in hand, and the newest of what ended; Counts has how many there are in each state.</summary>
public sealed record MaintenanceBoard(IReadOnlyList<InterventionRow> Cards, IReadOnlyDictionary<InterventionStatus, int> Counts);

/// <summary>Equipment that a request can be about; the warranty's last day while it still runs.</summary>
public sealed record EquipmentChoice(string Code, string Name, EquipmentKind Kind, bool CommonParts, string? Make, DateOnly? WarrantyUntil);
