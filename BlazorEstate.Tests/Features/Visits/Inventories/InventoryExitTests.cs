using System.Text;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Visits.Inventories;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Features.Notices;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Visits.Inventories.InventoryWorld;

namespace BlazorEstate.Tests.Features.Visits.Inventories;

public sealed class InventoryExitTests : IAsyncLifetime
{
    private InventoryWorld _world = null!;

    public async Task InitializeAsync() => _world = await InventoryWorld.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task An_exit_begins_with_the_entry_beside_it_and_everything_still_to_be_checked()
    {
        var (entry, exit) = await _world.ExitAsync();
        var read = await _world.FindAsync(exit);
        Assert.Equal((true, entry, 0), (read.IsExit, read.EntryCode, read.Checked));
        Assert.Equal((await _world.FindAsync(entry)).Rooms.Select(r => (r.Name, r.Items.Count)), read.Rooms.Select(r => (r.Name, r.Items.Count)));
        Assert.All(read.Rooms.SelectMany(r => r.Items), i => Assert.NotNull(i.Before));
        Assert.Equal(("A 12", 142.315m), (read.Rooms[^2].Items[0].Number, read.Rooms[^2].Items[0].Before!.Reading));
        Assert.True((await _world.Service.RemoveItemAsync(exit, read.Rooms[0].Items[0].Id, _world.Me)).Has("Inventory.FromEntry"));
        Assert.True((await _world.Service.RemoveRoomAsync(exit, read.Rooms[0].Id, _world.Me)).Has("Inventory.FromEntry"));
    }

