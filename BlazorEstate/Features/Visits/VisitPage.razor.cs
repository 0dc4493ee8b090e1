using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;

namespace BlazorEstate.Features.Visits;

public partial class VisitPage
{
    private bool mayEdit;
    private bool maySeeTenant;
    private InventoryStatus? inventory;

    protected override ChangeKinds Watches => ChangeKinds.Visit | ChangeKinds.Inventory | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.Tenant | ChangeKinds.User;

    private bool Open => Detail!.Status is not (VisitStatus.Missed or VisitStatus.Cancelled);

    private bool Begun => Detail!.Start <= Clock.UtcNow;

    private string When => $"{Clock.ToLocal(Detail!.Start).ToString("f", CultureInfo.CurrentCulture)} – {Clock.ToLocal(Detail.End).ToString("t", CultureInfo.CurrentCulture)}";

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayEdit, maySeeTenant) = (me.Can(Permissions.VisitsEdit), me.Can(Permissions.TenantsView));
    }

    protected override async Task<VisitView?> FindAsync(string code, CancellationToken ct)
    {
        inventory = await Inventories.StatusAsync(code, ct);
        return await Queries.FindAsync(code, ct);
    }

    private async Task BeginAsync()
    {
        var begun = await Inventory.StartAsync(Code, await Me.GetAsync());
        if (begun.IsOk)
        {
            Go.To(EstateUrls.Inventory(Code));
        }
        else
        {
            Toast.Fail(Problems.Full(begun));
        }
    }

    private Task EditAsync() => OpenAsync<VisitDialog>(L["Edit.Title", Code], L["Saved"], new() { ["Code"] = Code });

    private Task StepAsync(VisitStatus to) =>
        OpenAsync<VisitStepDialog>(L["Step." + to], L["Saved"], new() { ["Code"] = Code, ["To"] = to, ["Version"] = Detail!.Version });

    private async Task ConfirmAsync()
    {
        var result = await Service.StepAsync(Code, new(VisitStatus.Confirmed, Version: Detail!.Version), await Me.GetAsync());
        if (result.IsOk)
        {
            Toast.Done(L["Confirmed"]);
        }
        else
        {
            Toast.Fail(Problems.Full(result));
        }
    }
}
