using System.Collections.Immutable;
using System.Globalization;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace BlazorEstate.Shared.Grid;

/// <summary>
/// What a list shows, exactly as it stands in the address: page, page size, sort, search text and filters.
/// Whatever changes the list makes a new address, so that any view can be sent as a link.
/// </summary>
public sealed record ListQuery
{
    public const int DefaultPageSize = 25;
    private const int LastPage = 1_000_000;
    private const int LongestText = 200;

    public static readonly ListQuery Empty = new();

    /// <summary>The sizes offered to the person.</summary>
    public static IReadOnlyList<int> PageSizes { get; } = [10, 25, 50, 100];

    public string Path { get; init; } = "/";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>The key of the sorted column; null is the list's own order.</summary>
    public string? Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>The search text; never null.</summary>
    public string Text { get; init; } = "";

    /// <summary>Everything else in the query string.</summary>
    public ImmutableSortedDictionary<string, string> Filters { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public int Skip => (Page - 1) * PageSize;

    public bool IsFiltered => Text.Length > 0 || Filters.Count > 0;

    /// <summary>The value of a filter, or null.</summary>
    public string? this[string filter] => Filters.GetValueOrDefault(filter);

    /// <summary>Reads an address. Nonsense in it gives the default, never an error.</summary>
    public static ListQuery Parse(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var address = new Uri(new Uri("http://localhost"), url);
        var query = new ListQuery { Path = address.AbsolutePath };
        var filters = query.Filters.ToBuilder();
        foreach (var (name, values) in QueryHelpers.ParseQuery(address.Query))
        {
            var value = values[0]?.Trim() ?? "";
            if (value.Length is 0 or > LongestText) { continue; }
            switch (name)
            {
                case "page": query = query with { Page = Number(value, 1, LastPage) ?? 1 }; break;
                case "size": query = query with { PageSize = Number(value, 1, PageSizes[^1]) is { } size && PageSizes.Contains(size) ? size : DefaultPageSize }; break;
                case "sort": query = query with { Sort = value }; break;
                case "dir": query = query with { Descending = value == "desc" }; break;
                case "q": query = query with { Text = value }; break;
                default: filters[name] = value; break;
            }
        }
        return query with { Filters = filters.ToImmutable() };
    }

    /// <summary>The address of this view.</summary>
    public string ToUrl()
    {
        var pairs = new Dictionary<string, string?>();
        if (Text.Length > 0) { pairs["q"] = Text; }
        foreach (var (name, value) in Filters) { pairs[name] = value; }
        if (Sort is not null)
        {
            pairs["sort"] = Sort;
            if (Descending) { pairs["dir"] = "desc"; }
        }
        if (PageSize != DefaultPageSize) { pairs["size"] = PageSize.ToString(CultureInfo.InvariantCulture); }
        if (Page > 1) { pairs["page"] = Page.ToString(CultureInfo.InvariantCulture); }
        return QueryHelpers.AddQueryString(Path, pairs);
    }

    public ListQuery WithPage(int page) => this with { Page = Math.Clamp(page, 1, LastPage) };

    public ListQuery WithPageSize(int size) => this with { PageSize = PageSizes.Contains(size) ? size : DefaultPageSize, Page = 1 };

    /// <summary>Sorts by the column; by the same again turns the direction.</summary>
    public ListQuery WithSort(string key) => this with { Sort = key, Descending = Sort == key && !Descending, Page = 1 };

    public ListQuery WithText(string? text) => this with { Text = text?.Trim() ?? "", Page = 1 };

    /// <summary>Sets a filter, or takes it away with null or "".</summary>
    public ListQuery WithFilter(string name, string? value) =>
        this with { Filters = string.IsNullOrWhiteSpace(value) ? Filters.Remove(name) : Filters.SetItem(name, value), Page = 1 };

    /// <summary>Sets the filter to this value, or takes it away where it has it already.</summary>
    public ListQuery Toggle(string name, string value) => WithFilter(name, this[name] == value ? null : value);

    /// <summary>No search, no filter but these; the order stays.</summary>
    public ListQuery Cleared(params IEnumerable<string> but) => this with { Text = "", Filters = Filters.RemoveRange(Filters.Keys.Except(but)), Page = 1 };

    /// <summary>A filter as one of an enum's names (in any case), or null.</summary>
    public T? Filter<T>(string name) where T : struct, Enum =>
        this[name] is { } text && !char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A filter as an ISO day, or null.</summary>
    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What the queries take: the same search, page and order; an unknown order is the list's first.</summary>
    public ListSlice Slice(IReadOnlyList<string> sorts) =>
        ListSlice.Lenient(Text, Page, PageSize, Descending ? "-" + Sort : Sort, sorts);

    public bool Equals(ListQuery? other) => other is not null && ToUrl() == other.ToUrl();

    public override int GetHashCode() => ToUrl().GetHashCode(StringComparison.Ordinal);

    private static int? Number(string text, int low, int high) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high ? number : null;
}
