using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Tenants;

public partial class TenantPage
{
    private bool mayEdit;
    private bool maySeeMoney;
    private bool mayLet;
    private bool maySeeDocuments;

    [Inject]
    private MoneyText Money { get; set; } = default!;

    [Inject]
    private AgencyClock Clock { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.Tenant | ChangeKinds.Unit | ChangeKinds.Lease | ChangeKinds.Payment | ChangeKinds.Charge | ChangeKinds.Document;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        mayEdit = me.Can(Permissions.TenantsEdit);
        maySeeDocuments = me.Can(Permissions.DocumentsView);
        mayLet = me.Can(Permissions.LeasesEdit);
        maySeeMoney = me.Can(Permissions.PaymentsView);
    }

    protected override Task<TenantDetail?> FindAsync(string code, CancellationToken ct) => Queries.DetailAsync(code, ct);

    private Task EditAsync() => OpenAsync<TenantDialog>(L["Edit.Title", Code], L["Saved"], new() { ["Code"] = Code });

    private Task DeleteAsync() =>
        DeleteAsync(L, Detail!.Tenant.Name, async () => await Service.DeleteAsync(Code, await Me.GetAsync()), L["Deleted"], EstateUrls.Tenants);
}
