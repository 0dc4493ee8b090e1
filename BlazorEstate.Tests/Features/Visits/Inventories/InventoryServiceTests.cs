using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Visits.Inventories;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Visits.Inventories;

public sealed class InventoryServiceTests : IAsyncLifetime
{
    private InventoryWorld _world = null!;

    public async Task InitializeAsync() => _world = await InventoryWorld.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task An_entry_begins_with_the_rooms_of_its_kind_in_the_tenants_language()
    {
        var inventory = await _world.FindAsync(await _world.BeginAsync());
        Assert.Equal(["Entrée", "Séjour", "Cuisine", "Chambre", "Salle d’eau", "WC", "Compteurs", "Clés"], inventory.Rooms.Select(r => r.Name));
        Assert.Equal(("fr", false, InventoryStatus.Open, 0), (inventory.Language, inventory.IsExit, inventory.Status, inventory.Checked));
        Assert.Equal(["Eau froide (m³)", "Eau chaude (m³)", "Électricité (kWh)", "Gaz (m³)"], inventory.Rooms[^2].Items.Select(i => i.Name));
        Assert.Contains("Murs", inventory.Rooms[0].Items.Select(i => i.Name));
    }

    [Fact]
    public async Task It_is_begun_once_for_an_inventory_visit_with_a_lease()
    {
        var code = await _world.BeginAsync();
        await _world.RecordAsync(code, "Murs", new(InventoryState.Good));
        Assert.True((await _world.Service.StartAsync(code, _world.Me)).IsOk);
        Assert.Equal(1, (await _world.FindAsync(code)).Checked);
        var viewing = await _world.Visits.BookAsync("2026-11-24T13:00");
        Assert.True((await _world.Service.StartAsync(viewing, _world.Me)).Has("Inventory.NotOne"));
        Assert.True((await _world.Service.StartAsync(await _world.BookAsync(start: "2026-11-24T14:00", unit: "U2"), _world.Me)).Has("Inventory.NoLease"));
        Assert.True((await _world.Service.StartAsync("V404", _world.Me)).Has(Result.NotFoundCode));
        Assert.True((await _world.Service.StartAsync(code, TestEstate.As(Roles.Auditor))).Has(Result.ForbiddenCode));
        var moved = await _world.Visits.Service.ChangeAsync(code, VisitWorld.At("2026-11-24T09:00"), _world.Me);
        Assert.Equal(("kind", "Visit.HasInventory"), moved.Problems.Select(p => (p.Field, p.Code)).Single());
    }

    [Fact]
    public async Task Each_change_is_saved_by_itself_and_names_what_it_was_in_the_trail()
    {
        var code = await _world.BeginAsync();
        await _world.RecordAsync(code, "Sol", new(InventoryState.Worn, "Rayures près de la porte"));
        await _world.RecordAsync(code, "Eau froide (m³)", new(Number: " 12-B ", Reading: 1_234.5674m));
        await _world.RecordAsync(code, "Badges de l’immeuble", new(Count: 0));
        var read = await _world.FindAsync(code);
        var (floor, water, badges) = (Item(read, "Sol"), Item(read, "Eau froide (m³)"), Item(read, "Badges de l’immeuble"));
        Assert.Equal((InventoryState.Worn, "Rayures près de la porte", true), (floor.State, floor.Note, floor.IsChecked));
        Assert.Equal(("12-B", 1_234.567m), (water.Number, water.Reading));
        Assert.Equal((0, true), (badges.Count, badges.IsChecked));
        Assert.Equal(3, read.Checked);
        var audited = await _world.Estate.ReadAsync(db => db.AuditEntries.Where(a => a.SubjectKind == nameof(Inventory) && a.Action == "update").Select(a => new { a.SubjectCode, a.Changes }).FirstAsync());
        Assert.Equal((code, """{"Sol":["","Worn · Rayures près de la porte"]}"""), (audited.SubjectCode, audited.Changes));
    }

    [Fact]
    public async Task Two_people_at_one_point_are_told_and_at_two_points_do_not_meet()
    {
        var code = await _world.BeginAsync();
        var (walls, floor) = (await _world.ItemAsync(code, "Murs"), await _world.ItemAsync(code, "Sol"));
        Assert.Equal(walls.Version + 1, (await _world.Service.RecordAsync(code, walls.Id, walls.Version, new(InventoryState.Good), _world.Me)).Value);
        Assert.True((await _world.Service.RecordAsync(code, floor.Id, floor.Version, new(InventoryState.Good), _world.Me)).IsOk);
        Assert.True((await _world.Service.RecordAsync(code, walls.Id, walls.Version, new(InventoryState.Damaged), _world.Me)).Has(Result.StaleCode));
        Assert.Equal(InventoryState.Good, (await _world.ItemAsync(code, "Murs")).State);
    }

