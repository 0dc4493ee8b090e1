using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Support;

/// <summary>A home that is given back: entry and exit inventory, signed by both sides.</summary>
internal static class ExitInventories
{
    private static readonly InventoryOutline[] Home = [new(InventorySection.Room, "Séjour", ["Murs", "Sol"]), new(InventorySection.Keys, "Clés", ["Porte"])];

    /// <param name="walls">How the walls are found at the exit; good at the entry.</param>
    public static async Task LeaveAsync(this TestEstate estate, Lease lease, InventoryState walls)
    {
        var agent = new EstateUser { UserName = "agent", NormalizedUserName = $"AGENT{lease.Id}", DisplayName = "Agent" };
        await using var db = await estate.Factory.CreateDbContextAsync();
        db.Add(agent);
        await db.SaveAsync(TestEstate.Admin);
        var entry = await InventoryAsync(db, Visited(VisitKind.EntryInventory, lease.Start, $"VE{lease.Id}"), null, InventoryState.Good);
        await InventoryAsync(db, Visited(VisitKind.ExitInventory, lease.LastDay, $"VX{lease.Id}"), entry, walls);

        Visit Visited(VisitKind kind, DateOnly day, string code) => Visit.Book(code, new(
            kind, lease.UnitId, lease.Id, agent.Id, day.ToDateTime(new(9, 0), DateTimeKind.Utc), day.ToDateTime(new(10, 0), DateTimeKind.Utc))).Value;
    }

    private static async Task<Inventory> InventoryAsync(EstateDbContext db, Visit visit, Inventory? entry, InventoryState walls)
    {
        db.Add(visit);
        await db.SaveAsync(TestEstate.Admin);
        var inventory = Inventory.Start(visit, "fr", Home, entry).Value;
        var drawn = Attachment.Create(AttachmentSubject.Visit, visit.Id, AttachmentKind.Signature, new("a.png", "image/png", 1, new('0', 64), "visits/a.png"), visit.End, "Agent").Value;
        db.AddRange(inventory, drawn);
        await db.SaveAsync(TestEstate.Admin);
        foreach (var item in inventory.Items)
        {
            Assert.True(inventory.Record(item.Id, new(item.Name == "Murs" ? walls : InventoryState.Good, Count: 2)).IsOk);
        }

        foreach (var party in Enum.GetValues<InventoryParty>())
        {
            Assert.True(inventory.Sign(visit, party, "Somebody", drawn.Id, null, InventoryContent.Hash(inventory, []), InventoryComparison.Of(entry, inventory), visit.End).IsOk);
        }

        await db.SaveAsync(TestEstate.Admin);
        return inventory;
    }
}
