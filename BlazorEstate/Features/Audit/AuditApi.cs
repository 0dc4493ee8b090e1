using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Audit;

public static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/audit", ListAsync).RequireAuthorization(Permissions.AuditView).WithTags("Audit")
            .Named("ListAudit", "Lists the audit trail, the newest first").Refuses(422);

    private static Task<Results<Ok<Paged<AuditDto>>, ProblemHttpResult>> ListAsync(
        string? actor, string? kind, string? code, string? action, DateOnly? from, DateOnly? to, int? page, int? pageSize,
        AuditQueries queries, ApiProblems problems, Currency currency, CancellationToken ct) =>
        problems.AnswerAsync(PageRequest.From(page, pageSize),
            async asked => (await queries.ListAsync(new AuditFilter(actor, kind, code, action, from, to), asked, ct)).As(item => AuditDto.Of(item, currency)));
}

/// <summary>An event with what changed: field → old and new. Amounts in major units.</summary>
public sealed record AuditDto(long Id, DateTime At, string Actor, ActorOrigin Origin, string Action, string Kind, string Code, IReadOnlyDictionary<string, AuditValues> Changes)
{
    internal static AuditDto Of(AuditView v, Currency currency) => new(
        v.Id, v.At, v.ActorName, v.Origin, v.Action, v.SubjectKind, v.SubjectCode,
        v.Changes.ToDictionary(c => JsonNamingPolicy.CamelCase.ConvertName(c.Field), c => new AuditValues(Major(v, c.Field, c.Old, currency), Major(v, c.Field, c.New, currency))));

    private static JsonElement? Major(AuditView row, string field, JsonElement? value, Currency currency) =>
        value is { ValueKind: JsonValueKind.Number } number && AuditWords.IsAmount(row, field) && number.TryGetInt64(out var minor)
            ? JsonSerializer.SerializeToElement(currency.ToMajor(minor)) : value;
}

public sealed record AuditValues(JsonElement? Old, JsonElement? New);
