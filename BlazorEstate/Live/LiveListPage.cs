using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Live;

/// <summary>
/// A list page: what it shows stands in the address, and it is read again when the address or the data changes.
/// Of two reads that overlap, only the answer to the later question is shown.
/// </summary>
public abstract class LiveListPage<TItem> : LiveComponentBase
{
    private ListQuery? _asked;

    [Inject]
    protected PageNavigation Go { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [CascadingParameter]
    public ListQuery Query { get; set; } = ListQuery.Empty;

    /// <summary>The rows shown; null until the first are read.</summary>
    protected Paged<TItem>? Rows { get; private set; }

    protected abstract Task<Paged<TItem>> ReadAsync(ListQuery query, CancellationToken ct);

    protected override async Task OnParametersSetAsync()
    {
        if (Query != _asked)
        {
            await ShowAsync();
        }
    }

    protected override Task OnEstateChangedAsync() => ShowAsync();

    protected async Task ShowAsync()
    {
        var query = _asked = Query;
        var rows = await ReadAsync(query, Gone);
        if (_asked != query)
        {
            return;
        }

        Rows = rows;
        if (rows.Items.Count == 0 && rows.Total > 0 && query.Page > 1)
        {
            // The last rows of the last page are gone, or the address asks for too much.
            Go.To(query.WithPage((rows.Total + query.PageSize - 1) / query.PageSize).ToUrl(), replace: true);
        }
    }
}
