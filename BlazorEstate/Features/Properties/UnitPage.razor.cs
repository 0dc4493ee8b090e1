using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Properties;

public partial class UnitPage
{
    private bool mayEdit;
    private bool mayLet;
    private bool maySeeOwner;
    private bool maySeeLease;
    private bool maySeeMoney;
    private bool maySeeWork;
    private bool maySeeVendors;
    private bool maySeeDocuments;
    private bool mayRequest;

    [Inject]
    private AgencyClock Clock { get; set; } = default!;

    protected override ChangeKinds Watches =>
        ChangeKinds.Owner | ChangeKinds.Property | ChangeKinds.Unit | ChangeKinds.Lease | ChangeKinds.Tenant | ChangeKinds.Intervention | ChangeKinds.Document | ChangeKinds.Equipment | ChangeKinds.Plan;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        mayEdit = me.Can(Permissions.PropertiesEdit);
        mayLet = me.Can(Permissions.LeasesEdit);
        maySeeOwner = me.Can(Permissions.OwnersView);
        maySeeLease = me.Can(Permissions.LeasesView);
        maySeeMoney = me.Can(Permissions.PaymentsView);
        maySeeDocuments = me.Can(Permissions.DocumentsView);
        maySeeWork = me.Can(Permissions.MaintenanceView);
        maySeeVendors = me.Can(Permissions.VendorsView);
        mayRequest = me.Can(Permissions.MaintenanceRequest);
    }

    protected override Task<UnitDetail?> FindAsync(string code, CancellationToken ct) => Queries.DetailAsync(code, ct);

    private Task EditAsync() => OpenAsync<UnitDialog>(L["EditUnit.Title", Code], L["Saved"], new() { ["Code"] = Code });

    private Task DeleteAsync() =>
        DeleteAsync(L, Detail!.Unit.Label, async () => await Service.DeleteAsync(Code, await Me.GetAsync()), L["UnitDeleted"], EstateUrls.Property(Detail!.Unit.PropertyCode));
}