    [Theory]
    [InlineData(InventoryState.Good, InventoryState.Good, InventoryChange.None, true)]
    [InlineData(InventoryState.Good, InventoryState.New, InventoryChange.Better, true)]
    [InlineData(InventoryState.New, InventoryState.Good, InventoryChange.Wear, true)]
    [InlineData(InventoryState.Good, InventoryState.Worn, InventoryChange.Wear, true)]
    [InlineData(InventoryState.Good, InventoryState.Damaged, InventoryChange.Damage, false)]
    [InlineData(InventoryState.Damaged, InventoryState.Damaged, InventoryChange.None, true)]
    [InlineData(InventoryState.Worn, InventoryState.Absent, InventoryChange.Missing, false)]
    [InlineData(InventoryState.Absent, InventoryState.Absent, InventoryChange.None, true)]
    [InlineData(InventoryState.Absent, InventoryState.Good, InventoryChange.Better, true)]
    public async Task What_is_damaged_or_missing_does_not_match_and_normal_wear_does(InventoryState before, InventoryState after, InventoryChange change, bool matches)
    {
        var entry = await _world.BeginAsync();
        await _world.CheckAllAsync(entry);
        await _world.RecordAsync(entry, "Murs", new(before));
        await _world.SignBothAsync(entry);
        var exit = await _world.BeginAsync(VisitKind.ExitInventory, "2026-11-24T10:00");
        await _world.CheckAllAsync(exit);
        await _world.RecordAsync(exit, "Murs", new(after));
        Assert.Equal(change, (await _world.ItemAsync(exit, "Murs")).Change);
        await _world.SignBothAsync(exit);
        Assert.Equal(matches, (await _world.FindAsync(exit)).Matches);
        Assert.Equal(matches ? [] : [_world.Visits.Lease.Id], await _world.Estate.ReadAsync(db => db.LeasesLeftDiffering().ToListAsync()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60_000)]
    public async Task The_letter_of_an_exit_knows_whether_there_is_a_deposit(long amount)
    {
        var (_, exit) = await _world.ExitAsync();
        await _world.CheckAllAsync(exit);
        await _world.Estate.ReadAsync(db => db.Leases.ExecuteUpdateAsync(s => s.SetProperty(l => l.Deposit, amount)));
        await _world.SignBothAsync(exit);
        var mail = await _world.Estate.ReadAsync(db => db.OutgoingMails.SingleAsync(m => m.Template == "inventorySigned" && m.SubjectCode == exit));
        Assert.Equal(amount > 0, NoticeWorld.Read<InventoryNotice>(mail).Deposit);
    }

    [Fact]
    public async Task A_key_that_is_not_given_back_is_missing_and_what_is_new_is_no_fault()
    {
        var (_, exit) = await _world.ExitAsync();
        var room = (await _world.FindAsync(exit)).Rooms[0].Id;
        Assert.True((await _world.Service.AddItemAsync(exit, room, "Miroir", _world.Me)).IsOk);
        await _world.CheckAllAsync(exit);
        Assert.Equal((InventoryChange.Added, true), ((await _world.ItemAsync(exit, "Miroir")).Change, (await _world.FindAsync(exit)).Matches));
        await _world.RecordAsync(exit, "Badges de l’immeuble", new(Count: 1));
        var read = await _world.FindAsync(exit);
        Assert.Equal((InventoryChange.Missing, false), ((await _world.ItemAsync(exit, "Badges de l’immeuble")).Change, read.Matches));
        Assert.Equal(["Miroir", "Badges de l’immeuble"], read.Differences.Select(d => d.Item.Name));
    }

    [Fact]
    public async Task Without_a_signed_entry_there_is_nothing_to_compare_with()
    {
        await _world.BeginAsync();
        var exit = await _world.BeginAsync(VisitKind.ExitInventory, "2026-11-24T10:00");
        await _world.CheckAllAsync(exit, InventoryState.Damaged);
        await _world.SignBothAsync(exit);
        var read = await _world.FindAsync(exit);
        Assert.Null(read.Matches);
        Assert.Empty(read.Differences);
        Assert.Empty(await _world.Estate.ReadAsync(db => db.LeasesLeftDiffering().ToListAsync()));
    }

    [Fact]
    public async Task After_a_renewal_the_exit_is_compared_with_the_entry_of_the_first_lease()
    {
        var (entry, first) = (await SignedEntryAsync(), _world.Visits.Lease);
        var renewal = await _world.Estate.AddAsync(Lease.Renew(first, "L2", first.RenewalTerms()));
        var exit = await ExitOfAsync("L2");
        Assert.Equal(entry, (await _world.FindAsync(exit)).EntryCode);
        await _world.CheckAllAsync(exit, InventoryState.Damaged);
        await _world.SignBothAsync(exit);
        Assert.False((await _world.FindAsync(exit)).Matches);
        Assert.Equal([renewal.Id], await _world.Estate.ReadAsync(db => db.LeasesLeftDiffering().ToListAsync()));
    }

    [Fact]
    public async Task The_entry_of_another_tenant_or_of_a_stay_before_another_tenants_is_none_of_this_one()
    {
        await SignedEntryAsync();
        var (first, other) = (_world.Visits.Lease, await _world.Estate.TenantAsync("T2"));
        await _world.Estate.AddAsync(Lease.Create("L2", first.UnitId, other.Id, first.RenewalTerms()));
        var back = first.RenewalTerms();
        await _world.Estate.AddAsync(Lease.Create("L3", first.UnitId, first.TenantId, back with { Start = back.End.AddDays(1), End = back.End.AddYears(1) }));
        Assert.Null((await _world.FindAsync(await ExitOfAsync("L2"))).EntryCode);
        Assert.Null((await _world.FindAsync(await ExitOfAsync("L3", "11:00"))).EntryCode);
    }

    [Fact]
    public async Task A_stay_that_a_signed_exit_has_ended_is_not_compared_with_again()
    {
        var (entry, first) = (await SignedEntryAsync(), _world.Visits.Lease);
        var exit = await ExitOfAsync("L1");
        Assert.Equal(entry, (await _world.FindAsync(exit)).EntryCode);
        await _world.CheckAllAsync(exit);
        await _world.SignBothAsync(exit);

        // The same tenant comes back later; another exit of the first stay is still one of it.
        var back = first.RenewalTerms();
        await _world.Estate.AddAsync(Lease.Create("L3", first.UnitId, first.TenantId, back with { Start = back.Start.AddYears(1), End = back.End.AddYears(1) }));
        Assert.Null((await _world.FindAsync(await ExitOfAsync("L3", "11:00"))).EntryCode);
        Assert.Equal(entry, (await _world.FindAsync(await ExitOfAsync("L1", "12:00"))).EntryCode);
    }

    [Fact]
    public async Task An_open_exit_decides_nothing()
    {
        var (_, exit) = await _world.ExitAsync();
        await _world.CheckAllAsync(exit, InventoryState.Damaged);
        Assert.False((await _world.FindAsync(exit)).Matches);
        Assert.Empty(await _world.Estate.ReadAsync(db => db.LeasesLeftDiffering().ToListAsync()));
    }

    [Fact]
    public async Task Photos_are_kept_by_point_and_what_is_none_is_not()
    {
        var (entry, exit) = await _world.ExitAsync();
        var (walls, other) = (await _world.ItemAsync(exit, "Murs"), await _world.ItemAsync(entry, "Murs"));
        Assert.True((await AddAsync(walls.Id, "mur.PNG", Photo)).IsOk);
        Assert.Equal($"/visits/{exit}/files/", (await _world.ItemAsync(exit, "Murs")).Photos.Single().Url[..^1]);
        var kept = _world.Files.Count();
        Assert.Equal(("item", Result.NotFoundCode), (await AddAsync(other.Id, "mur.png", Photo)).Problems.Select(p => (p.Field, p.Code)).Single());
        Assert.True((await AddAsync(walls.Id, "mur.svg", "<svg onload='alert(1)'/>"u8.ToArray())).Has("File.NotAPhoto"));
        Assert.True((await AddAsync(walls.Id, "mur.jpg", "<script>"u8.ToArray())).Has("File.NotWhatItSays"));
        Assert.True((await AddAsync(walls.Id, "mur.png", [.. Photo, .. new byte[InventoryPhotos.MostBytes]])).Has("File.TooLarge"));
        for (var i = 1; i < InventoryPhotos.Most; i++)
        {
            Assert.True((await AddAsync(walls.Id, $"{i}.png", Photo)).IsOk);
        }

        Assert.True((await AddAsync(walls.Id, "one too many.png", Photo)).Has("Inventory.TooManyPhotos"));
        var photo = (await _world.ItemAsync(exit, "Murs")).Photos[0].Id;
        Assert.True((await _world.Photos.RemoveAsync(entry, photo, _world.Me)).Has("Inventory.Signed"));
        Assert.True((await _world.Photos.RemoveAsync(exit, photo, _world.Me)).IsOk);
        Assert.True((await _world.Photos.RemoveAsync(exit, photo, _world.Me)).Has(Result.NotFoundCode));
        Assert.Equal(kept + InventoryPhotos.Most - 2, _world.Files.Count());

        Task<Result> AddAsync(long item, string name, byte[] content) => _world.Photos.AddAsync(exit, item, name, new MemoryStream(content), _world.Me);
    }

    [Fact]
    public async Task A_photo_is_kept_without_the_place_where_it_was_taken()
    {
        var code = await _world.BeginAsync();
        var walls = await _world.ItemAsync(code, "Murs");
        Assert.True((await _world.Photos.AddAsync(code, walls.Id, "mur.jpg", new MemoryStream(Photos.FromPhone()), _world.Me)).IsOk);
        var kept = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Assert.Single(_world.Files)));
        Assert.DoesNotContain(Photos.Place, kept, StringComparison.Ordinal);
    }

    private async Task<string> SignedEntryAsync()
    {
        var entry = await _world.BeginAsync();
        await _world.CheckAllAsync(entry);
        await _world.SignBothAsync(entry);
        return entry;
    }

    private async Task<string> ExitOfAsync(string lease, string hour = "10:00")
    {
        var code = (await _world.Visits.Service.BookAsync(VisitWorld.At($"2026-11-24T{hour}") with { Kind = VisitKind.ExitInventory, LeaseCode = lease, TenantConsent = true }, _world.Me)).Value;
        Assert.True((await _world.Service.StartAsync(code, _world.Me)).IsOk);
        return code;
    }
}
