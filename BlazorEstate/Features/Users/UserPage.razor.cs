using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BlazorEstate.Features.Users;

public partial class UserPage
{
    private UserRow? user;
    private IReadOnlyList<TokenRow> tokens = [];

    [Parameter]
    public long Id { get; set; }

    [Inject]
    private UserQueries Queries { get; set; } = default!;

    [Inject]
    private UserService Service { get; set; } = default!;

    [Inject]
    private TokenService Tokens { get; set; } = default!;

    [Inject]
    private CurrentActor Me { get; set; } = default!;

    [Inject]
    private AgencyClock Clock { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Toast { get; set; } = default!;

    [Inject]
    private ProblemText Problems { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.User | ChangeKinds.Session;

    protected override bool Concerns(EstateChange change) => change.Id == Id;

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override Task OnEstateChangedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var me = await Me.GetAsync();
        user = await Queries.FindAsync(Id, me, Gone);
        tokens = await Tokens.ListAsync(Id, me, Gone);
        if (user is null && me.Can(Permissions.UsersManage))
        {
            Navigation.NotFound();
        }
    }

    private string Time(DateTime? utc) => utc is { } at ? Clock.ToLocal(at).ToString("g", CultureInfo.CurrentCulture) : L["Never"];

    private async Task EditAsync()
    {
        if (await Dialogs.OpenFormAsync<EditUserDialog, bool>(L["Edit.Title", user!.DisplayName], new() { ["User"] = user }))
        {
            await TellAsync(Result.Ok(), L["Saved"]);
        }
    }

    private async Task DisableAsync()
    {
        if (await Dialogs.AskAsync(L["Disable.Title", user!.DisplayName], L["Disable.Text"], L["Disable"], danger: true))
        {
            await TellAsync(await Service.DisableAsync(Id, await Me.GetAsync()), L["Disabled"]);
        }
    }

    private async Task EnableAsync() => await TellAsync(await Service.EnableAsync(Id, await Me.GetAsync()), L["Enabled"]);

    private async Task UnlockAsync() => await TellAsync(await Service.UnlockAsync(Id, await Me.GetAsync()), L["Unlocked"]);

    private async Task ResetAsync()
    {
        if (!await Dialogs.AskAsync(L["Reset.Title", user!.DisplayName], L["Reset.Text"], L["Reset"], danger: true))
        {
            return;
        }

        var result = await Service.ResetPasswordAsync(Id, await Me.GetAsync());
        await TellAsync(result, L["ResetDone"]);
        if (result.IsOk)
        {
            await Dialogs.OpenFormAsync<ResetLinkDialog, bool>(L["Link.Title"], new() { ["UserId"] = Id, ["Code"] = result.Value.ResetCode! });
        }
    }

    private async Task RevokeAsync(TokenRow token)
    {
        if (await Dialogs.AskAsync(L["Revoke.Title", token.Name], L["Revoke.Text"], L["Revoke"], danger: true))
        {
            await TellAsync(await Tokens.RevokeAsync(token.Id, await Me.GetAsync()), L["Revoked"]);
        }
    }

    private async Task TellAsync(Result result, string done)
    {
        if (result.IsOk)
        {
            Toast.Done(done);
        }
        else
        {
            Toast.Fail(L["NotDone"], Problems.Full(result));
        }

        await ReadAsync();
    }
}
