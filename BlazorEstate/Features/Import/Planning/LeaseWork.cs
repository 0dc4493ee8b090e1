using BlazorEstate.Domain;

namespace BlazorEstate.Features.Import.Planning;

/// <summary>Everything to write for one lease.</summary>
internal sealed class LeaseWork(Lease lease, LeaseAccount account)
{
    public Lease Lease { get; } = lease;

    public LeaseAccount Account { get; } = account;

    /// <summary>Whether the lease and its account are to be added; else the account is to be updated.</summary>
    public bool IsNew { get; init; }

    public List<Charge> Charges { get; } = [];

    public List<Payment> Payments { get; } = [];

    public List<PaymentAllocation> Allocations { get; } = [];

    /// <summary>Stored charges that new money went to.</summary>
    public List<Charge> PaidCharges { get; } = [];

    /// <summary>Stored payments whose credit went to new charges.</summary>
    public List<Payment> UsedPayments { get; } = [];
}

/// <summary>A new record with the number it gets and that of what it belongs to.</summary>
internal readonly record struct Planned<T>(long Id, long ParentId, T Record);

/// <summary>The new records that hold no money.</summary>
internal sealed class PlannedPlaces
{
    public List<Planned<Owner>> Owners { get; } = [];

    public List<Planned<Property>> Properties { get; } = [];

    public List<Planned<Unit>> Units { get; } = [];

    public List<Planned<Tenant>> Tenants { get; } = [];

    public List<Planned<Intervention>> Interventions { get; } = [];

    public List<Planned<Vendor>> Vendors { get; } = [];

    /// <summary>The vendor that a name means, as the interventions spell it.</summary>
    public Dictionary<string, long> VendorIds { get; } = [];
}

/// <summary>Hands out numbers after the last one that each table has used.</summary>
internal sealed class Numbers(IReadOnlyDictionary<string, long> last)
{
    private readonly Dictionary<string, long> _last = new(last);

    /// <summary>Whether the table has ever held a record.</summary>
    public bool AnyIn(string table) => last.ContainsKey(table);

    public long Next(string table) => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_last, table, out _) += 1;
}
