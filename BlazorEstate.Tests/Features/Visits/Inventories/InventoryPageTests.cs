using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Visits;
using BlazorEstate.Features.Visits.Inventories;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Visits.Inventories;

/// <summary>The checklist as people use it: a tap or a word is saved by itself, and what others do shows.</summary>
public sealed class InventoryPageTests : ComponentTest, IAsyncLifetime
{
    private readonly SignedIn _who = new(Roles.Agent);
    private InventoryWorld _world = null!;
    private string _code = "";

    public async Task InitializeAsync()
    {
        _world = await InventoryWorld.CreateAsync();
        _code = await _world.BeginAsync();
        var estate = _world.Estate;
        Add(estate, _who).AddVisits(new ConfigurationBuilder().Build());
        SetRendererInfo(new("Server", isInteractive: true));
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_tap_is_saved_and_the_progress_tells_it()
    {
        var page = Show();
        Assert.Equal("0 of 54 checked", page.Find("[role=status]").TextContent);
        Assert.Equal(["New", "Good", "Worn", "Damaged", "Absent"], page.FindAll(".point")[0].QuerySelectorAll(".states__one span").Select(s => s.TextContent));
        await page.FindAll(".point")[0].QuerySelectorAll("input[type=radio]")[2].ChangeAsync(new() { Value = "Worn" });
        page.WaitForAssertion(() => Assert.Equal("1 of 54 checked", page.Find("[role=status]").TextContent));
        Assert.Equal(InventoryState.Worn, (await _world.ItemAsync(_code, "Murs")).State);
        Assert.Contains("point--checked", page.FindAll(".point")[0].ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_saved_shortly_after_and_goes_with_the_tap()
    {
        var page = Show();
        var note = page.FindAll(".point")[0].QuerySelector("textarea")!;
        await note.InputAsync(new() { Value = "Trace" });
        await page.FindAll(".point")[0].QuerySelectorAll("input[type=radio]")[3].ChangeAsync(new() { Value = "Damaged" });
        Assert.Equal((InventoryState.Damaged, "Trace"), await FoundAsync());
        _ = page.FindAll(".point")[0].QuerySelector("textarea")!.InputAsync(new() { Value = "Trace d’humidité" });
        await Waiting.UntilAsync(async () => await FoundAsync() == (InventoryState.Damaged, "Trace d’humidité"));

        async Task<(InventoryState?, string?)> FoundAsync() => await _world.ItemAsync(_code, "Murs") is var item ? (item.State, item.Note) : default;
    }

    [Fact]
    public async Task A_room_that_is_all_good_is_one_save()
    {
        var before = await _world.FindAsync(_code);
        var page = Show();
        await page.FindAll("button").First(b => b.TextContent.Contains("All", StringComparison.Ordinal) && b.TextContent.Contains("good", StringComparison.Ordinal)).ClickAsync(new());
        await Waiting.UntilAsync(async () => (await _world.FindAsync(_code)).Rooms[0].Items.All(i => i.State == InventoryState.Good));
        Assert.Equal(before.Version + 1, (await _world.FindAsync(_code)).Version);
    }

    [Fact]
    public async Task What_another_person_finds_shows()
    {
        var page = Show();
        await _world.RecordAsync(_code, "Sol", new(InventoryState.Good));
        page.WaitForAssertion(() => Assert.Equal("1 of 54 checked", page.Find("[role=status]").TextContent));
        Assert.True(page.FindAll(".point")[1].QuerySelectorAll("input[type=radio]")[1].HasAttribute("checked"));
    }

    [Fact]
    public async Task A_photo_that_is_none_is_refused_and_one_that_is_shows()
    {
        var page = Show();
        page.FindComponents<InputFile>()[0].UploadFiles(InputFileContent.CreateFromBinary([.. "<svg/>"u8], "mur.png"));
        page.FindComponents<InputFile>()[0].UploadFiles(InputFileContent.CreateFromBinary(InventoryWorld.Photo, "mur.png"));
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".thumb img")));
        Assert.Single((await _world.ItemAsync(_code, "Murs")).Photos);
        Assert.Single(_world.Files);
    }

    [Fact]
    public async Task A_checklist_before_its_visit_tells_that_nobody_signs_yet()
    {
        Assert.Empty(Show().FindAll(".notice"));
        _code = await _world.BeginAsync(VisitKind.ExitInventory, "2026-12-01T09:00");
        Assert.Contains("1 December 2026", Show().Find(".notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_only_look_changes_nothing()
    {
        _who.Role = Roles.Auditor;
        var page = Show();
        Assert.All(page.FindAll("textarea, fieldset"), e => Assert.True(e.HasAttribute("disabled")));
        Assert.Empty(page.FindAll("input[type=file], button"));
    }

    [Fact]
    public async Task A_signed_inventory_is_its_document_alone()
    {
        await _world.CheckAllAsync(_code);
        await _world.SignBothAsync(_code);
        var page = Render<InventoryPage>(p => p.Add(x => x.Code, _code));
        page.WaitForElement(".sheet");
        Assert.Empty(page.FindAll(".point, .inventory-bar, canvas"));
        Assert.Equal(2, page.FindAll(".sheet__signatures img").Count);
        Assert.Equal("fr", page.Find(".sheet").GetAttribute("lang"));
        Assert.Contains("État des lieux d’entrée", page.Find(".sheet").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<InventoryPage> Show()
    {
        var page = Render<InventoryPage>(p => p.Add(x => x.Code, _code));
        page.WaitForElement(".point");
        return page;
    }
}
