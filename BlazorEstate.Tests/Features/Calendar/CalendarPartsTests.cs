using BlazorEstate.Domain;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Features.Calendar;

/// <summary>The parts of the calendar's page, on Tuesday 24 November 2026.</summary>
public sealed class CalendarPartsTests : ComponentTest
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly List<object?> _closed = [];

    public CalendarPartsTests()
    {
        Services.AddScoped<CalendarWords>();
        Services.GetRequiredService<DialogService>().OnClose += value => _closed.Add((object?)value);
    }

    [Fact]
    public void The_agenda_lists_day_by_day_and_moves_only_what_may_be_moved()
    {
        var moved = new List<string?>();
        var agenda = Render<CalendarAgenda>(p => p.Add(x => x.Cells, [Rents(), Visit("V1", mayMove: true), Visit("V2", mayMove: false)]).Add(x => x.Today, Today).Add(x => x.OnMove, c => moved.Add(c.Entry.Code)));
        Assert.Equal(["Today", "November 2026"], agenda.FindAll(".agenda__day h3 .grid__sub").Select(e => e.TextContent));
        Assert.Equal(["/dues?from=2026-11-24&to=2026-11-24", "/visits/V1", "/visits/V2"], agenda.FindAll("a.agenda__row").Select(a => a.GetAttribute("href")));
        var button = Assert.Single(agenda.FindAll("button"));
        Assert.Equal("Move: Viewing: Lot 1, Vasseur", button.GetAttribute("aria-label"));
        button.Click();
        Assert.Equal(["V1"], moved);
    }

    [Fact]
    public void A_long_list_is_drawn_only_where_it_is_looked_at()
    {
        var ends = Enumerable.Range(0, 2700).Select(i => Cell(CalendarEntry.OnDay(CalendarKind.LeaseEnd, Today) with { Code = "L" + i, Name = "Somebody" })).ToList();
        Assert.InRange(Render<CalendarAgenda>(p => p.Add(x => x.Cells, ends)).FindAll(".agenda__row").Count, 0, 200);
        Assert.Equal(200, Render<CalendarAgenda>(p => p.Add(x => x.Cells, ends[..200])).FindAll(".agenda__row").Count);
    }

    [Fact]
    public void What_has_no_hour_stands_over_the_days_of_a_week()
    {
        var week = Render<CalendarDays>(p => p.Add(x => x.Address, Address("?view=week&property=P1")).Add(x => x.Cells, [Rents(), Visit("V1", true)]));
        Assert.Equal(["Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27", "Sat 28", "Sun 29"], week.FindAll(".days__head").Select(a => a.TextContent));
        Assert.Equal("/calendar?date=2026-11-25&property=P1&view=day", week.FindAll(".days__head")[2].GetAttribute("href"));
        var entry = Assert.Single(week.FindAll(".days__entry"));
        Assert.Equal("12 · €7,800.00", entry.QuerySelector(".event__title")!.TextContent);
        Assert.Equal("Tuesday 24 November", entry.ParentElement!.GetAttribute("aria-label"));
        Assert.Equal("12 rents · €7,800.00\n€650.00 still open", entry.GetAttribute("title"));
        Assert.Single(Render<CalendarDays>(p => p.Add(x => x.Address, Address("?view=day")).Add(x => x.Cells, [])).FindAll(".days__day"));
    }

    [Fact]
    public void The_bar_offers_the_layers_that_the_reader_may_see_and_keeps_all_in_the_address()
    {
        var bar = Render<CalendarBar>(p => p.Add(x => x.Address, Address("?view=week&off=holiday&vendor=S1")).Add(x => x.Layers, new HashSet<CalendarKind> { CalendarKind.Visit, CalendarKind.Holiday })
            .Add(x => x.Words, Services.GetRequiredService<CalendarWords>()).Add(x => x.People, [new("anna@example.org", "Anna")])
            .Add(x => x.Properties, Nothing).Add(x => x.Owners, Nothing).Add(x => x.Vendors, Nothing));
        var layers = bar.FindAll(".layer");
        Assert.Equal([("Visits", "true"), ("Public holidays", null)], layers.Select(l => (l.LastChild!.TextContent.Trim(), l.GetAttribute("aria-current"))));
        Assert.Equal(["/calendar?off=visit,holiday&vendor=S1&view=week", "/calendar?vendor=S1&view=week"], layers.Select(l => l.GetAttribute("href")));
        Assert.Equal(["Property", "Owner", "Vendor", "Person"], bar.FindAll(".filters__select span").Select(s => s.TextContent));
        Assert.Equal("/calendar?date=2026-12-01&off=holiday&vendor=S1&view=week", bar.FindAll(".calendar__bar a")[2].GetAttribute("href"));
        Assert.Equal("/calendar?date=2026-11-30&days=1&vendor=S1&view=agenda", Address("?view=week&only=visit&vendor=S1").ListOf(new(2026, 11, 30)).ToUrl());
        Assert.Equal(["true"], bar.FindAll(".calendar__shapes [aria-current]").Select(a => a.GetAttribute("aria-current")));
    }

    [Fact]
    public void Another_time_keeps_the_length_and_may_not_end_before_it_begins()
    {
        var dialog = Dialog<MoveDialog>(p => p.Add(x => x.Cell, Visit("V1", true)));
        dialog.Find("#slot-start").Change("2026-11-26T15:00");
        Assert.Equal("2026-11-26T15:30", dialog.Find("#slot-end").GetAttribute("value"));
        dialog.Find("#slot-end").Change("2026-11-26T14:00");
        dialog.Find("form").Submit();
        Assert.NotEmpty(dialog.Find("#slot-end-note .field__error").TextContent);
        dialog.Find("#slot-end").Change("2026-11-26T16:00");
        dialog.Find("form").Submit();
        Assert.Equal([(new DateTime(2026, 11, 26, 15, 0, 0), new DateTime(2026, 11, 26, 16, 0, 0))], _closed);
    }

    [Fact]
    public void A_warning_is_overridden_with_a_reason_only()
    {
        var reasons = new List<string?>();
        var warned = Result.Fail("start", "Visit.Holiday", Holiday.Christmas);
        Func<string?, Task<Result>> again = reason =>
        {
            reasons.Add(reason);
            return Task.FromResult(string.IsNullOrWhiteSpace(reason) ? Result.Fail("overrideReason", "Visit.ReasonNeeded") : Result.Ok());
        };
        var dialog = Dialog<MoveReasonDialog>(p => p.Add(x => x.Warnings, warned).Add(x => x.Again, again));
        Assert.Contains("holiday", dialog.Find(".notice").TextContent, StringComparison.OrdinalIgnoreCase);
        dialog.Find("form").Submit();
        Assert.NotEmpty(dialog.Find("#move-overrideReason-note .field__error").TextContent);
        Assert.Empty(_closed);
        dialog.Find("#move-overrideReason").Change("The tenant asked for it");
        dialog.Find("form").Submit();
        Assert.True(((Result)Assert.Single(_closed)!).IsOk);
        Assert.Equal("The tenant asked for it", reasons[^1]);
    }

    private static Task<IReadOnlyList<Choice>> Nothing(string text) => Task.FromResult<IReadOnlyList<Choice>>([]);

    private static CalendarAddress Address(string query) => new(ListQuery.Parse("/calendar" + query), Today);

    private CalendarCell Rents() => Cell(CalendarEntry.OnDay(CalendarKind.Rent, Today) with { Count = 12, Amount = 780_000, Open = 65_000 });

    private CalendarCell Visit(string code, bool mayMove)
    {
        var at = Today.AddDays(1).ToDateTime(new TimeOnly(10, 0));
        return Cell(new(CalendarKind.Visit, at, at.AddMinutes(30), code, "Hugo", "Lot 1, Vasseur", VisitKind.Viewing, VisitStatus.Planned)) with { MayMove = mayMove };
    }

    private CalendarCell Cell(CalendarEntry e)
    {
        var words = Services.GetRequiredService<CalendarWords>();
        return new(e, words.Title(e), words.Short(e), words.Detail(e), words.Time(e), e.Url, false);
    }

    private IRenderedComponent<TDialog> Dialog<TDialog>(Action<ComponentParameterCollectionBuilder<TDialog>> parameters) where TDialog : ComponentBase
    {
        _ = Services.GetRequiredService<DialogService>().OpenAsync<TDialog>("");
        return Render(parameters);
    }
}
