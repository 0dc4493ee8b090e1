using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Owners;

public partial class OwnerPage
{
    private OwnerDetail? detail;
    private bool leaving;
    private bool mayEdit;
    private bool maySeeMoney;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private MoneyText Money { get; set; } = default!;

    protected override ChangeKinds Watches =>
        ChangeKinds.Owner | ChangeKinds.Property | ChangeKinds.Unit | ChangeKinds.Lease | ChangeKinds.Payment | ChangeKinds.Charge;

    private string PropertiesUrl => EstateUrls.With(EstateUrls.Properties, ("owner", Code));

    private double? Share => detail is { Owner.Units: > 0 } ? (double)detail.Owner.Occupied / detail.Owner.Units : null;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        mayEdit = me.Can(Permissions.OwnersEdit);
        maySeeMoney = me.Can(Permissions.PaymentsView);
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override Task OnEstateChangedAsync() => leaving ? Task.CompletedTask : ReadAsync();

    private async Task ReadAsync()
    {
        var code = Code;
        var read = await Queries.DetailAsync(code, Gone);
        if (code != Code)
        {
            return;
        }

        detail = read;
        if (read is null)
        {
            Navigation.NotFound();
        }
    }

    private async Task EditAsync()
    {
        if (await Dialogs.OpenFormAsync<OwnerDialog, string>(L["Edit.Title", Code], new() { ["Code"] = Code }) is not null)
        {
            Toast.Done(L["Saved"]);
            await ReadAsync();
        }
    }

    private async Task DeleteAsync()
    {
        if (!await Dialogs.AskAsync(L["Delete.Title", detail!.Owner.Name], L["Delete.Text"], L["Delete"], danger: true))
        {
            return;
        }

        // Hearing of its own deletion, the page would look for the record and say that it does not exist.
        leaving = true;
        var result = await Service.DeleteAsync(Code, await Me.GetAsync());
        if (result.IsOk)
        {
            Toast.Done(L["Deleted"]);
            Navigation.NavigateTo(EstateUrls.Owners);
        }
        else
        {
            leaving = false;
            Toast.Fail(L["NotDeleted"], Problems.Full(result));
        }
    }
}
