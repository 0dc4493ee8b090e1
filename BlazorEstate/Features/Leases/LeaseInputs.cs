using BlazorEstate.Domain;

namespace BlazorEstate.Features.Leases;

/// <summary>A lease to create, for a tenant that exists or for one created with it.</summary>
/// <param name="Code">null for the next free code.</param>
public sealed record NewLease(string UnitCode, string? TenantCode, LeaseTerms Terms, TenantDetails? NewTenant = null, string? Code = null);

/// <summary>What may change of a lease that exists; a null end leaves it.</summary>
/// <param name="Version">The version that the person saw; null where the caller did not look.</param>
public sealed record LeaseEdit(long? Version, int DueDay, long Deposit, int VatBasisPoints, LateFeeTerms LateFee, DateOnly? End);

/// <summary>Other lines from a day on.</summary>
public sealed record LinesChange(long? Version, DateOnly From, IReadOnlyList<LineTerms> Lines);

/// <summary>The end of a lease before its term; the day is the last one let.</summary>
public sealed record LeaseEnd(long? Version, DateOnly Day, string Reason);

/// <summary>A renewal: the same terms from the day after, with another end or rent where given.</summary>
public sealed record Renewal(long? Version, DateOnly? End, IReadOnlyList<LineTerms>? Lines, long? Deposit = null);

/// <summary>A lease that was written.</summary>
public sealed record LeaseRef(long Id, string Code, long Version);
