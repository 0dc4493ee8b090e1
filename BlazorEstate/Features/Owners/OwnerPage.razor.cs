using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Owners;

public partial class OwnerPage
{
    private bool mayEdit;
    private bool maySeeMoney;

    [Inject]
    private MoneyText Money { get; set; } = default!;

    protected override ChangeKinds Watches =>
        ChangeKinds.Owner | ChangeKinds.Property | ChangeKinds.Unit | ChangeKinds.Lease | ChangeKinds.Payment | ChangeKinds.Charge;

    private string PropertiesUrl => EstateUrls.With(EstateUrls.Properties, ("owner", Code));

    private double? Share => Detail is { Owner.Units: > 0 } ? (double)Detail.Owner.Occupied / Detail.Owner.Units : null;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        mayEdit = me.Can(Permissions.OwnersEdit);
        maySeeMoney = me.Can(Permissions.PaymentsView);
    }

    protected override Task<OwnerDetail?> FindAsync(string code, CancellationToken ct) => Queries.DetailAsync(code, ct);

    private Task EditAsync() => OpenAsync<OwnerDialog>(L["Edit.Title", Code], L["Saved"], new() { ["Code"] = Code });

    private Task DeleteAsync() =>
        DeleteAsync(L, Detail!.Owner.Name, async () => await Service.DeleteAsync(Code, await Me.GetAsync()), L["Deleted"], EstateUrls.Owners);
}
