using System.Text;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Features.Notices;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Visits.Inventories.InventoryWorld;

namespace BlazorEstate.Tests.Features.Visits.Inventories;

public sealed class InventorySigningTests : IAsyncLifetime
{
    private InventoryWorld _world = null!;

    public async Task InitializeAsync() => _world = await InventoryWorld.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Both_signatures_close_it_for_good_and_end_the_visit()
    {
        var code = await _world.BeginAsync();
        await _world.CheckAllAsync(code);
        await _world.SignBothAsync(code);
        var signed = await _world.FindAsync(code);
        Assert.Equal((InventoryStatus.Signed, null), (signed.Status, signed.Matches));
        Assert.Equal(VisitStatus.Done, (await _world.Visits.Queries.FindAsync(code))!.Status);
        Assert.Equal(["Benoît Hébert", "Anna Roy"], signed.Signatures.Select(s => s.Name));
        Assert.Single(signed.Signatures.Select(s => s.ContentHash).Distinct(), h => h.Length == 64);
        Assert.Equal(2, _world.Files.Count());

        var walls = await _world.ItemAsync(code, "Murs");
        foreach (var refused in new[]
        {
            await _world.Service.RecordAsync(code, walls.Id, walls.Version, new(InventoryState.New), _world.Me),
            await _world.Service.AddRoomAsync(code, "Cave", _world.Me),
            await _world.Service.RenameItemAsync(code, walls.Id, "Mur", _world.Me),
            await _world.Service.RemoveItemAsync(code, walls.Id, _world.Me),
            await _world.Service.DescribeAsync(code, null, "x", null, _world.Me),
            await _world.Photos.AddAsync(code, walls.Id, "a.png", new MemoryStream(Photo), _world.Me),
            await _world.Signing.SignAsync(code, null, InventoryParty.Agent, "Anna Roy", Drawn, _world.Me),
            await _world.Signing.ReopenAsync(code, _world.Me),
        })
        {
            Assert.True(refused.Has("Inventory.Signed"), string.Join(", ", refused.Problems));
        }

        Assert.Equal(2, _world.Files.Count());
        var mail = await _world.Estate.ReadAsync(db => db.OutgoingMails.SingleAsync(m => m.Template == "inventorySigned"));
        Assert.Equal("benoit@example.org", mail.ToAddress);
        Assert.Contains(signed.Signatures[0].ContentHash, mail.Data, StringComparison.Ordinal);
        var letter = NoticeWorld.Read<InventoryNotice>(mail);
        Assert.All(letter.Readings.Concat(letter.Keys), x => Assert.Contains("\u00a0: ", x, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_signs_signs_what_was_seen()
    {
        var code = await _world.BeginAsync();
        await _world.CheckAllAsync(code);
        var seen = (await _world.FindAsync(code)).Version;
        await _world.RecordAsync(code, "Murs", new(InventoryState.Damaged));
        Assert.True((await _world.Signing.SignAsync(code, seen, InventoryParty.Tenant, "Benoît Hébert", Drawn, _world.Me)).Has(Result.StaleCode));
        Assert.True((await _world.Signing.RefuseAsync(code, seen, "Benoît Hébert", "Absent", _world.Me)).Has(Result.StaleCode));
        Assert.True((await _world.Signing.SignAsync(code, (await _world.FindAsync(code)).Version, InventoryParty.Tenant, "Benoît Hébert", Drawn, _world.Me)).IsOk);
    }

    [Fact]
    public async Task Nobody_signs_before_everything_is_checked_or_the_visit_has_begun()
    {
        var code = await _world.BeginAsync(start: "2026-11-25T09:00");
        var early = await SignAsync(code);
        Assert.Equal(["Inventory.Unfinished", "Visit.NotYet"], early.Problems.Select(p => p.Code));
        await _world.CheckAllAsync(code);
        Assert.True((await SignAsync(code)).Has("Visit.NotYet"));
        Assert.Empty(_world.Files);
    }

    [Fact]
    public async Task One_signature_holds_everything_until_it_is_taken_back()
    {
        var code = await _world.BeginAsync();
        await _world.CheckAllAsync(code);
        Assert.True((await _world.Signing.ReopenAsync(code, _world.Me)).Has("Inventory.NotSigned"));
        Assert.True((await SignAsync(code)).IsOk);
        Assert.True((await SignAsync(code)).Has("Inventory.SignedAlready"));
        var walls = await _world.ItemAsync(code, "Murs");
        Assert.True((await _world.Service.RecordAsync(code, walls.Id, walls.Version, new(InventoryState.Worn), _world.Me)).Has("Inventory.HalfSigned"));
        Assert.True((await _world.Photos.AddAsync(code, walls.Id, "a.png", new MemoryStream(Photo), _world.Me)).Has("Inventory.HalfSigned"));
        Assert.Single(_world.Files);

        Assert.True((await _world.Signing.ReopenAsync(code, _world.Me)).IsOk);
        Assert.Empty(_world.Files);
        await _world.RecordAsync(code, "Murs", new(InventoryState.Worn));
        await _world.SignBothAsync(code);
        Assert.Equal(InventoryStatus.Signed, (await _world.FindAsync(code)).Status);
    }

    [Fact]
    public async Task A_tenant_who_does_not_sign_is_recorded_with_the_reason()
    {
        var code = await _world.BeginAsync();
        await _world.CheckAllAsync(code);
        Assert.Equal(["reason"], (await _world.Signing.RefuseAsync(code, null, "Benoît Hébert", " ", _world.Me)).Problems.Select(p => p.Field));
        Assert.True((await _world.Signing.RefuseAsync(code, null, "Benoît Hébert", "Absent malgré convocation", _world.Me)).IsOk);
        Assert.True((await _world.Signing.SignAsync(code, null, InventoryParty.Agent, "Anna Roy", Drawn, _world.Me)).IsOk);
        var signed = await _world.FindAsync(code);
        Assert.Equal((InventoryStatus.Signed, "Absent malgré convocation", null), (signed.Status, signed.Of(InventoryParty.Tenant)!.Reason, signed.Of(InventoryParty.Tenant)!.Url));
    }

    [Fact]
    public async Task Whoever_saw_another_version_signs_nothing()
    {
        var code = await _world.BeginAsync();
        await _world.CheckAllAsync(code);
        var seen = (await _world.FindAsync(code)).Version;
        Assert.True((await _world.Service.DescribeAsync(code, seen, "Remarque", null, _world.Me)).IsOk);
        Assert.True((await _world.Signing.SignAsync(code, seen, InventoryParty.Tenant, "B", Drawn, _world.Me)).Has(Result.StaleCode));
        Assert.True((await _world.Signing.RefuseAsync(code, seen, "B", "absent", _world.Me)).Has(Result.StaleCode));
        Assert.Empty(_world.Files);
    }

    [Theory]
    [InlineData("", "Required")]
    [InlineData("iVBORw0KGgo=", "Inventory.NotPng")]
    [InlineData("data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=", "Inventory.NotPng")]
    [InlineData("data:image/png;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj4=", "Inventory.NotPng")]
    [InlineData("data:image/png;base64,iVBORw0KGgo8c2NyaXB0Pg==", "Inventory.NotPng")]
    [InlineData("data:image/png;base64,***", "Inventory.NotPng")]
    public async Task What_is_no_drawn_png_is_refused(string drawn, string problem)
    {
        var code = await _world.BeginAsync();
        await _world.CheckAllAsync(code);
        Assert.Equal(("signature", problem), (await SignAsync(code, drawn)).Problems.Select(p => (p.Field, p.Code)).Single());
        Assert.Empty(_world.Files);
    }

    [Fact]
    public async Task Half_a_png_one_with_a_tail_and_one_that_is_too_large_are_refused()
    {
        var code = await _world.BeginAsync();
        await _world.CheckAllAsync(code);
        foreach (var wrong in new[] { Photo[..^4], [.. Photo, .. "<script>"u8], [.. Photo[..16], 0xFF, .. Photo[17..]] })
        {
            Assert.True((await SignAsync(code, "data:image/png;base64," + Convert.ToBase64String(wrong))).Has("Inventory.NotPng"), Encoding.ASCII.GetString(wrong));
        }

        Assert.True((await SignAsync(code, "data:image/png;base64," + new string('A', 410_000))).Has("Inventory.SignatureTooLarge"));
        Assert.Empty(_world.Files);
    }

    [Fact]
    public async Task The_hash_is_of_all_that_is_said_photos_included()
    {
        var code = await _world.BeginAsync();
        await _world.CheckAllAsync(code);
        var seen = new HashSet<string> { await HashAsync() };
        await _world.RecordAsync(code, "Murs", new(InventoryState.Good, "x"));
        Assert.True(seen.Add(await HashAsync()));
        await _world.RecordAsync(code, "Eau froide (m³)", new(Number: "A 12", Reading: 142.316m));
        Assert.True(seen.Add(await HashAsync()));
        await _world.RecordAsync(code, "Badges de l’immeuble", new(Count: 3));
        Assert.True(seen.Add(await HashAsync()));
        Assert.True((await _world.Photos.AddAsync(code, (await _world.ItemAsync(code, "Murs")).Id, "mur.png", new MemoryStream(Photo), _world.Me)).IsOk);
        Assert.True(seen.Add(await HashAsync()));
        Assert.True((await _world.Service.DescribeAsync(code, null, "Remarque", null, _world.Me)).IsOk);
        Assert.True(seen.Add(await HashAsync()));
        Assert.False(seen.Add(await HashAsync()));

        Task<string> HashAsync() => _world.Estate.ReadAsync(async db =>
            InventoryContent.Hash(await db.Inventories.Whole().SingleAsync(), await db.Attachments.Where(a => a.Kind == AttachmentKind.Photo).ToListAsync()));
    }

    private Task<Result> SignAsync(string code, string drawn = Drawn) => _world.Signing.SignAsync(code, null, InventoryParty.Tenant, "Benoît Hébert", drawn, _world.Me);
}
