using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>A contract that lets one unit to one tenant, and what it asks for.</summary>
public sealed partial class Lease : IVersioned, IHasCode, IAudited, IImported
{
    private readonly List<LeaseLine> _lines = [];

    private Lease()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public string Code { get; private set; } = "";

    public long UnitId { get; private set; }

    public long TenantId { get; private set; }

    public LeaseKind Kind { get; private set; }

    public DateOnly Start { get; private set; }

    /// <summary>The last day the contract names.</summary>
    public DateOnly End { get; private set; }

    /// <summary>The last day that is let: <see cref="EndedOn"/> once the lease was ended, else <see cref="End"/>. Stored, so that queries can filter by it.</summary>
    public DateOnly LastDay { get; private set; }

    public RentFrequency Frequency { get; private set; }

    /// <summary>1 to 31; a month without that day takes its last.</summary>
    public int DueDay { get; private set; }

    public RentTiming Timing { get; private set; }

    /// <summary>VAT on the sum of a charge's lines, in basis points (2000 = 20 %).</summary>
    public int VatBasisPoints { get; private set; }

    /// <summary>Minor units.</summary>
    public long Deposit { get; private set; }

    /// <summary>The last day let, where the lease was ended before its term.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>The lease that this one follows without a gap.</summary>
    public long? RenewsLeaseId { get; private set; }

    /// <summary>Late fee on the overdue sum, in basis points; 0 = none. Commercial leases only.</summary>
    public int LateFeeBasisPoints { get; private set; }

    /// <summary>Days after the due date during which no late fee is raised.</summary>
    public int LateFeeGraceDays { get; private set; }

    /// <summary>The most that one late fee may be, in minor units; null = no cap.</summary>
    public long? LateFeeCap { get; private set; }

    public long? ImportId { get; private set; }

    public IReadOnlyList<LeaseLine> Lines => _lines;

    /// <summary>What the rent schedule needs of this lease.</summary>
    public RentTerms Terms => new(Start, LastDay, Frequency, DueDay, Timing, VatBasisPoints, _lines);

    public LateFeeTerms LateFee => new(LateFeeBasisPoints, LateFeeGraceDays, LateFeeCap);

    /// <summary>Whether the unit is let by this lease on a day (domain rule 22).</summary>
    public bool RunsOn(DateOnly day) => Start <= day && day <= LastDay;

    /// <summary>Whether two leases let the same unit on a same day.</summary>
    public bool Overlaps(Lease other) => UnitId == other.UnitId && Overlaps(other.Start, other.LastDay);

    /// <summary>Whether the lease runs on any day from one to another, both included.</summary>
    public bool Overlaps(DateOnly from, DateOnly to) => Start <= to && from <= LastDay;

    /// <summary>Monthly amount of one kind of line on a day, minor units without VAT.</summary>
    public long MonthlyOn(DateOnly day, LineKind kind) => _lines.Where(l => l.Kind == kind && l.RunsOn(day)).Sum(l => l.Amount);

    /// <summary>All monthly amounts on a day with VAT, minor units.</summary>
    public long MonthlyTotalOn(DateOnly day)
    {
        var net = _lines.Where(l => l.RunsOn(day)).Sum(l => l.Amount);
        return net + Vat.On(net, VatBasisPoints);
    }

    /// <summary>No month can cost more: all lines there ever were, minor units with VAT.</summary>
    internal long MonthlyCeiling
    {
        get
        {
            var net = 0L;
            foreach (var line in _lines)
            {
                net += Math.Max(0, line.Amount);
            }

            return net + Vat.On(net, VatBasisPoints);
        }
    }
}
