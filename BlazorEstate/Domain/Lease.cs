namespace BlazorEstate.Domain;

/// <summary>A contract that lets one unit to one tenant, and what it asks for.</summary>
public sealed class Lease : IVersioned, IHasCode, IAudited, IImported
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
}
