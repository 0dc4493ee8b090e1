using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;

namespace BlazorEstate.Tests.Features.Calendar;

/// <summary>What is made of an empty slot of the calendar.</summary>
public sealed class CalendarSlotTests : ComponentTest, IAsyncLifetime
{
    private static readonly DateTime Nine = new(2026, 11, 25, 9, 0, 0);
    private readonly SignedIn _who = new(Roles.Coordinator);
    private readonly List<Type> _opened = [];
    private CalendarWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await CalendarWorld.CreateAsync(s => s.AddMaintenance(new ConfigurationBuilder().Build()));
        var estate = _world.Estate;
        Add(estate, _who).AddSingleton(estate.Scoped<CalendarQueries>()).AddScoped<CalendarWords>();
        foreach (var mover in estate.Scoped<IEnumerable<SlotMover>>())
        {
            Services.AddSingleton(mover);
        }

        JSInterop.Setup<Radzen.Blazor.Rendering.Rect>(_ => true).SetResult(new() { Width = 1200, Height = 800 });
        SetRendererInfo(new("Server", isInteractive: true));
        Services.GetRequiredService<DialogService>().OnOpen += (_, type, _, _) => _opened.Add(type);
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(Roles.Coordinator, true)]
    [InlineData(Roles.Agent, false)]
    public async Task Only_who_may_do_both_is_asked_what_a_slot_becomes(string role, bool asked)
    {
        _who.Role = role;
        var page = Render<CalendarPage>(p => p.AddCascadingValue(ListQuery.Parse("/calendar?view=week&date=2026-11-25")));
        var scheduler = page.WaitForComponent<RadzenScheduler<CalendarCell>>();
        _ = page.InvokeAsync(() => scheduler.Instance.SlotSelect.InvokeAsync(new SchedulerSlotSelectEventArgs { Start = Nine, End = Nine.AddMinutes(30) }));
        page.WaitForAssertion(() => Assert.True(asked ? _opened.Count == 1 : At().Contains("book=", StringComparison.Ordinal)));
        Assert.Equal(asked ? [typeof(SlotDialog)] : [], _opened);
        if (asked)
        {
            await page.InvokeAsync(() => Services.GetRequiredService<DialogService>().Close(SlotDialog.Visit));
            page.WaitForAssertion(() => Assert.Contains("book=2026-11-25T09", Uri.UnescapeDataString(At()), StringComparison.Ordinal));
        }

        string At() => Services.GetRequiredService<NavigationManager>().Uri;
    }

    [Fact]
    public async Task What_was_accepted_and_waits_is_planned_into_the_slot()
    {
        var (waiting, _) = (await RequestAsync("Leak", InterventionStatus.Accepted), await RequestAsync("Leak elsewhere"));
        var mover = _world.Estate.Scoped<IEnumerable<SlotMover>>().Single(m => m.Kind == nameof(Intervention));
        var planned = new TaskCompletionSource<object?>();
        var dialogs = Services.GetRequiredService<DialogService>();
        dialogs.OnClose += value => planned.TrySetResult((object?)value);
        _ = dialogs.OpenAsync<SlotDialog>("");
        Func<string, DateTime, DateTime, Task<Result>> plan = async (code, from, until) => await mover.MoveAsync(new(code, from, until), TestEstate.Admin, default);
        var dialog = Render<SlotDialog>(p => p.Add(x => x.Start, Nine).Add(x => x.End, Nine.AddHours(2)).Add(x => x.MayBook, true).Add(x => x.Plan, plan));
        dialog.Find("form").Submit();
        Assert.NotEmpty(dialog.Find("#plan-intervention-note .field__error").TextContent);
        await dialog.Find("#plan-intervention").InputAsync(new ChangeEventArgs { Value = "leak" });
        dialog.WaitForElement("[role=option]");
        Assert.Contains(waiting, Assert.Single(dialog.FindAll("[role=option]")).TextContent, StringComparison.Ordinal);
        await dialog.Find("[role=option]").MouseDownAsync(new());
        await dialog.Find("form").SubmitAsync();
        Assert.Equal(waiting, await planned.Task.WaitAsync(Waiting.Patience));
        var made = await _world.Estate.ReadAsync(db => db.Interventions.SingleAsync(i => i.Code == waiting));
        Assert.Equal((InterventionStatus.Scheduled, _world.Estate.Get<AgencyClock>().ToUtc(Nine)), (made.Status, made.PlannedStart));
        Assert.Empty(await _world.Queries.PlannableAsync("leak"));
    }

    private async Task<string> RequestAsync(string title, InterventionStatus? to = null)
    {
        var service = _world.Estate.Scoped<MaintenanceService>();
        var code = (await service.RequestAsync("U1", new(title, "plumbing", InterventionPriority.High), null, TestEstate.Admin)).Value;
        Assert.True(to is not { } status || (await service.MoveAsync(code, null, status, null, TestEstate.Admin)).IsOk);
        return code;
    }
}
