using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Maintenance;

public partial class MaintenancePage
{
    private const string BoardView = "board";
    private MaintenanceFigures? figures;
    private MaintenanceBoard? board;
    private IReadOnlyList<(string, string)> people = [];
    private IReadOnlyList<(string, string)> properties = [];
    private Func<string, Task<IReadOnlyList<Choice>>>? findVendors;
    private bool mayRequest;
    private bool mayEdit;
    private int? toApprove;

    [Inject]
    private Lookups Lookups { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.Intervention | ChangeKinds.Plan | ChangeKinds.Vendor | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.Tenant | ChangeKinds.User;

    private bool IsBoard => Query["view"] == BoardView;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayRequest, mayEdit) = (me.Can(Permissions.MaintenanceRequest), me.Can(Permissions.MaintenanceEdit));
        findVendors = me.Can(Permissions.VendorsView) ? text => Lookups.VendorsAsync(text, Gone) : null;
        people = [.. (await Queries.PeopleAsync(Gone)).Select(p => (p.Id.ToString(CultureInfo.InvariantCulture), p.Name))];
        properties = await Queries.PropertiesAsync(Gone);
    }

    protected override async Task<Paged<InterventionRow>> ReadAsync(ListQuery query, CancellationToken ct)
    {
        var me = await Me.GetAsync();
        var filter = await Quotes.ForAsync(MaintenanceFilter.Lenient(name => name == "q" ? query.Text : query[name]), me, ct);
        (figures, toApprove) = (await Queries.FiguresAsync(ct), await Quotes.CountAsync(me, ct));
        if (query["view"] == BoardView)
        {
            board = await Queries.BoardAsync(filter, ct);
            return new(board.Cards, board.Counts.Values.Sum(), 1, Math.Max(1, board.Cards.Count));
        }

        var sort = query.Sort is null ? MaintenanceSearch.Newest : SortOrder.OrFirst(query.Descending ? "-" + query.Sort : query.Sort, MaintenanceSearch.Sorts);
        return await Queries.ListAsync(filter, sort, new(query.Page, query.PageSize), ct);
    }

    // A figure leads to its list, in the view that is open.
    private string Url(string name, string value) => Query.Cleared("view").WithFilter(name, value).ToUrl();

    private static string? Number(int? count) => count?.ToString("N0", CultureInfo.CurrentCulture);

    private async Task RequestAsync()
    {
        if (await Dialogs.OpenFormAsync<RequestDialog, string>(L["New"], new() { ["UnitCode"] = Query["unit"], ["EquipmentCode"] = Query["equipment"] }) is { } code)
        {
            Toast.Done(L["Requested.Toast", code]);
            Go.To(EstateUrls.Intervention(code));
        }
    }

    // What may not follow is said at once; what needs words or a slot asks for them.
    private async Task MoveAsync((InterventionRow Card, InterventionStatus To) move)
    {
        var (card, to) = move;
        var result = InterventionMoves.Check(card.Status, to);
        if (result.IsOk && MoveDialog.Asks(card.Status, to))
        {
            await Dialogs.OpenFormAsync<MoveDialog, string>(MoveDialog.TitleOf(L, card.Status, to), new() { ["Row"] = card, ["To"] = (InterventionStatus?)to });
            return;
        }

        result = result.IsOk ? await Service.MoveAsync(card.Code, card.Version, to, null, await Me.GetAsync()) : result;
        if (!result.IsOk)
        {
            Toast.Warn(L["NotMoved", card.Title, EnumText.Name(to)], Problems.Sentence(result.Problems[0]));
        }
    }
}
