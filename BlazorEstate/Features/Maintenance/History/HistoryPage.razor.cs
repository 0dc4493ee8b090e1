using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Maintenance.History;

public partial class HistoryPage
{
    private HistoryMatrix? matrix;
    private IReadOnlyList<HistorySubject> subjects = [];
    private bool maySeePlaces;
    private bool maySeeVendors;

    [Inject]
    private Lookups Lookups { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.Intervention | ChangeKinds.Vendor | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.Equipment;

    private (int Count, long Cost) ThisYear => matrix![Clock.Today.Year, null];

    private long? Average => matrix![null, null] is { Count: > 0 } all ? (long)Math.Round((decimal)all.Cost / all.Count, MidpointRounding.AwayFromZero) : null;

    /// <summary>What is shown, as a file.</summary>
    private string FileUrl => EstateUrls.With(EstateUrls.HistoryFile,
        [.. ((string[])[.. HistoryFilter.Subjects, "category", "year"]).Select(name => (name, Query[name]))]);

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (maySeePlaces, maySeeVendors) = (me.Can(Permissions.PropertiesView), me.Can(Permissions.VendorsView));
    }

    // The table above stays that of the whole subject: it is what one chooses a year and a category from.
    protected override async Task<Paged<HistoryRow>> ReadAsync(ListQuery query, CancellationToken ct)
    {
        var filter = HistoryFilter.Lenient(name => query[name]);
        var sort = query.Sort is null ? HistoryQueries.Newest : SortOrder.OrFirst(query.Descending ? "-" + query.Sort : query.Sort, HistoryQueries.Sorts);
        var rows = await Queries.ListAsync(filter, sort, new(query.Page, query.PageSize), ct);
        var (sums, named) = (await Queries.SumsAsync(filter.Whole, ct), await Queries.SubjectsAsync(filter, ct));
        (matrix, subjects) = (new(sums), named);
        return rows;
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
