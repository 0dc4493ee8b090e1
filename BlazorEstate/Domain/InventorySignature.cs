using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>That one side signed an inventory, or that and why the tenant did not.</summary>
public sealed class InventorySignature
{
    private InventorySignature()
    {
    }

    public long Id { get; private set; }

    public long InventoryId { get; private set; }

    public InventoryParty Party { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The drawn signature; null where it is refused.</summary>
    public long? AttachmentId { get; private set; }

    /// <summary>Why the tenant did not sign: absent, or refuses.</summary>
    public string? Reason { get; private set; }

    /// <summary>Of all the inventory said then (<see cref="InventoryContent"/>), 64 hexadecimal digits.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Problems on name and reason.</summary>
    internal static Result<InventorySignature> Create(InventoryParty party, string? name, long? attachment, string? reason, string hash, DateTime at) => new Checks()
        .Required("name", name, Limits.Name).OneLine("name", name, Limits.Name)
        .That(attachment is not null || party == InventoryParty.Tenant, "signature", "Required")
        .That(attachment is not null || !string.IsNullOrWhiteSpace(reason), "reason", "Required")
        .Optional("reason", reason, 1000)
        .ToResult(() => new InventorySignature { Party = party, Name = name!.Trim(), AttachmentId = attachment, Reason = Person.OrNull(reason), ContentHash = hash, At = at });
}
