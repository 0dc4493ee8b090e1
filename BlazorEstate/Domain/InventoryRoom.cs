using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>A part of an inventory: a room with its elements, the meters, or the keys.</summary>
public sealed class InventoryRoom
{
    /// <summary>No room has more points.</summary>
    public const int MostItems = 80;

    private InventoryRoom()
    {
    }

    public long Id { get; private set; }

    public long InventoryId { get; private set; }

    public InventorySection Section { get; private set; }

    public int Position { get; private set; }

    public string Name { get; private set; } = "";

    public List<InventoryItem> Items { get; } = [];

    /// <summary>What stands in the entry inventory is found missing at the exit, never taken out.</summary>
    public bool IsRemovable => Section == InventorySection.Room && Items.All(i => i.EntryItemId is null);

    internal static Result<InventoryRoom> Create(InventorySection section, int position, string? name)
    {
        var room = new InventoryRoom { Section = section, Position = position };
        var named = room.Rename(name);
        return named.IsOk ? room : Result<InventoryRoom>.Fail(named.Problems);
    }

    internal Result Rename(string? name)
    {
        var result = new Checks().Required("name", name, Limits.Name).OneLine("name", name, Limits.Name).ToResult();
        Name = result.IsOk ? name!.Trim() : Name;
        return result;
    }

    /// <summary>Problems on name.</summary>
    internal Result<InventoryItem> Add(string? name, InventoryItem? entry = null)
    {
        if (Items.Count >= MostItems)
        {
            return new Problem("name", "Inventory.TooMany", MostItems);
        }

        var made = InventoryItem.Create(Section, Items.Count == 0 ? 1 : Items.Max(i => i.Position) + 1, name, entry);
        if (made.IsOk)
        {
            Items.Add(made.Value);
        }

        return made;
    }
}
