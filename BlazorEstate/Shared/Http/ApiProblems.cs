using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Shared.Http;

/// <summary>Turns failed results into problem details of RFC 9457 that name the field in the caller's language.</summary>
public sealed class ApiProblems(ProblemText text)
{
    // What was asked makes sense, but not in the state that the record is in.
    private static readonly HashSet<string> Conflicts =
    [
        Result.StaleCode, "Duplicate", "IdempotencyKeyReused", "Payment.AlreadyReversed", "Payment.IsReversal", "Intervention.Ended", "Mail.NotDead", "Mail.NoReader",
        "Quote.NotDraft", "Quote.NotSubmitted", "Quote.Over", "Quote.AnotherApproved", "Quote.Awaiting", "Quote.FourEyes", "Quote.Expired", "Quote.WorkDone", "Invoice.Duplicate",
        "Recharge.Already", "Recharge.Locked", "Recharge.None", "Recharge.NotDone",
    ];

    /// <param name="status">By the problems unless given.</param>
    public ProblemHttpResult From(Result result, int? status = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        status ??= StatusOf(result);
        var errors = result.Problems
            .Where(p => p.Field.Length > 0)
            .GroupBy(p => JsonNamingPolicy.CamelCase.ConvertName(p.Field))
            .ToDictionary(g => g.Key, g => g.Select(text.Sentence).ToArray());
        return TypedResults.Problem(
            detail: text.Full(result),
            statusCode: status,
            title: text.Sentence(new Problem("", "Title." + (status is 400 or 403 or 404 or 405 or 409 or 422 or 500 ? status : 400))),
            extensions: errors.Count == 0 ? null : new Dictionary<string, object?> { ["errors"] = errors });
    }

    /// <summary>One problem under a status of the caller's choice.</summary>
    public ProblemHttpResult With(Problem problem, int status) =>
        TypedResults.Problem(detail: text.Full(problem), statusCode: status, title: text.Sentence(new Problem("", "Title." + status)));

    private static int StatusOf(Result result) =>
        result.Has(Result.ForbiddenCode) ? StatusCodes.Status403Forbidden
        : result.Problems.Any(p => p is { Code: Result.NotFoundCode, Field: "code" or "id" }) ? StatusCodes.Status404NotFound
        : result.Problems.Any(p => Conflicts.Contains(p.Code) || p.Code.StartsWith("InUse", StringComparison.Ordinal) || p.Code.StartsWith("Intervention.From", StringComparison.Ordinal)) ? StatusCodes.Status409Conflict
        : StatusCodes.Status422UnprocessableEntity;
}
