using BlazorEstate.Domain;

namespace BlazorEstate.Features.Dashboards;

/// <summary>The money on the home page. Amounts in minor units.</summary>
/// <param name="OverdueBefore">What was overdue a month ago, for the trend.</param>
/// <param name="Months">Twelve, the present one last.</param>
public sealed record MoneyFigures(Statistics Now, long OverdueBefore, DuesOfDay Dues, IReadOnlyList<MonthFigures> Months)
{
    public MonthFigures ThisMonth => Months[^1];

    public MonthFigures LastMonth => Months[^2];
}

/// <summary>What falls due on a day (today, or the next day on which something does).</summary>
/// <param name="Items">The first of them, what is still open first.</param>
public sealed record DuesOfDay(DateOnly Day, int Count, long Total, int OpenCount, long Open, IReadOnlyList<DueItem> Items)
{
    public long Paid => Total - Open;
}

public sealed record DueItem(string LeaseCode, string TenantName, string UnitLabel, long Total, long Paid, ChargeStatus Status);

/// <summary>A month's charges due, and the payments dated in it with reversals taken out.</summary>
public sealed record MonthFigures(DateOnly First, long Billed, long Collected)
{
    public DateOnly Last => First.AddMonths(1).AddDays(-1);
}

/// <summary>What needs somebody's attention; no amounts, so that people without the money figures may see it.</summary>
public sealed record AttentionFigures(Occupancy Occupancy, Occupancy OccupancyBefore, int EndingCount, IReadOnlyList<EndingLease> Ending,
    IReadOnlyList<VacantUnit> Vacant, int UrgentCount, IReadOnlyList<UrgentIntervention> Urgent);

public sealed record EndingLease(string Code, string TenantName, string UnitLabel, DateOnly LastDay);

/// <param name="Since">The day after the last lease; null where there never was one.</param>
public sealed record VacantUnit(string Code, string Label, string PropertyName, DateOnly? Since);

public sealed record UrgentIntervention(string Code, string Title, string UnitCode, string UnitLabel, InterventionPriority Priority, InterventionStatus Status, DateOnly ReportedOn);
