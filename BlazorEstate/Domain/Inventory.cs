using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>A room of a new inventory and what is looked at in it.</summary>
public sealed record InventoryOutline(InventorySection Section, string Name, IReadOnlyList<string> Items);

/// <summary>
/// The inventory of a home as it is handed over or given back (état des lieux; loi 89-462, art. 3-2; décret 2016-382): meters,
/// keys, and the state of everything room by room. It changes until one side signs, and never again once both have.
/// </summary>
public sealed partial class Inventory : IAudited, IVersioned, IHasCode
{
    public const int MostRooms = 60;
    private const int LongestRemarks = 4000;

    private Inventory()
    {
    }

    public long Id { get; private set; }

    /// <summary>That of its visit.</summary>
    public string Code { get; private set; } = "";

    public long VisitId { get; private set; }

    public long LeaseId { get; private set; }

    public bool IsExit { get; private set; }

    /// <summary>The signed inventory of the same lease's entry, for an exit; null where there is none.</summary>
    public long? EntryId { get; private set; }

    /// <summary>Of the names in it and of its document: "fr" or "en".</summary>
    public string Language { get; private set; } = "fr";

    public string? Remarks { get; private set; }

    /// <summary>Where the tenant lives from now on; an exit names it (décret 2016-382, art. 2).</summary>
    public string? NewAddress { get; private set; }

    public InventoryStatus Status { get; private set; }

    /// <summary>UTC: when the last of both signed.</summary>
    public DateTime? SignedAt { get; private set; }

    /// <summary>
    /// Of a signed exit: nothing is damaged or missing that was not at the entry. Decides how long the deposit may be kept
    /// (<see cref="DepositRule"/>). Null while open, for an entry, and where there is no entry to compare with.
    /// </summary>
    public bool? Matches { get; private set; }

    public long Version { get; private set; }

    public List<InventoryRoom> Rooms { get; } = [];

    public List<InventorySignature> Signatures { get; } = [];

    public IEnumerable<InventoryItem> Items => Rooms.OrderBy(r => r.Position).SelectMany(r => r.Items.OrderBy(i => i.Position));

    public int Unchecked => Items.Count(i => !i.IsChecked);

