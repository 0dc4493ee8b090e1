using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Properties;

public partial class PropertyPage
{
    private bool mayEdit;
    private bool maySeeOwner;
    private bool maySeeLease;
    private bool maySeeMoney;
    private bool maySeeWork;

    [Inject]
    private AgencyClock Clock { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.Owner | ChangeKinds.Property | ChangeKinds.Unit | ChangeKinds.Lease | ChangeKinds.Tenant | ChangeKinds.Equipment | ChangeKinds.Plan | ChangeKinds.Intervention;

    private double? Share => Detail is { Property.Units: > 0 } ? (double)Detail.Property.Occupied / Detail.Property.Units : null;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        mayEdit = me.Can(Permissions.PropertiesEdit);
        maySeeOwner = me.Can(Permissions.OwnersView);
        maySeeLease = me.Can(Permissions.LeasesView);
        maySeeWork = me.Can(Permissions.MaintenanceView);
        maySeeMoney = me.Can(Permissions.PaymentsView);
    }

    protected override Task<PropertyDetail?> FindAsync(string code, CancellationToken ct) => Queries.DetailAsync(code, ct);

    private Task EditAsync() => OpenAsync<PropertyDialog>(L["Edit.Title", Code], L["Saved"], new() { ["Code"] = Code });

    private Task DeleteAsync() =>
        DeleteAsync(L, Detail!.Property.Name, async () => await Service.DeleteAsync(Code, await Me.GetAsync()), L["Deleted"], EstateUrls.Properties);

    private Task AddUnitAsync() => OpenAsync<UnitDialog>(L["NewUnit"], L["UnitSaved"], new() { ["Property"] = new Choice(Code, Detail!.Property.Name) });
}
