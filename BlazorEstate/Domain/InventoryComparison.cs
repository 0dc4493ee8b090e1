namespace BlazorEstate.Domain;

/// <summary>
/// An exit beside its entry, point by point. The home matches unless something is damaged or missing that was not: what became
/// worse by time and normal use alone is the owner's to bear (loi 89-462, art. 7 d; décret 2016-382, art. 4).
/// </summary>
public sealed class InventoryComparison
{
    private readonly Dictionary<long, InventoryItem> _entry;

    private InventoryComparison(Inventory entry, Inventory exit)
    {
        _entry = entry.Items.ToDictionary(i => i.Id);
        Matches = exit.Items.All(i => ChangeOf(i) is not (InventoryChange.Damage or InventoryChange.Missing));
    }

    public bool Matches { get; }

    /// <summary>Null where there is no entry to compare with.</summary>
    public static InventoryComparison? Of(Inventory? entry, Inventory exit)
    {
        ArgumentNullException.ThrowIfNull(exit);
        return entry is null || !exit.IsExit ? null : new(entry, exit);
    }

    /// <summary>The same point at the entry.</summary>
    public InventoryItem? Before(InventoryItem exit)
    {
        ArgumentNullException.ThrowIfNull(exit);
        return exit.EntryItemId is { } id ? _entry.GetValueOrDefault(id) : null;
    }

    /// <summary>What became of a point; none while it is not checked.</summary>
    public InventoryChange ChangeOf(InventoryItem exit)
    {
        ArgumentNullException.ThrowIfNull(exit);
        return !exit.IsChecked ? InventoryChange.None
            : Before(exit) is not { } before ? exit.State == InventoryState.Absent ? InventoryChange.None : InventoryChange.Added
            : exit.Section switch
            {
                InventorySection.Room => Of(before.State!.Value, exit.State!.Value),
                InventorySection.Keys => exit.Count < before.Count ? InventoryChange.Missing : exit.Count > before.Count ? InventoryChange.Better : InventoryChange.None,
                _ => InventoryChange.None,
            };
    }

    private static InventoryChange Of(InventoryState before, InventoryState after) =>
        after == before ? InventoryChange.None
        : after < before ? InventoryChange.Better
        : after switch
        {
            InventoryState.Absent => InventoryChange.Missing,
            InventoryState.Damaged => InventoryChange.Damage,
            _ => InventoryChange.Wear,
        };
}
