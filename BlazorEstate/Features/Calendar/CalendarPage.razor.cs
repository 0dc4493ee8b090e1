using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;
using Radzen.Blazor;

namespace BlazorEstate.Features.Calendar;

public partial class CalendarPage
{
    private const int MostInTip = 8;
    private const int DayBegins = 10;

    private RadzenScheduler<CalendarCell>? scheduler;
    private ILookup<DateOnly, CalendarCell> byDay = Array.Empty<CalendarCell>().ToLookup(c => c.Entry.Day);
    private IReadOnlyList<CalendarCell> cells = [];
    private IReadOnlyList<CalendarPerson> people = [];
    private IReadOnlySet<CalendarKind> allowed = new HashSet<CalendarKind>();
    private ListQuery? shown;
    private (DateOnly From, DateOnly To) visible;
    private bool mayBook;
    private bool loaded;

    [CascadingParameter]
    public ListQuery Query { get; set; } = ListQuery.Empty;

    protected override ChangeKinds Watches =>
        ChangeKinds.Visit | ChangeKinds.Intervention | ChangeKinds.Charge | ChangeKinds.Payment | ChangeKinds.Lease | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.Tenant | ChangeKinds.Document | ChangeKinds.Vendor | ChangeKinds.Plan | ChangeKinds.Import;

    private CalendarAddress Address => new(Query, Clock.Today);

    // What has no hour stands over the hours, not in them.
    private IReadOnlyList<CalendarCell> Drawn => Address.HasHours ? [.. cells.Where(c => !c.Entry.AllDay)] : cells;

    // From seven to nine in the evening, and as much longer as something is planned.
    private (TimeSpan First, TimeSpan Last) Hours => (
        TimeSpan.FromHours(Drawn.Select(c => c.Start.Hour).Append(7).Min()),
        TimeSpan.FromHours(Drawn.Any(c => c.End.Date > c.Start.Date) ? 24 : Drawn.Select(c => c.End.Hour + 1).Append(21).Max()));

    private string ExportUrl => Address.FileUrl(visible.From, visible.To);

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayBook, allowed) = (me.Can(Permissions.VisitsEdit), CalendarKinds.For(me.Permissions));
        movable = Movers.Where(m => me.Can(m.Permission)).Select(m => m.Kind).ToHashSet();
        people = await Queries.PeopleAsync(Gone);
    }

    // The scheduler asks for another span by itself; a layer or a filter it does not know of.
    protected override async Task OnParametersSetAsync()
    {
        var (before, now) = (shown, Query);
        shown = now;
        if (before != now && (before is not null || Address.Shape == CalendarShape.Agenda))
        {
            moved = null;
            await ReloadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Query["view"] is null && await Js.InvokeAsync<bool>("estate.isNarrow"))
        {
            Go.To(Address.As(CalendarShape.Agenda).ToUrl(), replace: true);
        }
    }

    protected override Task OnEstateChangedAsync() => ReloadAsync();

    // The agenda is a list of our own: the kit's needs scripts in the page, which are not allowed here.
    private Task ReloadAsync() =>
        Address.Shape == CalendarShape.Agenda ? ReadAsync(Address.Date, Address.Date.AddDays(Address.AgendaDays - 1)) : scheduler?.Reload() ?? Task.CompletedTask;

    private Task LoadAsync(SchedulerLoadDataEventArgs args) => ReadAsync(DateOnly.FromDateTime(args.Start), DateOnly.FromDateTime(args.End));

    private async Task ReadAsync(DateOnly from, DateOnly to)
    {
        var query = Query;
        var view = Address.Read(from, to, allowed);
        var entries = await Queries.ReadAsync(view, Gone);
        if (query == Query)
        {
            (visible, cells, loaded) = ((view.From, view.To), [.. entries.Select(Cell)], true);
            byDay = cells.ToLookup(c => c.Entry.Day);
        }
    }

    private CalendarCell Cell(CalendarEntry e) =>
        new(e, Words.Title(e), Words.Short(e), Words.Detail(e), Words.Time(e), Address.UrlOf(e), e.MayMove && movable.Contains(e.Kind.ToString()));

    private Task SubscribeAsync() =>
        Dialogs.OpenFormAsync<FeedsDialog, object>(L["Subscribe"], new Dictionary<string, object?> { ["Filters"] = Address.Filters });

    private async Task SelectSlotAsync(SchedulerSlotSelectEventArgs slot)
    {
        if (Address.Shape == CalendarShape.Year)
        {
            Go.To(Address.At(DateOnly.FromDateTime(slot.Start)).As(CalendarShape.Day).ToUrl());
        }
        else if (mayBook || MayPlan)
        {
            // A whole day is a day to choose an hour of.
            var wholeDay = slot.End - slot.Start >= TimeSpan.FromDays(1);
            var start = wholeDay ? slot.Start.Date.AddHours(DayBegins) : slot.Start;
            await CreateAsync(start, wholeDay ? null : slot.End);
        }
    }

    private void SelectDay(SchedulerDaySelectEventArgs args) => Go.To(Address.At(DateOnly.FromDateTime(args.Day)).As(CalendarShape.Day).ToUrl());

    // The kit's own list knows neither layers nor keys.
    private void More(SchedulerMoreSelectEventArgs args)
    {
        args.PreventDefault();
        Go.To(Address.ListOf(DateOnly.FromDateTime(args.Start)).ToUrl());
    }

    private void Open(SchedulerAppointmentSelectEventArgs<CalendarCell> args)
    {
        if (args.Data?.Url is { } url)
        {
            Go.To(url);
        }
    }

    private void Draw(SchedulerAppointmentRenderEventArgs<CalendarCell> args)
    {
        (args.Attributes!["data-look"], args.Attributes["title"]) = (args.Data!.Look, args.Data.Tip);
        if (!args.Data.MayMove)
        {
            args.Attributes["data-fixed"] = "true";
        }
    }

    private void DrawSlot(SchedulerSlotRenderEventArgs args)
    {
        if (DateOnly.FromDateTime(args.Start) == Clock.Today)
        {
            args.Attributes!["data-today"] = "true";
        }

        // By its key a visit is booked at once.
        if (mayBook && Address.Shape == CalendarShape.Month)
        {
            args.Attributes!["data-book"] = EstateUrls.BookVisit(args.Start.Date.AddHours(DayBegins), returnUrl: Address.ToUrl());
        }

        // A year has room for no more than the days themselves.
        if (Address.Shape == CalendarShape.Year && byDay[DateOnly.FromDateTime(args.Start)].ToList() is { Count: > 0 } entries)
        {
            args.Attributes!["title"] = string.Join("\n", entries.Take(MostInTip).Select(c => c.Title).Prepend(args.Start.ToString("D", CultureInfo.CurrentCulture)).Concat(entries.Count > MostInTip ? ["…"] : Array.Empty<string>()));
        }

        if (Address.Shape == CalendarShape.Month && args.Start.Month != Address.Date.Month)
        {
            args.Attributes!["data-other"] = "true";
        }
    }
}
