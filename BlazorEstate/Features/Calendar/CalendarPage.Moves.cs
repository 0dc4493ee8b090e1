using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BlazorEstate.Features.Calendar;

/// <summary>What is planned and moved in the calendar, with warnings and the way back.</summary>
public partial class CalendarPage
{
    private IReadOnlySet<string> movable = new HashSet<string>();
    private LastMove? moved;

    [Inject]
    private IEnumerable<SlotMover> Movers { get; set; } = [];

    private bool MayPlan => movable.Contains(nameof(CalendarKind.Intervention));

    // Who may do one thing alone is not asked which.
    private async Task CreateAsync(DateTime start, DateTime? end)
    {
        var made = MayPlan ? await AskWhatAsync(start, end ?? start.AddHours(2)) : SlotDialog.Visit;
        if (made == SlotDialog.Visit)
        {
            Go.To(EstateUrls.BookVisit(start, end, returnUrl: Address.ToUrl()));
        }
        else if (made is not null)
        {
            Toast.Done(L["PlannedWork", made]);
            await ReloadAsync();
        }
    }

    private async Task<string?> AskWhatAsync(DateTime start, DateTime end)
    {
        var me = await Me.GetAsync();
        Func<string, DateTime, DateTime, Task<Result>> plan = async (code, from, until) => await Movers.First(m => m.Kind == nameof(CalendarKind.Intervention)).MoveAsync(new(code, from, until), me, Gone);
        return await Dialogs.OpenFormAsync<SlotDialog, string>(Words.When(start), new() { ["Start"] = start, ["End"] = end, ["MayBook"] = mayBook, ["Plan"] = plan });
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

    // For whoever does not drag: the same by a form.
    private async Task AskAsync(CalendarCell cell)
    {
        var parameters = new Dictionary<string, object?> { ["Cell"] = cell };
        if (await Dialogs.OpenFormAsync<MoveDialog, (DateTime Start, DateTime End)?>(L["Move"], parameters) is { } slot)
        {
            await MoveAsync(cell.Entry, slot.Start, slot.End);
        }
    }

    private async Task MoveAsync(SlotMover mover, CalendarEntry entry, DateTime start, DateTime end, Actor me)
    {
        var move = new SlotMove(entry.Code!, start, end);
        var result = await mover.MoveAsync(move, me, Gone);
        var warned = result.Problems.Any(p => p.Field == "overrideReason");
        if (warned)
        {
            // It may stay there for a reason.
            Func<string?, Task<Result>> again = async reason => result = await mover.MoveAsync(move with { Reason = reason }, me, Gone);
            await Dialogs.OpenFormAsync<MoveReasonDialog, Result>(L["Warned"], new() { ["Warnings"] = result, ["Again"] = again });
        }

        if (result.IsOk)
        {
            moved = new(mover, result.Value, Words.When(start));
        }
        else if (!warned)
        {
            Toast.Fail(L["NotMoved"], Problems.Full(result));
        }
    }

    private async Task UndoAsync()
    {
        if (moved is { } last)
        {
            moved = null;
            var back = await last.Mover.MoveAsync(last.Back, await Me.GetAsync(), Gone);
            if (!back.IsOk)
            {
                Toast.Fail(L["NotMoved"], Problems.Full(back));
            }

            await ReloadAsync();
        }
    }

    private sealed record LastMove(SlotMover Mover, SlotMove Back, string To)
    {
        public string Code => Back.Code;
    }
}
