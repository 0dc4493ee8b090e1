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
    private RadzenScheduler<CalendarCell>? scheduler;
    private IReadOnlyList<CalendarCell> cells = [];
    private IReadOnlyList<CalendarPerson> people = [];
    private IReadOnlySet<CalendarKind> allowed = new HashSet<CalendarKind>();
    private ListQuery? shown;
    private LastMove? moved;
    private (DateOnly From, DateOnly To) visible;
    private bool mayBook;
    private bool loaded;

    [CascadingParameter]
    public ListQuery Query { get; set; } = ListQuery.Empty;

    [Inject]
    private IEnumerable<SlotMover> Movers { get; set; } = [];

    protected override ChangeKinds Watches =>
        ChangeKinds.Visit | ChangeKinds.Intervention | ChangeKinds.Charge | ChangeKinds.Payment | ChangeKinds.Lease | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.Tenant | ChangeKinds.Document | ChangeKinds.Vendor | ChangeKinds.Import;

    private CalendarAddress Address => new(Query, Clock.Today);

    private string ExportUrl => Address.FileUrl(visible.From, visible.To);

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayBook, allowed) = (me.Can(Permissions.VisitsEdit), CalendarKinds.For(me.Permissions));
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
            (visible, cells, loaded) = ((view.From, view.To), [.. entries.Select(e => new CalendarCell(e, Words.Title(e), Words.Detail(e), Words.Time(e), Address.UrlOf(e)))], true);
        }
    }

    private Task SubscribeAsync() =>
        Dialogs.OpenFormAsync<FeedsDialog, object>(L["Subscribe"], new Dictionary<string, object?> { ["Filters"] = Address.Filters });

    private void SelectSlot(SchedulerSlotSelectEventArgs slot)
    {
        if (Address.Shape == CalendarShape.Year)
        {
            Go.To(Address.At(DateOnly.FromDateTime(slot.Start)).As(CalendarShape.Day).ToUrl());
        }
        else if (mayBook)
        {
            // A whole day is a day to choose an hour of.
            var wholeDay = slot.End - slot.Start >= TimeSpan.FromDays(1);
            var start = wholeDay ? slot.Start.Date.AddHours(10) : slot.Start;
            Go.To(EstateUrls.BookVisit(start, wholeDay ? null : slot.End, returnUrl: Address.ToUrl()));
        }
    }

    private void SelectDay(SchedulerDaySelectEventArgs args) => Go.To(Address.At(DateOnly.FromDateTime(args.Day)).As(CalendarShape.Day).ToUrl());

    private void Open(SchedulerAppointmentSelectEventArgs<CalendarCell> args)
    {
        if (args.Data?.Url is { } url)
        {
            Go.To(url);
        }
    }

    private void Draw(SchedulerAppointmentRenderEventArgs<CalendarCell> args)
    {
        args.Attributes!["data-look"] = args.Data!.Look;
        args.Attributes["title"] = string.Join("\n", new[] { args.Data.Title, args.Data.Time, args.Data.Detail }.Where(x => x.Length > 0));
    }

    private void DrawSlot(SchedulerSlotRenderEventArgs args)
    {
        if (DateOnly.FromDateTime(args.Start) == Clock.Today)
        {
            args.Attributes!["data-today"] = "true";
        }
    }

    // A month's slot is a day: the hour stays.
    private Task MoveAsync(SchedulerAppointmentMoveEventArgs args)
    {
        if (args.Appointment?.Data is not CalendarCell cell)
        {
            return Task.CompletedTask;
        }

        var start = Address.Shape == CalendarShape.Month ? args.SlotDate.Date + cell.Start.TimeOfDay : cell.Start + args.TimeSpan;
        return MoveAsync(cell.Entry, start, start + (cell.End - cell.Start));
    }

    private Task ResizeAsync(SchedulerAppointmentResizeEventArgs args) =>
        args.Appointment?.Data is CalendarCell cell ? MoveAsync(cell.Entry, args.Start, args.End) : Task.CompletedTask;

    private async Task MoveAsync(CalendarEntry entry, DateTime start, DateTime end)
    {
        var me = await Me.GetAsync();
        if (!entry.MayMove || Movers.FirstOrDefault(m => m.Kind == entry.Kind.ToString()) is not { } mover || !me.Can(mover.Permission))
        {
            Toast.Warn(L["NotMoved"], L["NotMoved.Text"]);
        }
        else
        {
            await MoveAsync(mover, entry, start, end, me);
        }

        await ReloadAsync();
    }

    private async Task MoveAsync(SlotMover mover, CalendarEntry entry, DateTime start, DateTime end, Actor me)
    {
        var result = await mover.MoveAsync(entry.Code!, start, end, null, me, Gone);
        if (result.Problems.Any(p => p.Field == "overrideReason"))
        {
            // Warned of: it may stay there for a reason.
            Func<string?, Task<Result>> again = reason => mover.MoveAsync(entry.Code!, start, end, reason, me, Gone);
            var parameters = new Dictionary<string, object?> { ["Warnings"] = result, ["Again"] = again };
            result = await Dialogs.OpenFormAsync<MoveReasonDialog, Result>(L["Warned"], parameters) ?? Result.Fail(result.Problems);
        }

        if (result.IsOk)
        {
            moved = new(mover, entry, Words.When(start));
        }
        else if (result.Problems.All(p => p.Field != "overrideReason"))
        {
            Toast.Fail(L["NotMoved"], Problems.Full(result));
        }
    }

    private async Task UndoAsync()
    {
        if (moved is { } last)
        {
            moved = null;
            var back = await last.Mover.MoveAsync(last.Entry.Code!, last.Entry.Start, last.Entry.End, L["Undo"], await Me.GetAsync(), Gone);
            if (!back.IsOk)
            {
                Toast.Fail(L["NotMoved"], Problems.Full(back));
            }

            await ReloadAsync();
        }
    }

    private sealed record LastMove(SlotMover Mover, CalendarEntry Entry, string To)
    {
        public string Code => Entry.Code!;
    }
}
