using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Notifications;

public static class NotificationsApi
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/notifications").WithTags("Notifications").RequireAuthorization();
        group.MapGet("", ListAsync).WithName("ListNotifications").WithSummary("Lists what the caller is told, the newest first")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/count", CountAsync).WithName("CountNotifications").WithSummary("Counts what the caller has not read");
        group.MapPost("/{id:long}/read", ReadAsync).WithName("ReadNotification").WithSummary("Marks one as read")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/read-all", ReadAllAsync).WithName("ReadAllNotifications").WithSummary("Marks everything as read");
    }

    private static async Task<Results<Ok<Paged<NotificationDto>>, ProblemHttpResult>> ListAsync(
        bool? unread, string? kind, int? page, int? pageSize,
        NotificationQueries queries, EventSentences sentences, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var asked = PageRequest.From(page, pageSize);
        var checks = new Checks().And(asked).That(kind is null || EventKinds.Find(kind) is not null, "kind", "Choice").ToResult();
        if (!checks.IsOk)
        {
            return problems.From(checks);
        }

        var found = await queries.ListAsync(http.Actor(), new NotificationFilter(unread ?? false, kind), asked.Value, ct);
        return TypedResults.Ok(new Paged<NotificationDto>([.. found.Items.Select(n => NotificationDto.Of(n, sentences))], found.Total, found.Page, found.PageSize));
    }

    private static async Task<Ok<CountDto>> CountAsync(NotificationQueries queries, HttpContext http, CancellationToken ct) =>
        TypedResults.Ok(new CountDto(await queries.CountAsync(http.Actor(), ct)));

    private static async Task<Results<NoContent, ProblemHttpResult>> ReadAsync(long id, NotificationService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await service.ReadAsync(id, http.Actor(), ct) is { IsOk: false } failed ? problems.From(failed) : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> ReadAllAsync(NotificationService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await service.ReadAllAsync(http.Actor(), ct) is { IsOk: false } failed ? problems.From(failed) : TypedResults.NoContent();
}

public sealed record CountDto(int Unread);

/// <param name="Text">The sentence, in the caller's language.</param>
/// <param name="At">UTC.</param>
public sealed record NotificationDto(
    long Id, string Kind, Severity Severity, string Text, string SubjectKind, string SubjectCode, string? SubjectUrl, DateTime At, bool Read)
{
    internal static NotificationDto Of(NotificationView n, EventSentences sentences) =>
        new(n.Id, n.Kind, n.Severity, sentences.Of(n), n.SubjectKind, n.SubjectCode, n.Url, DateTime.SpecifyKind(n.At, DateTimeKind.Utc), n.Read);
}
