namespace BlazorEstate.Domain;

/// <summary>A part of a new inventory, by the keys of its name and of what is looked at in it.</summary>
public sealed record InventoryTemplateRoom(InventorySection Section, string Room, IReadOnlyList<string> Items);

/// <summary>
/// What an inventory begins with, by the kind of unit (décret 2016-382, art. 2: floors, walls and ceilings, equipment and elements of each room,
/// meters, keys). Only a beginning: rooms and points are added, renamed and removed.
/// </summary>
public static class InventoryTemplate
{
    private static readonly string[] Shell = ["walls", "floor", "ceiling"];
    private static readonly string[] Living = [.. Shell, "doors", "windows", "sockets", "heating"];
    private static readonly string[] Kitchen = [.. Living, "sink", "cupboards", "cooker", "extractor"];
    private static readonly string[] Bathroom = [.. Shell, "doors", "sockets", "heating", "basin", "shower", "ventilation"];
    private static readonly string[] Toilet = [.. Shell, "doors", "sockets", "toilet"];
    private static readonly string[] Entrance = [.. Shell, "frontDoor", "sockets", "intercom"];

    public static IReadOnlyList<InventoryTemplateRoom> For(UnitKind kind) => kind switch
    {
        UnitKind.Studio => [Room("entrance", Entrance), Room("living", Living), Room("kitchenette", Kitchen), Room("bathroom", [.. Bathroom, "toilet"]), .. Home()],
        UnitKind.House =>
        [
            Room("entrance", Entrance), Room("living", Living), Room("kitchen", Kitchen), Room("bedroom1", [.. Living, "wardrobe"]), Room("bedroom2", [.. Living, "wardrobe"]), Room("bathroom", Bathroom), Room("toilet", Toilet),
            Room("stairs", [.. Shell, "steps", "sockets"]), Room("garage", ["walls", "floor", "garageDoor", "sockets"]), Room("outside", ["facade", "roof", "fence", "garden"]), .. Home("garage"),
        ],
        UnitKind.Shop => [Room("salesRoom", [.. Living, "shopFront", "shutter"]), Room("stockRoom", [.. Shell, "doors", "sockets"]), Room("toilet", [.. Toilet, "basin"]), .. Business()],
        UnitKind.Office => [Room("reception", [.. Shell, "frontDoor", "sockets", "intercom"]), Room("office", [.. Living, "network"]), Room("meetingRoom", [.. Living, "network"]), Room("toilet", [.. Toilet, "basin"]), .. Business()],
        UnitKind.Parking => [Room("space", ["floor", "marking", "walls", "gate", "lighting"]), new(InventorySection.Keys, "keys", ["remote", "badge"])],
        UnitKind.Storage => [Room("space", [.. Shell, "doors", "lighting"]), new(InventorySection.Keys, "keys", ["doorKeys", "badge"])],
        _ => [Room("entrance", Entrance), Room("living", Living), Room("kitchen", Kitchen), Room("bedroom", [.. Living, "wardrobe"]), Room("bathroom", Bathroom), Room("toilet", Toilet), .. Home()],
    };

    private static InventoryTemplateRoom Room(string name, IReadOnlyList<string> items) => new(InventorySection.Room, name, items);

    private static InventoryTemplateRoom[] Home(params string[] more) =>
        [new(InventorySection.Meters, "meters", ["coldWater", "hotWater", "electricity", "gas"]), new(InventorySection.Keys, "keys", ["doorKeys", "badge", "letterbox", .. more])];

    private static InventoryTemplateRoom[] Business() =>
        [new(InventorySection.Meters, "meters", ["coldWater", "electricity", "gas"]), new(InventorySection.Keys, "keys", ["doorKeys", "badge", "letterbox", "alarm"])];
}
