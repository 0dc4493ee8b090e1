namespace BlazorEstate.Live;

/// <summary>What kind of record changed. Flags, so that a subscriber can name several.</summary>
[Flags]
public enum ChangeKinds
{
    None = 0,
    Owner = 1,
    Property = 2,
    Unit = 4,
    Tenant = 8,
    Lease = 16,
    Payment = 32,
    Charge = 64,
    Notification = 128,
    Import = 256,
    User = 512,
    Session = 1024,
    Intervention = 2048,

    /// <summary>What a person has done with the notifications, and which of them the person wants to see; the key is the person's.</summary>
    Reading = 4096,

    /// <summary>What became of outgoing mails.</summary>
    Mail = 8192,

    Visit = 16384,

    /// <summary>Stored documents.</summary>
    Document = 32768,

    /// <summary>Reports that people asked for; the key is the person's.</summary>
    Report = 65536,

    /// <summary>Vendors, their papers and trades.</summary>
    Vendor = 131072,

    /// <summary>Preventive plans.</summary>
    Plan = 262144,

    Equipment = 524288,

    /// <summary>Inventories; the key is the visit's.</summary>
    Inventory = 1048576,

    Everything = 2097151,
}
