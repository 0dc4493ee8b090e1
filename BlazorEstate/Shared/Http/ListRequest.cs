using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Shared.Http;

/// <summary>By what a list is sorted; written "name", or "-name" for descending.</summary>
public readonly record struct SortOrder(string Field, bool Descending = false)
{
    public override string ToString() => Descending ? "-" + Field : Field;

    /// <summary>The order that a text names; the first of the allowed fields where it names none of them.</summary>
    public static SortOrder OrFirst(string? text, IReadOnlyList<string> allowed) =>
        TryParse(text, allowed, out var order) ? order : new SortOrder(allowed[0]);

    public static bool TryParse(string? text, IReadOnlyList<string> allowed, out SortOrder order)
    {
        var descending = text is ['-', ..];
        order = new SortOrder(descending ? text![1..] : text ?? "", descending);
        return allowed.Contains(order.Field);
    }
}

/// <summary>Which part of a list is wanted: what is searched for, which page, in which order.</summary>
public sealed record ListSlice(string? Q, PageRequest Page, SortOrder Sort)
{
    /// <summary>No search is longer.</summary>
    public const int LongestSearch = 200;

    /// <summary>What a screen asks for: values that make no sense fall back to the first page in the usual order.</summary>
    public static ListSlice Lenient(string? q, int? page, int pageSize, string? sort, IReadOnlyList<string> sorts) => new(
        q is { Length: > LongestSearch } ? q[..LongestSearch] : q,
        PageRequest.From(page, pageSize) is { IsOk: true } asked ? asked.Value : new PageRequest(1, pageSize),
        SortOrder.OrFirst(sort, sorts));
}

/// <summary>The query parameters that every list of the API knows.</summary>
public sealed record ListRequest(
    [property: FromQuery(Name = "q"), Description("Text to search for; case and accents do not matter.")] string? Q = null,
    [property: FromQuery(Name = "page"), Description("Page, from 1.")] int? Page = null,
    [property: FromQuery(Name = "pageSize"), Description("Items per page, 1 to 200; 50 unless given.")] int? PageSize = null,
    [property: FromQuery(Name = "sort"), Description("Field to sort by; with - in front, descending.")] string? Sort = null)
{
    /// <summary>Fails with problems on q, page, pageSize, sort. The first of the sorts is the usual one.</summary>
    public Result<ListSlice> Read(IReadOnlyList<string> sorts)
    {
        var page = PageRequest.From(Page, PageSize);
        var known = SortOrder.TryParse(Sort, sorts, out var sort);
        return new Checks()
            .Optional("q", Q, ListSlice.LongestSearch)
            .And(page)
            .That(known || Sort is null, "sort", "Choice")
            .ToResult(() => new ListSlice(Q, page.Value, Sort is null ? new SortOrder(sorts[0]) : sort));
    }
}
