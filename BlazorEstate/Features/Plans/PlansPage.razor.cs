using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using BlazorEstate.Shared.Ui;

namespace BlazorEstate.Features.Plans;

public partial class PlansPage
{
    private PlanFigures? figures;
    private IReadOnlyList<OverdueCheck> overdue = [];
    private bool mayEdit;

    protected override ChangeKinds Watches => ChangeKinds.Plan | ChangeKinds.Intervention | ChangeKinds.Equipment | ChangeKinds.Unit | ChangeKinds.Property;

    protected override async Task OnInitializedAsync() => mayEdit = (await Me.GetAsync()).Can(Permissions.MaintenanceEdit);

    protected override async Task<Paged<PlanRow>> ReadAsync(ListQuery query, CancellationToken ct)
    {
        (figures, overdue) = await Queries.StandAsync(ct);
        var filter = new PlanFilter(query.Filter<PlanState>("state"), query["legal"] == "true", query["late"] == "true", query["property"], query["unit"], query["equipment"], query["vendor"], query["category"]);
        return await Queries.ListAsync(query.Slice(PlanQueries.Sorts), filter, ct);
    }

    private static string? Number(int? count) => count?.ToString("N0", CultureInfo.CurrentCulture);

    private async Task CreateAsync()
    {
        var parameters = new Dictionary<string, object?> { ["UnitCode"] = Query["unit"], ["PropertyCode"] = Query["property"], ["EquipmentCode"] = Query["equipment"] };
        if (await Dialogs.OpenFormAsync<PlanDialog, string>(L["New"], parameters, "44rem") is { } code)
        {
            Toast.Done(L["Created", code]);
            Go.To(EstateUrls.Plan(code));
        }
    }
}
