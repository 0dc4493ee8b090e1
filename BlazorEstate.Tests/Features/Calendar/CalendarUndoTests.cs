using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Visits;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;

namespace BlazorEstate.Tests.Features.Calendar;

/// <summary>The way back from a move: all as it was, and only while nobody else has changed it.</summary>
public sealed class CalendarUndoTests : ComponentTest, IAsyncLifetime
{
    private static readonly DateTime Christmas = new(2026, 12, 25, 10, 0, 0);
    private CalendarWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await CalendarWorld.CreateAsync(s => s.AddMaintenance(new ConfigurationBuilder().Build()));
        Add(_world.Estate, new SignedIn(Roles.Agent)).AddSingleton(_world.Estate.Scoped<CalendarQueries>()).AddScoped<CalendarWords>();
        foreach (var mover in _world.Estate.Scoped<IEnumerable<SlotMover>>())
        {
            Services.AddSingleton(mover);
        }

        JSInterop.Setup<Radzen.Blazor.Rendering.Rect>(_ => true).SetResult(new() { Width = 1200, Height = 800 });
        SetRendererInfo(new("Server", isInteractive: true));
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_visit_goes_back_onto_its_holiday_with_its_own_reason()
    {
        var (code, page) = await MovedAsync(new(OverrideReason: "Water damage"));
        await page.Find(".notice--ok button").ClickAsync(new());
        await Waiting.UntilAsync(async () => await StartAsync(code) == Christmas);
        Assert.Equal("Water damage", (await FindAsync(code)).OverrideReason);
    }

    [Fact]
    public async Task What_the_tenant_agreed_to_is_agreed_again()
    {
        var (code, page) = await MovedAsync(new(TenantConsent: true));
        await page.Find(".notice--ok button").ClickAsync(new());
        await Waiting.UntilAsync(async () => await StartAsync(code) == Christmas);
        Assert.Equal((true, null), ((await FindAsync(code)).TenantConsent, (await FindAsync(code)).OverrideReason));
    }

    [Fact]
    public async Task A_colleagues_move_in_between_is_not_taken_back()
    {
        var (code, page) = await MovedAsync(new(OverrideReason: "Water damage"));
        var monday = new DateTime(2026, 12, 28, 15, 0, 0);
        Assert.True((await _world.Visits.MoveAsync(new(code, monday, monday.AddHours(1)), _world.Me)).IsOk);
        await page.Find(".notice--ok button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Single(Services.GetRequiredService<NotificationService>().Messages));
        Assert.Equal(monday, await StartAsync(code));
    }

    [Fact]
    public async Task Planned_work_goes_back_as_long_as_it_is_where_it_was_put()
    {
        var service = _world.Estate.Scoped<MaintenanceService>();
        var code = (await service.RequestAsync("U1", new("Leak", "plumbing", InterventionPriority.High), null, TestEstate.Admin)).Value;
        Assert.True((await service.MoveAsync(code, null, InterventionStatus.Accepted, null, TestEstate.Admin)).IsOk);
        var mover = _world.Estate.Scoped<IEnumerable<SlotMover>>().Single(m => m.Kind == nameof(Intervention));
        await PlanAsync(new(code, Christmas, Christmas.AddHours(2)));
        var back = await PlanAsync(new(code, Christmas.AddDays(3), Christmas.AddDays(3).AddHours(1)));
        Assert.Equal((Christmas, Christmas.AddHours(2)), (back.Start, back.End));
        var again = await PlanAsync(back);
        Assert.True((await mover.MoveAsync(back, TestEstate.Admin, default)).Has(Result.StaleCode));
        Assert.Equal((Christmas.AddDays(3), Christmas.AddDays(3).AddHours(1)), (again.Start, again.End));

        async Task<SlotMove> PlanAsync(SlotMove move) => (await mover.MoveAsync(move, TestEstate.Admin, default)).Value;
    }

    // From Christmas to the day after, by dragging.
    private async Task<(string Code, IRenderedComponent<CalendarPage> Page)> MovedAsync(VisitInput why)
    {
        var code = (await _world.Visits.BookAsync(why with { UnitCode = "U1", Kind = VisitKind.Viewing, Start = Christmas, End = Christmas.AddHours(1) }, _world.Me)).Value;
        var page = Render<CalendarPage>(p => p.AddCascadingValue(ListQuery.Parse("/calendar?view=week&date=2026-12-25")));
        var scheduler = page.WaitForComponent<RadzenScheduler<CalendarCell>>();
        page.WaitForAssertion(() => Assert.Contains(scheduler.Instance.Data!, c => c.Entry.Code == code));
        var cell = scheduler.Instance.Data!.Single(c => c.Entry.Code == code);
        await page.InvokeAsync(() => scheduler.Instance.AppointmentMove.InvokeAsync(new SchedulerAppointmentMoveEventArgs { Appointment = new AppointmentData { Data = cell }, TimeSpan = TimeSpan.FromDays(1) }));
        page.WaitForElement(".notice--ok");
        Assert.Equal(Christmas.AddDays(1), await StartAsync(code));
        return (code, page);
    }

    private Task<Visit> FindAsync(string code) => _world.Estate.ReadAsync(db => db.Visits.SingleAsync(v => v.Code == code));

    private async Task<DateTime> StartAsync(string code) => _world.Estate.Get<AgencyClock>().ToLocal((await FindAsync(code)).Start);
}
