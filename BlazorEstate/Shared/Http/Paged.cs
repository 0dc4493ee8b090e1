namespace BlazorEstate.Shared.Http;

/// <summary>One page of a list, as the API returns it.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    /// <summary>The same page, each item shown another way.</summary>
    public Paged<TView> As<TView>(Func<T, TView> view) => new([.. Items.Select(view)], Total, Page, PageSize);
}

/// <summary>Which page is asked for; bounded, so that no caller can ask for everything.</summary>
public readonly record struct PageRequest(int Page, int PageSize)
{
    public const int Largest = 200;

    public int Skip => (Page - 1) * PageSize;

    public static Result<PageRequest> From(int? page, int? pageSize) => new Checks()
        .That(page is null or (>= 1 and <= 10_000_000), "page", "OutOfRange", 1, 10_000_000)
        .That(pageSize is null or (>= 1 and <= Largest), "pageSize", "OutOfRange", 1, Largest)
        .ToResult(() => new PageRequest(page ?? 1, pageSize ?? 50));
}
