using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared.Ui;

namespace BlazorEstate.Features.Visits;

public partial class VisitPage
{
    private bool mayEdit;
    private bool maySeeTenant;

    protected override ChangeKinds Watches => ChangeKinds.Visit | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.Tenant | ChangeKinds.User;

    private bool Begun => Detail!.Start <= Clock.UtcNow;

    private string When => $"{Clock.ToLocal(Detail!.Start).ToString("f", CultureInfo.CurrentCulture)} – {Clock.ToLocal(Detail.End).ToString("t", CultureInfo.CurrentCulture)}";

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayEdit, maySeeTenant) = (me.Can(Permissions.VisitsEdit), me.Can(Permissions.TenantsView));
    }

    protected override Task<VisitView?> FindAsync(string code, CancellationToken ct) => Queries.FindAsync(code, ct);

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
