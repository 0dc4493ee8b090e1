using System.Text.Json.Serialization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>An inventory as its pages and the API show it. Instants are UTC.</summary>
/// <param name="Code">The visit's.</param>
/// <param name="Begun">Whether the visit has begun: nobody signs before.</param>
/// <param name="EntryCode">The visit of the entry that an exit is compared with.</param>
/// <param name="Matches">Of an exit with an entry: nothing is damaged or missing that was not then; only signed it is settled.</param>
public sealed record InventoryView(
    string Code, bool IsExit, InventoryStatus Status, string Language, DateTime Start, bool Begun, string LeaseCode, InventoryPlace Place, string Tenant, string Agent,
    string? Remarks, string? NewAddress, string? EntryCode, DateTime? EntrySignedAt, DateTime? SignedAt, bool? Matches,
    IReadOnlyList<RoomView> Rooms, IReadOnlyList<SignatureView> Signatures, long Version)
{
    public int Checked => Rooms.Sum(r => r.Checked);

    public int Total => Rooms.Sum(r => r.Items.Count);

    [JsonIgnore]
    public IEnumerable<(RoomView Room, ItemView Item)> Differences => from room in Rooms from item in room.Items where item.Change != InventoryChange.None select (room, item);

    public SignatureView? Of(InventoryParty party) => Signatures.FirstOrDefault(s => s.Party == party);
}

/// <param name="Address">Of the property, with its town.</param>
/// <param name="Owner">Whose home it is.</param>
public sealed record InventoryPlace(string UnitCode, string Unit, UnitKind Kind, string Property, string Address, string Owner);

public sealed record RoomView(long Id, InventorySection Section, string Name, bool Removable, IReadOnlyList<ItemView> Items)
{
    public int Checked => Items.Count(i => i.IsChecked);
}

/// <param name="Before">The same point at the entry.</param>
public sealed record ItemView(
    long Id, InventorySection Section, string Name, InventoryState? State, string? Note, string? Number, decimal? Reading, int? Count, bool IsChecked,
    IReadOnlyList<PhotoView> Photos, BeforeView? Before, InventoryChange Change, bool Removable, long Version);

public sealed record BeforeView(InventoryState? State, string? Note, string? Number, decimal? Reading, int? Count, IReadOnlyList<PhotoView> Photos);

/// <param name="Url">Below the site's address.</param>
public sealed record PhotoView(long Id, string FileName, string Url);

/// <param name="Url">Of the drawn signature; null where the tenant did not sign.</param>
/// <param name="ContentHash">SHA-256 of what was signed.</param>
public sealed record SignatureView(InventoryParty Party, string Name, DateTime At, string? Url, string? Reason, string ContentHash);
