using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Audit;

public static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/audit", ListAsync).RequireAuthorization(Permissions.AuditView).WithTags("Audit").WithName("ListAudit")
            .WithSummary("Lists the audit trail, the newest first").ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Paged<AuditDto>>, ProblemHttpResult>> ListAsync(
        string? actor, string? kind, string? code, string? action, DateOnly? from, DateOnly? to, int? page, int? pageSize,
        AuditQueries queries, ApiProblems problems, CancellationToken ct)
    {
        var asked = PageRequest.From(page, pageSize);
        if (!asked.IsOk)
        {
            return problems.From(asked);
        }

        var found = await queries.ListAsync(new AuditFilter(actor, kind, code, action, from, to), asked.Value, ct);
        return TypedResults.Ok(new Paged<AuditDto>([.. found.Items.Select(AuditDto.Of)], found.Total, found.Page, found.PageSize));
    }
}

/// <summary>An event with what changed: field → old and new. Amounts are in minor units, as they are stored.</summary>
public sealed record AuditDto(long Id, DateTime At, string Actor, ActorOrigin Origin, string Action, string Kind, string Code, IReadOnlyDictionary<string, AuditValues> Changes)
{
    internal static AuditDto Of(AuditView v) => new(
        v.Id, v.At, v.ActorName, v.Origin, v.Action, v.SubjectKind, v.SubjectCode,
        v.Changes.ToDictionary(c => JsonNamingPolicy.CamelCase.ConvertName(c.Field), c => new AuditValues(c.Old, c.New)));
}

public sealed record AuditValues(JsonElement? Old, JsonElement? New);