    /// <summary>Problems on kind (Inventory.NotOne), lease (Inventory.NoLease), status (Visit.Over).</summary>
    /// <param name="outline">What is looked at, in the inventory's language; not needed where there is an entry.</param>
    /// <param name="entry">The signed entry inventory of the stay, with all its rooms.</param>
    public static Result<Inventory> Start(Visit visit, string language, IReadOnlyList<InventoryOutline> outline, Inventory? entry = null)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(outline);
        return new Checks()
            .That(visit.Kind is VisitKind.EntryInventory or VisitKind.ExitInventory, "kind", "Inventory.NotOne")
            .That(visit.LeaseId is not null, "lease", "Inventory.NoLease")
            .That(visit.Status is not (VisitStatus.Missed or VisitStatus.Cancelled), "status", "Visit.Over")
            .ToResult(() =>
            {
                var isExit = visit.Kind == VisitKind.ExitInventory;
                var inventory = new Inventory { Code = visit.Code, VisitId = visit.Id, LeaseId = visit.LeaseId!.Value, IsExit = isExit, EntryId = isExit ? entry?.Id : null, Language = entry?.Language ?? language };
                inventory.Rooms.AddRange(isExit && entry is not null ? entry.Rooms.OrderBy(r => r.Position).Select(Copy) : outline.Select(Drawn));
                return inventory;
            });
    }

    /// <summary>Problems: Inventory.HalfSigned, Inventory.Signed; name.</summary>
    public Result<InventoryRoom> AddRoom(string? name)
    {
        if (Changeable() is { IsOk: false } shut)
        {
            return Result<InventoryRoom>.Fail(shut.Problems);
        }

        // Before the meters and the keys, which come last.
        var last = Rooms.Where(r => r.Section == InventorySection.Room).Select(r => r.Position).DefaultIfEmpty(0).Max();
        var made = Rooms.Count >= MostRooms ? new Problem("name", "Inventory.TooMany", MostRooms) : InventoryRoom.Create(InventorySection.Room, last + 1, name);
        if (made.IsOk)
        {
            Rooms.Add(made.Value);
        }

        return made;
    }

    public Result RenameRoom(long room, string? name) => InRoom(room, r => r.Rename(name));

    /// <summary>Problem Inventory.FromEntry where something in it stands in the entry inventory.</summary>
    public Result RemoveRoom(long room) => InRoom(room, r =>
    {
        var result = new Checks().That(r.IsRemovable, "room", "Inventory.FromEntry").ToResult();
        _ = result.IsOk && Rooms.Remove(r);
        return result;
    });

    public Result<InventoryItem> AddItem(long room, string? name)
    {
        Result<InventoryItem>? made = null;
        var result = InRoom(room, r => made = r.Add(name));
        return made ?? Result<InventoryItem>.Fail(result.Problems);
    }

    public Result RenameItem(long item, string? name) => OnItem(item, (_, i) => i.Rename(name));

    public Result RemoveItem(long item) => OnItem(item, (room, i) =>
    {
        var result = new Checks().That(i.EntryItemId is null, "item", "Inventory.FromEntry").ToResult();
        _ = result.IsOk && room.Items.Remove(i);
        return result;
    });

    /// <summary>Problems: Inventory.HalfSigned, Inventory.Signed, NotFound; state, note, number, reading, count.</summary>
    public Result Record(long item, InventoryFinding found) => OnItem(item, (_, i) => i.Record(found));

    /// <summary>Problems on remarks and newAddress.</summary>
    public Result Describe(string? remarks, string? newAddress)
    {
        var result = new Checks().And(Changeable()).Optional("remarks", remarks, LongestRemarks).Optional("newAddress", newAddress, Limits.Address).ToResult();
        if (result.IsOk)
        {
            (Remarks, NewAddress) = (Person.OrNull(remarks), IsExit ? Person.OrNull(newAddress) : null);
        }

        return result;
    }

    /// <summary>Whether anything may still be changed; photos too.</summary>
    public Result Changeable() => Status switch
    {
        InventoryStatus.Open => Result.Ok(),
        InventoryStatus.HalfSigned => Result.Fail("", "Inventory.HalfSigned"),
        _ => Result.Fail("", "Inventory.Signed"),
    };

    private Result InRoom(long id, Func<InventoryRoom, Result> act) =>
        Changeable() is { IsOk: false } shut ? shut : Rooms.FirstOrDefault(r => r.Id == id) is { } room ? act(room) : Result.NotFound("room");

    private Result OnItem(long id, Func<InventoryRoom, InventoryItem, Result> act) =>
        Changeable() is { IsOk: false } shut ? shut
        : Rooms.FirstOrDefault(r => r.Items.Any(i => i.Id == id)) is { } room ? act(room, room.Items.First(i => i.Id == id))
        : Result.NotFound("item");

    private static InventoryRoom Drawn(InventoryOutline outline, int index)
    {
        var room = InventoryRoom.Create(outline.Section, PositionOf(outline.Section, index), outline.Name).Value;
        foreach (var name in outline.Items)
        {
            _ = room.Add(name).Value;
        }

        return room;
    }

    private static InventoryRoom Copy(InventoryRoom entry)
    {
        var room = InventoryRoom.Create(entry.Section, entry.Position, entry.Name).Value;
        foreach (var item in entry.Items.OrderBy(i => i.Position))
        {
            _ = room.Add(item.Name, item).Value;
        }

        return room;
    }

    private static int PositionOf(InventorySection section, int index) => section switch
    {
        InventorySection.Meters => 1001,
        InventorySection.Keys => 1002,
        _ => index + 1,
    };
}
