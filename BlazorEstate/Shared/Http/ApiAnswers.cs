using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Shared.Http;

/// <summary>What endpoints answer: a record, that there is none, or what is wrong. After a write the record is read anew; where it went away meanwhile, it is not found.</summary>
public static class ApiAnswers
{
    /// <summary>Where the API begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>200 with what was asked for, unless the asking makes no sense.</summary>
    public static async Task<Results<Ok<T>, ProblemHttpResult>> AnswerAsync<TAsked, T>(this ApiProblems problems, Result<TAsked> asked, Func<TAsked, Task<T>> read) =>
        asked.IsOk ? TypedResults.Ok(await read(asked.Value)) : problems.From(asked);

    /// <summary>200 with what two askings want, such as a slice and a filter, unless one of them makes no sense.</summary>
    public static Task<Results<Ok<T>, ProblemHttpResult>> AnswerAsync<TSlice, TFilter, T>(
        this ApiProblems problems, Result<TSlice> slice, Result<TFilter> filter, Func<TSlice, TFilter, Task<T>> read) =>
        problems.AnswerAsync(new Checks().And(slice).And(filter).ToResult(() => (Slice: slice.Value, Filter: filter.Value)), asked => read(asked.Slice, asked.Filter));

    /// <summary>200 with the record, or 404.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Found<T>(this ApiProblems problems, T? record) where T : class =>
        record is null ? problems.From(Result.NotFound()) : TypedResults.Ok(record);

    /// <summary>200 with how the record is shown, or 404.</summary>
    public static Results<Ok<TView>, ProblemHttpResult> Found<T, TView>(this ApiProblems problems, T? record, Func<T, TView> view) where T : class where TView : class =>
        problems.Found(record is null ? null : view(record));

    /// <summary>200 with the record as it stands after a change.</summary>
    public static Task<Results<Ok<T>, ProblemHttpResult>> ChangedAsync<T>(
        this ApiProblems problems, Result changed, string code, Func<string, CancellationToken, Task<T?>> read, CancellationToken ct) where T : class =>
        problems.ChangedAsync(changed, code, read, record => record, ct);

    /// <inheritdoc cref="ChangedAsync{T}"/>
    public static async Task<Results<Ok<TView>, ProblemHttpResult>> ChangedAsync<T, TView>(
        this ApiProblems problems, Result changed, string code, Func<string, CancellationToken, Task<T?>> read, Func<T, TView> view, CancellationToken ct) where T : class where TView : class =>
        changed.IsOk ? problems.Found(await read(code, ct), view) : problems.From(changed);

    /// <summary>201 with the new record, and where it is.</summary>
    /// <param name="url">The page of the record with a code; the API has it below <see cref="Root"/>.</param>
    public static Task<Results<Created<T>, ProblemHttpResult>> MadeAsync<T>(
        this ApiProblems problems, Result<string> made, Func<string, string> url, Func<string, CancellationToken, Task<T?>> read, CancellationToken ct) where T : class =>
        problems.MadeAsync(made, url, read, record => record, ct);

    /// <inheritdoc cref="MadeAsync{T}"/>
    public static Task<Results<Created<TView>, ProblemHttpResult>> MadeAsync<T, TView>(
        this ApiProblems problems, Result<string> made, Func<string, string> url, Func<string, CancellationToken, Task<T?>> read, Func<T, TView> view, CancellationToken ct)
        where T : class =>
        problems.MadeAsync(made, made.IsOk ? made.Value : "", url, read, view, ct);

    /// <summary>201 with the record to which something was added, and where it is.</summary>
    public static async Task<Results<Created<TView>, ProblemHttpResult>> MadeAsync<T, TView>(
        this ApiProblems problems, Result made, string code, Func<string, string> url, Func<string, CancellationToken, Task<T?>> read, Func<T, TView> view, CancellationToken ct)
        where T : class =>
        !made.IsOk ? problems.From(made) : await read(code, ct) is { } record ? Created(url(code), view(record)) : problems.From(Result.NotFound());

    /// <summary>201 with what was made at an address below <see cref="Root"/>.</summary>
    public static Created<T> Created<T>(string url, T made) => TypedResults.Created(Root + url, made);

    /// <summary>204 for what leaves nothing to tell.</summary>
    public static Results<NoContent, ProblemHttpResult> Done(this ApiProblems problems, Result result) => result.IsOk ? TypedResults.NoContent() : problems.From(result);
}
