using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Screens of maintenance on a real database.</summary>
public sealed class MaintenancePagesTests : ComponentTest, IAsyncLifetime
{
    private readonly SignedIn _who = new(Roles.Coordinator);
    private readonly List<object?> _closed = [];
    private TestEstate _estate = null!;
    private Unit _unit = null!;

    private MaintenanceService Service => _estate.Scoped<MaintenanceService>();

    public async Task InitializeAsync()
    {
        var settings = new ConfigurationBuilder().Build();
        _estate = await TestEstate.CreateAsync(s => s.AddMaintenance(settings));
        _unit = await _estate.SomeUnitAsync();
        Add(_estate, _who).AddMaintenance(settings);
        SetRendererInfo(new RendererInfo("Server", true));
        Services.GetRequiredService<DialogService>().OnClose += value => _closed.Add((object?)value);
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _estate.DisposeAsync();
    }

    [Fact]
    public async Task Only_moves_that_may_follow_are_offered_and_only_to_who_may()
    {
        var code = await RequestAsync();
        var page = Render<InterventionPage>(p => p.Add(x => x.Code, code));
        page.WaitForAssertion(() => Assert.Equal(["Accept", "Decline", "Merge", "Assign", "Edit"], Buttons(page)));
        await _estate.Scoped<MaintenanceService>().MoveAsync(code, null, InterventionStatus.Accepted, null, TestEstate.Admin);
        page.WaitForAssertion(() => Assert.Equal(["Schedule", "Assign", "Edit"], Buttons(page)));
        _who.Role = Roles.Auditor;
        var seen = Render<InterventionPage>(p => p.Add(x => x.Code, code));
        seen.WaitForElement(".timeline");
        Assert.Empty(seen.FindAll("button"));
    }

    [Fact]
    public async Task A_double_click_sends_one_request()
    {
        _ = Services.GetRequiredService<DialogService>().OpenAsync<RequestDialog>("");
        var dialog = Render<RequestDialog>(p => p.Add(x => x.UnitCode, "U1"));
        dialog.WaitForElement("#request-title").Change("Leak");
        var form = dialog.Find("form");
        await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());
        dialog.WaitForAssertion(() => Assert.Equal(["M000001"], _closed));
        Assert.Equal(1, await _estate.ReadAsync(db => db.Interventions.CountAsync()));
    }

    [Fact]
    public async Task Declining_asks_for_the_reason_beside_its_field()
    {
        await RequestAsync();
        _ = Services.GetRequiredService<DialogService>().OpenAsync<MoveDialog>("");
        var row = (await _estate.Scoped<MaintenanceQueries>().FindAsync("M000001"))!.Row;
        var dialog = Render<MoveDialog>(p => p.Add(x => x.Row, row).Add(x => x.To, InterventionStatus.Declined));
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Contains("the tenant is told the reason", dialog.Find("#move-note-note .field__error").TextContent, StringComparison.Ordinal));
        dialog.Find("#move-note").Change("Not ours");
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Equal(["M000001"], _closed));
    }

    [Fact]
    public async Task A_cost_shows_what_it_makes_before_it_is_saved_and_a_stale_one_is_told()
    {
        var code = await RequestAsync();
        _ = Services.GetRequiredService<DialogService>().OpenAsync<CostDialog>("");
        var dialog = Render<CostDialog>(p => p.Add(x => x.Code, code));
        dialog.Find("#cost-minutes").Change("90");
        dialog.Find("#cost-hourlyRate").Change("25");
        Assert.Equal("€37.50", dialog.Find(".money").TextContent.Trim());
        await Service.MoveAsync(code, null, InterventionStatus.Accepted, null, TestEstate.Admin);
        dialog.Find("form").Submit();
        dialog.WaitForElement(".notice--warn button").Click();
        dialog.WaitForState(() => dialog.FindAll(".notice--warn").Count == 0);
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Equal([code], _closed));
        Assert.Equal(3750, await _estate.ReadAsync(db => db.Interventions.Select(i => i.LabourCost).SingleAsync()));
    }

    [Fact]
    public async Task The_board_says_why_a_card_may_not_go_there_and_moves_one_that_may()
    {
        await RequestAsync();
        var moves = new List<(string Code, InterventionStatus To)>();
        var board = await _estate.Scoped<MaintenanceQueries>().BoardAsync(new());
        var view = Render<MaintenanceBoardView>(p => p.Add(x => x.Board, board).Add(x => x.MayMove, true).Add(x => x.OnMove, m => moves.Add((m.Card.Code, m.To))));
        var card = view.WaitForElement("article");
        Assert.Equal("true", card.GetAttribute("draggable"));
        await card.DragStartAsync(new());
        await view.Find("section[data-drop=Completed]").DropAsync(new());
        view.Find("select").Change(nameof(InterventionStatus.Accepted));
        Assert.Equal([("M000001", InterventionStatus.Completed), ("M000001", InterventionStatus.Accepted)], moves);
        var still = Render<MaintenanceBoardView>(p => p.Add(x => x.Board, board));
        Assert.Null(still.WaitForElement("article").GetAttribute("draggable"));
        Assert.Empty(still.FindAll("select"));
    }

    private async Task<string> RequestAsync() =>
        (await Service.RequestAsync(_unit.Code, new("Leak", "plumbing", InterventionPriority.High), null, TestEstate.Admin)).Value;

    private static IEnumerable<string> Buttons<T>(IRenderedComponent<T> page) where T : IComponent =>
        page.FindAll(".page-header__actions button").Select(b => b.LastChild!.TextContent.Trim());
}
