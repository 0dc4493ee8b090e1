using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Features.Maintenance.Invoices;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Maintenance;

/// <summary>What POST /maintenance takes. Priority is "normal" and category "general" unless given.</summary>
public sealed record RequestBody(string? UnitCode, string? Title, string? Description, string? Category, InterventionPriority? Priority, CostBearer? ChargedTo, int? TenantShare)
{
    /// <summary>What is to be repaired: equipment of the unit, or of the common parts around it.</summary>
    public string? EquipmentCode { get; init; }

    public InterventionRequest ToRequest() => new(Title ?? "", string.IsNullOrWhiteSpace(Category) ? MaintenanceCategories.General : Category,
        Priority ?? InterventionPriority.Normal, Description, ChargedTo ?? CostBearer.Owner, TenantShare);
}

/// <summary>What POST /maintenance/{code}/transitions takes; start and end plan the slot on the way to "scheduled".</summary>
public sealed record TransitionBody(string? To, string? Note, DateTimeOffset? Start, DateTimeOffset? End, long? Version);

/// <summary>What POST /maintenance/{code}/assignment takes: a colleague, a vendor, both or neither.</summary>
public sealed record AssignmentBody(long? AssigneeId, string? VendorCode, long? Version);

/// <summary>What POST /maintenance/{code}/merge takes: the code of the intervention that sees to it.</summary>
public sealed record MergeBody(string? Into, string? Note, long? Version);

/// <summary>What POST /maintenance/{code}/costs takes: minutes and hourlyRate, or quantity and price, or an amount. Money in major units.</summary>
public sealed record CostBody(string? Kind, string? Label, decimal? Minutes, decimal? HourlyRate, decimal? Quantity, decimal? Price, decimal? Amount, bool? Counts, long? Version);

/// <summary>An intervention of the API. Money in major units, instants in UTC.</summary>
public sealed record InterventionItem(
    string Code, string Title, string Category, InterventionPriority Priority, InterventionStatus Status, string UnitCode, string UnitLabel, string PropertyCode, string PropertyName,
    DateOnly Reported, DateOnly Deadline, bool Late, DateTime? PlannedStart, DateTime? PlannedEnd, DateOnly? Completed, int Reopened, long? AssigneeId, string? Assignee, string? Vendor, string? VendorCode,
    CostBearer ChargedTo, decimal LabourCost, decimal PartsCost, decimal OtherCost, decimal Cost, long Version)
{
    public string? EquipmentCode { get; init; }

    /// <summary>The preventive plan that made it.</summary>
    public string? PlanCode { get; init; }

    /// <summary>It concerns the common parts of the property, not the unit.</summary>
    public bool CommonParts { get; init; }
}

/// <summary>One intervention with its costs and timeline; Next is what may follow.</summary>
public sealed record InterventionBody(
    string Code, string Title, string? Description, string Category, InterventionPriority Priority, InterventionStatus Status, IReadOnlyList<InterventionStatus> Next,
    string UnitCode, string UnitLabel, string PropertyCode, string PropertyName, string? TenantCode, string? TenantName,
    DateOnly Reported, DateOnly Deadline, bool Late, DateTime? PlannedStart, DateTime? PlannedEnd, DateOnly? Completed, DateOnly? ClosesOn, int Reopened,
    long? AssigneeId, string? Assignee, string? Vendor, string? VendorCode, CostBearer ChargedTo, decimal TenantPart, decimal LabourCost, decimal PartsCost, decimal OtherCost, decimal Cost,
    IReadOnlyList<CostItem> Costs, IReadOnlyList<TimelineItem> Timeline, long Version)
{
    public string? EquipmentCode { get; init; }

    /// <summary>The preventive plan that made it.</summary>
    public string? PlanCode { get; init; }

    /// <summary>It concerns the common parts of the property, not the unit.</summary>
    public bool CommonParts { get; init; }

    /// <summary>The newest first; the file of one is read at …/attachments/{fileId}.</summary>
    public IReadOnlyList<QuoteItem> Quotes { get; init; } = [];

    public IReadOnlyList<InvoiceItem> Invoices { get; init; } = [];

    /// <summary>What stands on the tenant's account; null while nothing does.</summary>
    public RechargeItem? Recharge { get; init; }

    /// <summary>Photos and files of the timeline; each is read at …/attachments/{id}.</summary>
    public IReadOnlyList<AttachmentItem> Attachments { get; init; } = [];

    /// <summary>The intervention that it was merged into; null for all others.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Who reported it by the unit's link; null where a colleague or a program asked for it.</summary>
    public ReporterFacts? Reporter { get; init; }
}

/// <param name="Code">Of the intervention that it belongs to: this one, or one that was merged into it.</param>
public sealed record AttachmentItem(string Code, long Id, string FileName, string ContentType, long Size, DateTime At, string By, string? Note);

public sealed record CostItem(long Id, CostKind Kind, string Label, long? Minutes, decimal? HourlyRate, decimal? Quantity, decimal? Price, decimal Amount, bool Counts);

public sealed record TimelineItem(DateTime At, string By, InterventionEvent Kind, InterventionStatus? To, DateTime? Start, DateTime? End, string? What, decimal? Amount, string? Note);

