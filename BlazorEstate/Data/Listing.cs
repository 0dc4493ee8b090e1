using System.Linq.Expressions;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>What lists have in common: they are sorted and paged in the database.</summary>
public static class Listing
{
    public static IOrderedQueryable<T> By<T, TKey>(this IQueryable<T> rows, Expression<Func<T, TKey>> key, SortOrder sort) =>
        sort.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    public static IOrderedQueryable<T> Then<T, TKey>(this IOrderedQueryable<T> rows, Expression<Func<T, TKey>> key, SortOrder sort) =>
        sort.Descending ? rows.ThenByDescending(key) : rows.ThenBy(key);

    /// <summary>One page of sorted rows, projected. A page behind the last is empty; the total is still told.</summary>
    public static async Task<Paged<TView>> PageAsync<T, TView>(this IQueryable<T> rows, Expression<Func<T, TView>> view, PageRequest page, CancellationToken ct)
    {
        var total = await rows.CountAsync(ct);
        var items = total <= page.Skip ? [] : await rows.Skip(page.Skip).Take(page.PageSize).Select(view).ToListAsync(ct);
        return new Paged<TView>(items, total, page.Page, page.PageSize);
    }
}
