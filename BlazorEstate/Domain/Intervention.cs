using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>A repair or other work on a unit (work order): what is known of it. Its course, plan and costs are beside.</summary>
public sealed partial class Intervention : IAudited, IVersioned, IHasCode, IImported
{
    public const int DescriptionLength = 4000;

    public const int CategoryLength = 64;

    private Intervention()
    {
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = "";

    public long UnitId { get; private set; }

    public string Title { get; private set; } = "";

    public string? Description { get; private set; }

    public string Category { get; private set; } = "";

    public InterventionPriority Priority { get; private set; }

    public InterventionStatus Status { get; private set; }

    public DateOnly ReportedOn { get; private set; }

    public DateOnly? CompletedOn { get; private set; }

    /// <summary>The vendor that does the work; <see cref="VendorName"/> keeps its name as it was then.</summary>
    public long? VendorId { get; private set; }

    public string? VendorName { get; private set; }

    public CostBearer Bearer { get; private set; }

    /// <summary>The tenant's part of a split cost, in percent; half of it where null.</summary>
    public int? SplitPercent { get; private set; }

    /// <summary>Of the one who asked, so that a repeated request is one intervention.</summary>
    public string? RequestKey { get; private set; }

    public string SearchText { get; private set; } = "";

    public long? ImportId { get; private set; }

    public long Version { get; private set; }

    /// <summary>Fails with problems on code, title, category, priority, status, reported, completed, labourCost, partsCost, vendor, chargedTo.</summary>
    public static Result<Intervention> Create(string code, long unitId, InterventionDetails d, long? importId = null)
    {
        ArgumentNullException.ThrowIfNull(d);
        return new Checks()
            .That(Limits.IsCode(code), "code", "Code.Format")
            .Required("title", d.Title, Limits.Text)
            .Required("category", d.Category, CategoryLength)
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
            }.Searchable());
    }

    /// <summary>Takes in a request, with the first entry of its timeline. Fails with problems on code, title, category, priority, description, chargedTo, tenantShare.</summary>
    public static Result<(Intervention Intervention, InterventionEntry Entry)> Request(
        string code, long unitId, InterventionRequest request, string? key, DateOnly today, InterventionAct act)
    {
        var made = Create(code, unitId, new("?", "?", InterventionPriority.Normal, InterventionStatus.Requested, today));
        var checks = new Checks().And(made).And(Check(request)).Optional("idempotencyKey", key, 128);
        return checks.ToResult(() =>
        {
            var intervention = made.Value;
            intervention.Write(request);
            intervention.RequestKey = key;
            return (intervention, InterventionEntry.Of(intervention, InterventionEvent.Requested, act).WithMove(InterventionStatus.Requested));
        });
    }

    /// <summary>Corrects what was asked for; null where nothing is different. Problems Intervention.Ended, Recharge.BearerLocked on chargedTo, and those of a request.</summary>
    public Result<InterventionEntry?> Edit(InterventionRequest request, InterventionAct act) => new Checks()
        .That(!IsOver, "", "Intervention.Ended", Status)
        .And(Check(request))
        .That(!CommonParts || request.Bearer == CostBearer.Owner, "chargedTo", "Intervention.CommonParts")
        .That(!IsRecharged || (request.Bearer, Share(request)) == (Bearer, SplitPercent), "chargedTo", "Recharge.BearerLocked")
        .ToResult(() => Write(request) ? InterventionEntry.Of(this, InterventionEvent.Edited, act) : null);

    /// <summary>Adds a note for all to read. Problem on note.</summary>
    public Result<InterventionEntry> Comment(string? note, InterventionAct act) =>
        new Checks().Required("note", note, NoteLength).ToResult(() => InterventionEntry.Of(this, InterventionEvent.Commented, act, note));

    private static Result Check(InterventionRequest r) => new Checks()
        .Required("title", r.Title, Limits.Text)
        .Required("category", r.Category, CategoryLength)
        .Optional("description", r.Description, DescriptionLength)
        .That(Enum.IsDefined(r.Priority), "priority", "Choice")
        .That(Enum.IsDefined(r.Bearer), "chargedTo", "Choice")
        .That(r.SplitPercent is null or (>= 1 and <= 99), "tenantShare", "OutOfRange", 1, 99)
        .ToResult();

    private bool Write(InterventionRequest r)
    {
        var before = (Title, Category, Priority, Description, Bearer, SplitPercent, EquipmentId);
        (Title, Category, Priority) = (r.Title.Trim(), r.Category.Trim(), r.Priority);
        (Description, Bearer) = (Person.OrNull(r.Description), r.Bearer);
        (SplitPercent, EquipmentId) = (Share(r), r.EquipmentId);
        Searchable();
        return before != (Title, Category, Priority, Description, Bearer, SplitPercent, EquipmentId);
    }

    private static int? Share(InterventionRequest r) => r.Bearer == CostBearer.Split ? r.SplitPercent ?? 50 : null;

    private Intervention Searchable()
    {
        SearchText = Fold.Of(Code, Title, Category, VendorName);
        return this;
    }
}
