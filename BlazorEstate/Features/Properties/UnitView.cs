using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Properties;

/// <summary>What a unit is today.</summary>
public enum UnitState
{
    Occupied,
    Vacant,
    OutOfService,
}

/// <summary>A unit as lists and pages show one, with the lease that runs today.</summary>
public sealed record UnitRow(
    long Id,
    string Code,
    string Label,
    UnitKind Kind,
    int? AreaHundredths,
    int? Floor,
    DateOnly? OutOfServiceFrom,
    string PropertyCode,
    string PropertyName,
    string? City,
    string OwnerCode,
    string OwnerName,
    UnitState State,
    long Version)
{
    public RunningLease? Lease { get; init; }

    public decimal? AreaM2 => AreaHundredths / 100m;
}

/// <summary>The lease of a unit today. Net is the month without VAT, minor units.</summary>
public sealed record RunningLease(string Code, LeaseKind Kind, DateOnly Start, DateOnly LastDay, string TenantCode, string TenantName, long Net, int VatBasisPoints)
{
    public long Monthly => Net + Vat.On(Net, VatBasisPoints);
}

/// <summary>The detail page: the unit, every lease of it and every intervention, the newest first.</summary>
public sealed record UnitDetail(UnitRow Unit, IReadOnlyList<UnitLease> Leases, IReadOnlyList<UnitIntervention> Interventions, int Documents = 0)
{
    /// <summary>What the works done cost, by year and category.</summary>
    public IReadOnlyList<UnitWorks> Works { get; init; } = [];

    public IReadOnlyList<EquipmentLine> Equipment { get; init; } = [];

    /// <summary>Legal checks whose day has passed.</summary>
    public IReadOnlyList<OverdueCheck> Overdue { get; init; } = [];
}

/// <summary>The works of a category completed in a year, and their cost in minor units.</summary>
public sealed record UnitWorks(int Year, string Category, int Count, long Cost);

public sealed record UnitLease(string Code, LeaseKind Kind, DateOnly Start, DateOnly LastDay, string TenantCode, string TenantName);

/// <summary>Cost is labour, parts and others, minor units.</summary>
public sealed record UnitIntervention(
    string Code, string Title, InterventionPriority Priority, InterventionStatus Status, DateOnly ReportedOn, DateOnly? CompletedOn, long Cost, string? VendorName, string? VendorCode);

/// <summary>A unit as the API shows one; lease and tenant are those of today.</summary>
public sealed record UnitView(
    string Code,
    string PropertyCode,
    string PropertyName,
    string? City,
    string OwnerCode,
    string Label,
    UnitKind Kind,
    decimal? AreaM2,
    int? Floor,
    DateOnly? OutOfServiceFrom,
    UnitState State,
    string? LeaseCode,
    string? TenantCode,
    string? TenantName,
    long Version)
{
    public static UnitView From(UnitRow u) => new(
        u.Code, u.PropertyCode, u.PropertyName, u.City, u.OwnerCode, u.Label, u.Kind, u.AreaM2, u.Floor, u.OutOfServiceFrom,
        u.State, u.Lease?.Code, u.Lease?.TenantCode, u.Lease?.TenantName, u.Version);
}

/// <summary>What the API and the form take. Without a code the next one is given; without a version whatever stands is changed.</summary>
public sealed record UnitInput(
    string? Code, string? PropertyCode, string? Label, UnitKind? Kind, decimal? AreaM2, int? Floor, DateOnly? OutOfServiceFrom, long? Version)
{
    /// <summary>Fails with problems on areaM2.</summary>
    public Result<UnitDetails> ToDetails()
    {
        var area = AreaM2 is > 0 and <= 1_000_000 ? AreaM2 * 100 : AreaM2 is null ? null : -1;
        return new Checks()
            .That(area is null || area == decimal.Truncate(area.Value), "areaM2", "TooManyDecimals", 2)
            .ToResult(() => new UnitDetails(Label ?? "", Kind ?? (UnitKind)(-1), (int?)area, Floor, OutOfServiceFrom));
    }
}
