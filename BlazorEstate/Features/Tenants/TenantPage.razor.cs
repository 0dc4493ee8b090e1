using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Tenants;

public partial class TenantPage
{
    private TenantDetail? detail;
    private bool leaving;
    private bool mayEdit;
    private bool maySeeMoney;
    private bool mayLet;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private MoneyText Money { get; set; } = default!;

    [Inject]
    private AgencyClock Clock { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.Tenant | ChangeKinds.Unit | ChangeKinds.Lease | ChangeKinds.Payment | ChangeKinds.Charge;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        mayEdit = me.Can(Permissions.TenantsEdit);
        mayLet = me.Can(Permissions.LeasesEdit);
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
        if (await Dialogs.OpenFormAsync<TenantDialog, string>(L["Edit.Title", Code], new() { ["Code"] = Code }) is not null)
        {
            Toast.Done(L["Saved"]);
            await ReadAsync();
        }
    }

    private async Task DeleteAsync()
    {
        if (!await Dialogs.AskAsync(L["Delete.Title", detail!.Tenant.Name], L["Delete.Text"], L["Delete"], danger: true))
        {
            return;
        }

        // Hearing of its own deletion, the page would look for the record and say that it does not exist.
        leaving = true;
        var result = await Service.DeleteAsync(Code, await Me.GetAsync());
        if (result.IsOk)
        {
            Toast.Done(L["Deleted"]);
            Navigation.NavigateTo(EstateUrls.Tenants);
        }
        else
        {
            leaving = false;
            Toast.Fail(L["NotDeleted"], Problems.Full(result));
        }
    }
}