    [Fact]
    public async Task What_is_wrong_is_refused_by_its_field_and_nothing_is_kept()
    {
        var code = await _world.BeginAsync();
        var (walls, water, keys) = (await _world.ItemAsync(code, "Murs"), await _world.ItemAsync(code, "Eau froide (m³)"), await _world.ItemAsync(code, "Badges de l’immeuble"));
        await RefusedAsync(walls.Id, new((InventoryState)9), "state", "Choice");
        await RefusedAsync(walls.Id, new(InventoryState.Good, new string('x', 10_000)), "note", "TooLong");
        await RefusedAsync(walls.Id, new(InventoryState.Good, "a\0b"), "note", "ControlCharacters");
        await RefusedAsync(water.Id, new(Number: "12\n34", Reading: 1), "number", "LineBreak");
        await RefusedAsync(water.Id, new(Reading: -1), "reading", "OutOfRange");
        await RefusedAsync(water.Id, new(Reading: decimal.MaxValue), "reading", "OutOfRange");
        await RefusedAsync(keys.Id, new(Count: 100), "count", "OutOfRange");
        await RefusedAsync(404_404, new(InventoryState.Good), "item", Result.NotFoundCode);
        Assert.Equal(0, (await _world.FindAsync(code)).Checked);

        async Task RefusedAsync(long item, InventoryFinding found, string field, string problem) =>
            Assert.Equal((field, problem), (await _world.Service.RecordAsync(code, item, null, found, _world.Me)).Problems.Select(p => (p.Field, p.Code)).Single());
    }

    [Fact]
    public async Task Rooms_and_points_are_added_renamed_and_removed()
    {
        var code = await _world.BeginAsync();
        var room = (await _world.Service.AddRoomAsync(code, "Cave", _world.Me)).Value;
        Assert.True((await _world.Service.AddItemAsync(code, room, "Porte", _world.Me)).IsOk);
        Assert.True((await _world.Service.RenameRoomAsync(code, room, "Cave n° 4", _world.Me)).IsOk);
        var read = await _world.FindAsync(code);
        Assert.Equal(["WC", "Cave n° 4", "Compteurs", "Clés"], read.Rooms.Select(r => r.Name).TakeLast(4));
        Assert.True((await _world.Service.RenameItemAsync(code, read.Rooms[^3].Items[0].Id, "Porte blindée", _world.Me)).IsOk);
        Assert.True((await _world.Service.RemoveItemAsync(code, (await _world.ItemAsync(code, "Gaz (m³)")).Id, _world.Me)).IsOk);
        Assert.True((await _world.Service.RemoveRoomAsync(code, read.Rooms[0].Id, _world.Me)).IsOk);
        Assert.Equal(["name"], (await _world.Service.AddRoomAsync(code, " ", _world.Me)).Problems.Select(p => p.Field));
        Assert.True((await _world.Service.AddItemAsync(code, read.Rooms[0].Id, "x", _world.Me)).Has(Result.NotFoundCode));
        read = await _world.FindAsync(code);
        Assert.DoesNotContain("Entrée", read.Rooms.Select(r => r.Name));
        Assert.Equal("Porte blindée", read.Rooms[^3].Items[0].Name);
        Assert.Equal(3, read.Rooms[^2].Items.Count);
    }

    [Fact]
    public void Every_kind_of_unit_begins_with_names_in_both_languages()
    {
        foreach (var (language, kind) in from l in new[] { "fr", "en" } from k in Enum.GetValues<UnitKind>() select (l, k))
        {
            var outline = new InventoryWords(language).Outline(kind);
            Assert.Contains(outline, r => r.Section == InventorySection.Room);
            Assert.Contains(outline, r => r.Section == InventorySection.Keys);
            Assert.All(outline.SelectMany(r => r.Items.Append(r.Name)), name => Assert.DoesNotMatch(@"^(Room|Item)\.", name));
            Assert.All(outline, r => Assert.Equal(r.Items.Count, r.Items.Distinct().Count()));
        }

    }

    private static ItemView Item(InventoryView inventory, string name) => inventory.Rooms.SelectMany(r => r.Items).First(i => i.Name == name);

    [Fact]
    public async Task Several_points_are_found_together_or_not_at_all()
    {
        var code = await _world.BeginAsync();
        var (walls, floor) = (await _world.ItemAsync(code, "Murs"), await _world.ItemAsync(code, "Sol"));
        await _world.RecordAsync(code, "Sol", new(InventoryState.Worn));
        PointFinding[] good = [new(walls.Id, walls.Version, new(InventoryState.Good)), new(floor.Id, floor.Version, new(InventoryState.Good))];
        Assert.True((await _world.Service.RecordManyAsync(code, good, _world.Me)).Has(Result.StaleCode));
        Assert.Null((await _world.ItemAsync(code, "Murs")).State);
        Assert.True((await _world.Service.RecordManyAsync(code, good[..1], _world.Me)).IsOk);
        Assert.Equal((InventoryState.Good, InventoryState.Worn), ((await _world.ItemAsync(code, "Murs")).State, (await _world.ItemAsync(code, "Sol")).State));
    }

    [Fact]
    public async Task What_is_on_the_disk_is_saved_though_whoever_brought_it_goes_away()
    {
        var code = await _world.BeginAsync();
        using var going = new CancellationTokenSource();
        var kept = (await _world.Estate.Get<FileStore>().KeepAsync("mur.png", new MemoryStream(InventoryWorld.Photo), "visits", 1, photosOnly: true)).Value;
        var saved = await _world.Estate.Scoped<InventoryWriter>().WriteAsync(code, kept, _world.Me, async w =>
        {
            await going.CancelAsync();
            return w.Inventory.Describe("Bright", null);
        }, going.Token);
        Assert.True(saved.IsOk);
        Assert.Single(_world.Files);
        Assert.Equal("Bright", (await _world.FindAsync(code)).Remarks);
    }
}
