using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.Extensions.Localization;
using Radzen;

namespace BlazorEstate.Features.Notifications;

/// <summary>What bell and page do alike: ask until when, carry it out, say it, and take it back when asked to.</summary>
public sealed class DeskHand(
    NotificationService service, NotificationQueries queries, DialogService dialogs, Radzen.NotificationService toasts, ProblemText problems, IStringLocalizer<NotificationsText> words)
{
    private DeskChange last = DeskChange.None;
    private NotificationMessage? offer;

    /// <summary>Does it with these, or with all that the filter finds.</summary>
    public async Task<bool> DoAsync(DeskAct act, Actor me, IReadOnlyCollection<long> ids, NotificationFilter? everything = null)
    {
        DateTime? until = null;
        if (act == DeskAct.Snooze && (until = await AskAsync(me)) is null) { return false; }
        var order = new DeskOrder(act, until);
        var result = everything is null ? await service.ApplyAsync(order, ids, me) : await service.ApplyAllAsync(order, everything, me);
        if (!result.IsOk)
        {
            toasts.Fail(words["NotDone"], problems.Full(result));
            return false;
        }

        Tell(act, result.Value, me);
        return true;
    }

    /// <summary>Takes back what was done last.</summary>
    public async Task UndoAsync(Actor me)
    {
        (var change, last) = (last, DeskChange.None);
        Withdraw();
        if (change.CanUndo && (await service.UndoAsync(change, me)).IsOk) { toasts.Tell(words["Undone"]); }
    }

    /// <summary>UTC; null when the person thinks better of it.</summary>
    private async Task<DateTime?> AskAsync(Actor me)
    {
        var zone = await queries.ZoneAsync(me);
        var chosen = await dialogs.OpenFormAsync<SnoozeDialog, DateTime>(words["Snooze.Title"], new() { ["Zone"] = zone }, "26rem");
        return chosen == default ? null : chosen;
    }

    // What was done last can be taken back, and nothing before it.
    private void Withdraw()
    {
        if (offer is not null) { toasts.Messages.Remove(offer); }
        offer = null;
    }

    private void Tell(DeskAct act, DeskChange change, Actor me)
    {
        if (change.Count == 0) { return; }
        var said = change.Count == 1 ? words[$"Told.{act}.One"].Value : words[$"Told.{act}", change.Count.ToString("N0", System.Globalization.CultureInfo.CurrentCulture)].Value;
        last = change;
        Withdraw();
        if (change.CanUndo) { offer = toasts.Undoable(said, words["Undo"], () => UndoAsync(me)); }
        else { toasts.Done(said); }
    }
}
