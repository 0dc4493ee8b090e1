using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Plans;

public partial class PlanPage
{
    private bool mayEdit;

    protected override ChangeKinds Watches => ChangeKinds.Plan | ChangeKinds.Intervention | ChangeKinds.Equipment | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.User;

    protected override async Task OnInitializedAsync() => mayEdit = (await Me.GetAsync()).Can(Permissions.MaintenanceEdit);

    protected override Task<PlanDetail?> FindAsync(string code, CancellationToken ct) => Queries.FindAsync(code, ct);

    private Task EditAsync() => OpenAsync<PlanDialog>(L["Edit.Title", Code], L["Saved"], new() { ["Code"] = Code });

    private Task TurnAsync(PlanState to) =>
        OpenAsync<PlanTurnDialog>(L["Turn.Title." + to], L["Turned." + to], new() { ["Code"] = Code, ["To"] = to, ["Version"] = Detail!.Plan.Version });
}