/// <summary>Between the API's major units and what the services take.</summary>
public sealed class MaintenanceWire(Currency currency)
{
    public InterventionItem Item(InterventionRow r) => new(
        r.Code, r.Title, r.Category, r.Priority, r.Status, r.UnitCode, r.UnitLabel, r.PropertyCode, r.PropertyName, r.ReportedOn, r.Deadline, r.IsLate, Utc(r.PlannedStart), Utc(r.PlannedEnd),
        r.CompletedOn, r.Reopenings, r.AssigneeId, r.AssigneeName, r.VendorName, r.VendorCode, r.Bearer, Major(r.LabourCost), Major(r.PartsCost), Major(r.OtherCost), Major(r.Cost), r.Version)
    { EquipmentCode = r.EquipmentCode, PlanCode = r.PlanCode, CommonParts = r.CommonParts };

    public InterventionBody Body(InterventionDetail d)
    {
        var r = d.Row;
        return new(r.Code, r.Title, d.Description, r.Category, r.Priority, r.Status, d.Moves, r.UnitCode, r.UnitLabel, r.PropertyCode, r.PropertyName, d.TenantCode, d.TenantName,
            r.ReportedOn, r.Deadline, r.IsLate, Utc(r.PlannedStart), Utc(r.PlannedEnd), r.CompletedOn, d.ClosesOn, r.Reopenings, r.AssigneeId, r.AssigneeName, r.VendorName, r.VendorCode, r.Bearer,
            Major(d.TenantPart), Major(r.LabourCost), Major(r.PartsCost), Major(r.OtherCost), Major(r.Cost),
            [.. d.Costs.Select(c => new CostItem(c.Id, c.Kind, c.Label, c.Minutes, c.Kind == CostKind.Labour ? Major(c.Price) : null, c.Hundredths / 100m, c.Kind == CostKind.Parts ? Major(c.Price) : null, Major(c.Amount), c.Counts))],
            [.. d.Timeline.Select(e => new TimelineItem(Utc(e.At)!.Value, e.By, e.Kind, e.To, Utc(e.Start), Utc(e.End), e.What, Major(e.Amount), e.Note))], r.Version)
        {
            EquipmentCode = r.EquipmentCode,
            PlanCode = r.PlanCode,
            CommonParts = r.CommonParts,
            Quotes = [.. d.Quotes.Select(q => new QuoteItem(q.Id, q.VendorCode, q.VendorName, Major(q.Amount), q.VatIncluded, q.ValidUntil, q.Note, q.State, q.NeedsApproval,
                q.EnteredBy, Utc(q.EnteredAt)!.Value, q.DecidedBy, Utc(q.DecidedAt), q.Reason, q.File?.Id, q.Version))],
            Invoices = [.. d.Invoices.Select(x => new InvoiceItem(x.Id, x.VendorCode, x.VendorName, x.Number, x.Date, Major(x.Amount), Utc(x.At)!.Value, x.By, x.File?.Id))],
            Recharge = d.Recharge is { } on ? new(on.ChargeId, on.LeaseCode, Major(on.Total), Major(on.Vat), Major(on.Paid), on.DueOn, on.Status, on.Overdue) : null,
            MergedInto = r.MergedInto,
            Reporter = d.Reporter,
            Attachments = [.. from e in d.Timeline from f in e.Files orderby f.Id select new AttachmentItem(f.Code, f.Id, f.FileName, f.ContentType, f.Size, Utc(f.At)!.Value, f.By, e.Note)],
        };
    }

    /// <summary>An amount in minor units; the problem on the field for one with more decimals than the currency has.</summary>
    public Result<long?> Amount(decimal? major, string field = "amount") =>
        major is null ? Result<long?>.Ok(null) : currency.TryToMinor(major.Value, out var minor) ? Result<long?>.Ok(minor) : Result<long?>.Fail(field, "Amount.Decimals");

    /// <summary>Fails with problems on kind, minutes, quantity, hourlyRate, price, amount. Without a kind, what is given tells it.</summary>
    public Result<CostInput> Cost(CostBody b)
    {
        ArgumentNullException.ThrowIfNull(b);
        CostKind? kind = b.Kind is null ? b.Minutes is not null || b.HourlyRate is not null ? CostKind.Labour : b.Quantity is not null || b.Price is not null ? CostKind.Parts : CostKind.Other : Names.Parse<CostKind>(b.Kind);
        var checks = new Checks().That(kind is not null, "kind", "Choice");
        var (minutes, hundredths) = (Whole("minutes", b.Minutes, 1), Whole("quantity", b.Quantity, 100));
        var (price, amount) = (kind == CostKind.Labour ? Minor("hourlyRate", b.HourlyRate) : Minor("price", b.Price), Minor("amount", b.Amount));
        return checks.ToResult(() => new CostInput(kind!.Value, b.Label, minutes, hundredths, price, amount, b.Counts ?? true));

        long? Whole(string field, decimal? number, int scale)
        {
            var fits = number is null or (>= -1_000_000_000 and <= 1_000_000_000) && number * scale % 1 is null or 0;
            checks.That(fits, field, "Malformed");
            return fits ? (long?)(number * scale) : null;
        }

        long? Minor(string field, decimal? major)
        {
            var minor = 0L;
            var fits = major is null || currency.TryToMinor(major.Value, out minor);
            checks.That(fits, field, "Amount.Decimals");
            return major is null || !fits ? null : minor;
        }
    }

    private static DateTime? Utc(DateTime? at) => at is { } instant ? DateTime.SpecifyKind(instant, DateTimeKind.Utc) : null;

    private decimal Major(long minor) => currency.ToMajor(minor);

    private decimal? Major(long? minor) => minor is { } amount ? currency.ToMajor(amount) : null;
}
