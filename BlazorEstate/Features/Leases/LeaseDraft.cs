using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

/// <summary>A lease while a person puts it together, step by step. Nothing of it is lost on the way back.</summary>
public sealed class LeaseDraft
{
    public static readonly string[] Steps = ["unit", "tenant", "terms", "lines", "review"];

    private LeaseKind kind = LeaseKind.Unfurnished;
    private bool endIsChosen;

    public DateOnly? Start { get; private set; }

    public FreeUnit? Unit { get; private set; }

    public Choice? Tenant { get; set; }

    public bool TenantIsNew { get; set; }

    public string? TenantName { get; set; }

    public string? TenantEmail { get; set; }

    public string? TenantPhone { get; set; }

    public LeaseKind? Kind => kind;

    public DateOnly? End { get; private set; }

    public RentFrequency? Frequency { get; set; } = RentFrequency.Monthly;

    public RentTiming? Timing { get; set; } = RentTiming.InAdvance;

    public decimal? DueDay { get; set; } = 1;

    public decimal? VatRate { get; set; }

    public decimal? FeeRate { get; set; }

    public decimal? FeeGrace { get; set; }

    public long? FeeCap { get; set; }

    public List<LineDraft> Lines { get; } = [new() { Kind = LineKind.Rent }, new() { Kind = LineKind.Provision }];

    public long? Deposit { get; set; }

    public long Rent => Lines.Where(l => l.Kind == LineKind.Rent).Sum(l => Math.Clamp(l.Amount ?? 0, 0, RentLimits.Amount));

    public string? TenantText => TenantIsNew ? TenantName : Tenant?.Text;

    /// <summary>Another start keeps the length; the unit must be free then, so it is asked for again.</summary>
    public void StartOn(DateOnly? day)
    {
        (Start, Unit) = (day, null);
        Suggest();
    }

    /// <summary>A shop suggests a commercial lease, a parking space one of its own kind.</summary>
    public void Take(FreeUnit unit)
    {
        Unit = unit;
        BeOf(unit.Kind switch { UnitKind.Shop or UnitKind.Office => LeaseKind.Commercial, UnitKind.Parking or UnitKind.Storage => LeaseKind.Parking, _ => kind is LeaseKind.Commercial or LeaseKind.Parking ? LeaseKind.Unfurnished : kind });
    }

    public void BeOf(LeaseKind? chosen)
    {
        if (chosen is not { } other || other == kind)
        {
            return;
        }

        kind = other;
        VatRate = kind == LeaseKind.Commercial ? 20 : null;
        Lines.Where(l => l.Kind is LineKind.Provision or LineKind.FlatCharges && l.Label.Length == 0).ToList()
            .ForEach(l => l.Kind = kind == LeaseKind.Mobility ? LineKind.FlatCharges : LineKind.Provision);
        Suggest();
    }

    public void EndOn(DateOnly? day) => (End, endIsChosen) = (day, day is not null);

    public LeaseTerms Terms() => new(kind, Start ?? default, End ?? default, [.. Lines.Where(l => l.Amount is not null || l.Kind == LineKind.Rent).Select(l => l.Terms)],
        Deposit ?? 0, Rates.ToWhole(DueDay), Frequency ?? default, Timing ?? default, Rates.ToBasisPoints(VatRate),
        kind == LeaseKind.Commercial ? new LateFeeTerms(Rates.ToBasisPoints(FeeRate), Rates.ToWhole(FeeGrace), FeeCap) : LateFeeTerms.None);

    public NewLease ToLease() => new(Unit?.Code ?? "", TenantIsNew ? null : Tenant?.Code, Terms(), TenantIsNew ? new TenantDetails(TenantName ?? "", TenantEmail, TenantPhone) : null);

    /// <summary>What keeps a step from being left.</summary>
    public Result Check(string step) => step switch
    {
        "unit" => new Checks().That(Start is not null, "start", "Required")
            .That(Start is null || (Start >= RentLimits.FirstDay && Start <= RentLimits.LastStart), "start", "OutOfRange", RentLimits.FirstDay, RentLimits.LastStart)
            .That(Unit is not null, "unitCode", "Required").ToResult(),
        "tenant" => TenantIsNew
            ? Domain.Tenant.Create("X", new TenantDetails(TenantName ?? "", TenantEmail, TenantPhone))
            : new Checks().That(Tenant is not null, "tenantCode", "Required").ToResult(),
        "terms" => new Checks().That(End is not null, "end", "Required")
            .That(End is null || Unit?.FreeUntil is not { } free || End <= free, "end", "Lease.UnitFreeUntil", Unit?.FreeUntil ?? default)
            .And(Only(Terms().Check(), "kind", "frequency", "dueDay", "timing", "vatRate", "lateFeeRate", "lateFeeGraceDays", "lateFeeCap", End is null ? "" : "end")).ToResult(),
        "lines" when LineDraft.Readable(Lines, Deposit) is { IsOk: false } unreadable => unreadable,
        "lines" => new Checks().That(Rent > 0, "rent", "Required").And(Only(Terms().Check(), "rent", "charges", "other", "lines", "deposit"))
            .And(DepositRule.Check(kind, Rent, Deposit ?? 0)).ToResult(),
        _ => Result.Ok(),
    };

    /// <summary>The first step that is not complete; the last where all are.</summary>
    public string Open() => Steps.FirstOrDefault(s => !Check(s).IsOk) ?? Steps[^1];

    private static Result Only(Result all, params string[] fields) => Result.Fail([.. all.Problems.Where(p => fields.Contains(p.Field))]);

    private void Suggest()
    {
        if (endIsChosen && End > Start)
        {
            return;
        }

        endIsChosen = false;
        End = Start is not { Year: < 2200 } start ? null : (kind switch
        {
            LeaseKind.Unfurnished => start.AddYears(3),
            LeaseKind.Commercial => start.AddYears(9),
            LeaseKind.Mobility => start.AddMonths(10),
            _ => start.AddYears(1),
        }).AddDays(-1);
    }
}
