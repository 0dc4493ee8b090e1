namespace BlazorEstate.Domain;

/// <summary>In what state something is, from best to worst.</summary>
public enum InventoryState
{
    New,
    Good,

    /// <summary>By time and normal use, which is the owner's to bear (décret 2016-382, art. 4).</summary>
    Worn,
    Damaged,

    /// <summary>Not there.</summary>
    Absent,
}

/// <summary>What the parts of an inventory hold.</summary>
public enum InventorySection
{
    /// <summary>Walls, floor, windows: each has a state.</summary>
    Room,

    /// <summary>Each has a number and a reading.</summary>
    Meters,

    /// <summary>Each is handed over so many times.</summary>
    Keys,
}

public enum InventoryStatus
{
    Open,

    /// <summary>One side has signed: nothing changes unless it is reopened.</summary>
    HalfSigned,

    /// <summary>Both sides have signed, or the tenant's absence is recorded: it never changes again.</summary>
    Signed,
}

public enum InventoryParty
{
    Tenant,
    Agent,
}

/// <summary>What became of something between entry and exit.</summary>
public enum InventoryChange
{
    None,
    Better,

    /// <summary>Worse, by no more than time and normal use.</summary>
    Wear,
    Damage,
    Missing,

    /// <summary>It was not there at the entry.</summary>
    Added,
}
