using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Shared.Grid;

public partial class EstateGrid<TItem>
{
    private readonly List<EstateColumn<TItem>> columns = [];

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public ListQuery Query { get; set; } = ListQuery.Empty;

    /// <summary>The rows of this page and how many there are in all; null while they are being read.</summary>
    [Parameter, EditorRequired] public Paged<TItem>? Rows { get; set; }

    /// <summary>What the table lists, for a screen reader.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The EstateColumns.</summary>
    [Parameter, EditorRequired] public RenderFragment? Columns { get; set; }

    /// <summary>Where a row leads; the first column becomes the link, and the whole row a target for the mouse.</summary>
    [Parameter] public Func<TItem, string?>? Href { get; set; }

    /// <summary>What stays the same when a row is read again.</summary>
    [Parameter] public Func<TItem, object>? Key { get; set; }

    [Parameter] public Func<TItem, string?>? RowCss { get; set; }

    /// <summary>The FilterBar.</summary>
    [Parameter] public RenderFragment? Bar { get; set; }

    /// <summary>An EmptyState for a list that has nothing at all; what filters hide has words of its own.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>Rows of totals.</summary>
    [Parameter] public RenderFragment? Footer { get; set; }

    internal void Add(EstateColumn<TItem> column)
    {
        columns.Add(column);
        StateHasChanged();
    }

    internal void Remove(EstateColumn<TItem> column)
    {
        columns.Remove(column);
        StateHasChanged();
    }

    private bool IsSorted(EstateColumn<TItem> column) => column.Sort is not null && column.Sort == Query.Sort;

    private bool WillDescend(EstateColumn<TItem> column) => IsSorted(column) && !Query.Descending;

    private string? AriaSort(EstateColumn<TItem> column) => !IsSorted(column) ? null : Query.Descending ? "descending" : "ascending";

    private string Arrow(EstateColumn<TItem> column) => IsSorted(column) && Query.Descending ? "arrow_downward" : "arrow_upward";

    private string SortMark(EstateColumn<TItem> column) => !IsSorted(column) ? "" : Query.Descending ? "↓" : "↑";
}
