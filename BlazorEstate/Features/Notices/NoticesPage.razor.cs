using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;

namespace BlazorEstate.Features.Notices;

/// <summary>How I am told. A choice is kept at once, the times by their button.</summary>
public sealed partial class NoticesPage
{
    private Actor me = default!;
    private Preferences? found;
    private Result? failed;
    private string? saved, said;
    private int attempt;

    protected override ChangeKinds Watches => ChangeKinds.Reading | ChangeKinds.User;

    protected override bool Concerns(EstateChange change) => change.Id == found?.UserId;

    protected override async Task OnInitializedAsync()
    {
        me = await Me.GetAsync();
        await OnEstateChangedAsync();
    }

    protected override async Task OnEstateChangedAsync() =>
        found = await Service.GetAsync(me, Gone) is { IsOk: true } read ? read.Value : found;

    private string NameOf(EventKind kind) => Sentences.Kind(kind.Key);

    private async Task ChooseAsync(EventKind kind, bool? inApp, MailChoice? mail)
    {
        if (await KeepAsync(Service.ChooseAsync(kind.Key, inApp, mail, me, Gone)))
        {
            (saved, said) = (kind.Key, L["SavedOf", NameOf(kind)]);
        }
    }

    private async Task ResetAsync()
    {
        if (await Dialogs.AskAsync(L["Reset.Title"], L["Reset.Text"], L["Reset"]) && await KeepAsync(Service.ResetAsync(me, Gone)))
        {
            Toasts.Done(L["Reset.Done"]);
        }
    }

    private async Task<Result> SaveTimesAsync(ChosenTimes times, ChosenTimes read)
    {
        var result = await Service.SetTimesAsync(times, read, me, Gone);
        if (result.IsOk)
        {
            Toasts.Done(L["Times.Saved"]);
        }

        return result;
    }

    private async Task<ChosenTimes> ReloadTimesAsync()
    {
        await OnEstateChangedAsync();
        return found!.Times;
    }

    // What could not be kept is shown as it is kept.
    private async Task<bool> KeepAsync(Task<Result> change)
    {
        (saved, said) = (null, null);
        var result = await change;
        failed = result.IsOk ? null : result;
        attempt += result.IsOk ? 0 : 1;
        await OnEstateChangedAsync();
        return result.IsOk;
    }
}
