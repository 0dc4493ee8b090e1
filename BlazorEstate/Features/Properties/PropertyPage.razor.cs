using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Properties;

public partial class PropertyPage
{
    private PropertyDetail? detail;
    private bool leaving;
    private bool mayEdit;
    private bool maySeeOwner;
    private bool maySeeLease;
    private bool maySeeMoney;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private AgencyClock Clock { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.Owner | ChangeKinds.Property | ChangeKinds.Unit | ChangeKinds.Lease | ChangeKinds.Tenant;

    private double? Share => detail is { Property.Units: > 0 } ? (double)detail.Property.Occupied / detail.Property.Units : null;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        mayEdit = me.Can(Permissions.PropertiesEdit);
        maySeeOwner = me.Can(Permissions.OwnersView);
        maySeeLease = me.Can(Permissions.LeasesView);
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
        if (await Dialogs.OpenFormAsync<PropertyDialog, string>(L["Edit.Title", Code], new() { ["Code"] = Code }) is not null)
        {
            Toast.Done(L["Saved"]);
            await ReadAsync();
        }
    }

    private async Task DeleteAsync()
    {
        if (!await Dialogs.AskAsync(L["Delete.Title", detail!.Property.Name], L["Delete.Text"], L["Delete"], danger: true))
        {
            return;
        }

        // Hearing of its own deletion, the page would look for the record and say that it does not exist.
        leaving = true;
        var result = await Service.DeleteAsync(Code, await Me.GetAsync());
        if (result.IsOk)
        {
            Toast.Done(L["Deleted"]);
            Navigation.NavigateTo(EstateUrls.Properties);
        }
        else
        {
            leaving = false;
            Toast.Fail(L["NotDeleted"], Problems.Full(result));
        }
    }

    private async Task AddUnitAsync()
    {
        var property = new Choice(Code, detail!.Property.Name);
        if (await Dialogs.OpenFormAsync<UnitDialog, string>(L["NewUnit"], new() { ["Property"] = property }) is not null)
        {
            Toast.Done(L["UnitSaved"]);
            await ReadAsync();
        }
    }
}
