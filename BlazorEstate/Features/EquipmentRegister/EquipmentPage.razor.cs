using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using BlazorEstate.Shared.Ui;

namespace BlazorEstate.Features.EquipmentRegister;

public partial class EquipmentPage
{
    private bool mayEdit;

    protected override ChangeKinds Watches => ChangeKinds.Equipment | ChangeKinds.Plan | ChangeKinds.Intervention | ChangeKinds.Unit | ChangeKinds.Property;

    protected override async Task OnInitializedAsync() => mayEdit = (await Me.GetAsync()).Can(Permissions.MaintenanceEdit);

    protected override Task<Paged<EquipmentLine>> ReadAsync(ListQuery query, CancellationToken ct) => Queries.ListAsync(
        query.Slice(EquipmentQueries.Sorts),
        new(query.Filter<EquipmentKind>("kind"), query["used"] switch { "true" => true, "false" => false, _ => null }, query["warranty"] == "true", query["property"], query["unit"]), ct);

    private async Task AddAsync()
    {
        var parameters = new Dictionary<string, object?> { ["UnitCode"] = Query["unit"], ["PropertyCode"] = Query["property"] };
        if (await Dialogs.OpenFormAsync<EquipmentDialog, string>(L["New"], parameters, "44rem") is { } code)
        {
            Toast.Done(L["Created", code]);
            Go.To(EstateUrls.EquipmentOf(code));
        }
    }
}
