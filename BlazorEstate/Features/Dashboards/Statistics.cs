using BlazorEstate.Domain;

namespace BlazorEstate.Features.Dashboards;

/// <summary>The agency's figures at the end of a day. Amounts in minor units; what each means stands in <see cref="StatisticsQueries"/>.</summary>
public sealed record Statistics(
    DateOnly AsOf,
    long Billed,
    long Paid,
    long Outstanding,
    long Overdue,
    int LeasesInArrears,
    int LeasesOverdue,
    Ageing Arrears,
    Occupancy Occupancy,
    long MaintenanceCost,
    IReadOnlyList<Debtor> TopDebtors,
    IReadOnlyList<Debtor> TopOverdue)
{
    public long Allocated => Billed - Outstanding;

    /// <summary>The arrears from the day after the due date on: without what falls due on the day itself.</summary>
    public Ageing OverdueAges => Arrears with { D0To30 = Arrears.D0To30 - (Outstanding - Overdue) };

    public long Credit => Paid - Allocated;

    /// <summary>Allocated ÷ billed, four decimals; null while nothing was billed.</summary>
    public decimal? CollectionRate => Figures.CollectionRate(Allocated, Billed);
}

/// <summary>What is outstanding, by days from the due date.</summary>
public sealed record Ageing(long D0To30, long D31To60, long D61To90, long D90Plus)
{
    public long Total => D0To30 + D31To60 + D61To90 + D90Plus;
}

/// <summary>Domain rule 22: units with a lease that runs that day, and all units in service.</summary>
public sealed record Occupancy(int Occupied, int Units)
{
    public int Vacant => Units - Occupied;

    /// <summary>Four decimals; null where there are no units.</summary>
    public decimal? Rate => Figures.Occupancy(Occupied, Units);
}

/// <summary>A lease and what it owes.</summary>
public sealed record Debtor(string LeaseCode, string TenantName, long Amount);
