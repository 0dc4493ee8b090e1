using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Notifications;

public static class NotificationsApi
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/notifications").WithTags("Notifications").RequireAuthorization();
        group.MapGet("", ListAsync)
            .Named("ListNotifications", "Lists what the caller is told, the newest first").Refuses(422);
        group.MapGet("/count", CountAsync)
            .Named("CountNotifications", "Counts what the caller has not read");
        group.MapPost("/read-all", ReadAllAsync)
            .Named("ReadAllNotifications", "Marks everything as read");
        Acts(group, "read", DeskAct.Read, "ReadNotification", "Marks one as read");
        Acts(group, "unread", DeskAct.Unread, "UnreadNotification", "Makes one unread again, and puts it back if it was done");
        Acts(group, "done", DeskAct.Done, "DoNotification", "Takes one off the desk");
        Acts(group, "reopen", DeskAct.Reopen, "ReopenNotification", "Puts one back that is done or snoozed");
        group.MapPost("/{id:long}/snooze", SnoozeAsync)
            .Named("SnoozeNotification", "Puts one out of sight until a time; then it is unread again").Refuses(404, 422);
    }

    private static Task<Results<Ok<Paged<NotificationDto>>, ProblemHttpResult>> ListAsync(
        [AsParameters] NotificationAsk ask, NotificationQueries queries, EventSentences sentences, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.AnswerAsync(PageRequest.From(ask.Page, ask.PageSize), NotificationFilter.Read(ask.Value, DeskView.All),
            async (page, filter) => (await queries.ListAsync(http.Actor(), filter, page, ct)).As(n => NotificationDto.Of(n, sentences)));

    private static async Task<Ok<CountDto>> CountAsync(NotificationQueries queries, HttpContext http, CancellationToken ct) =>
        TypedResults.Ok(new CountDto(await queries.CountAsync(http.Actor(), ct)));

    private static void Acts(RouteGroupBuilder group, string verb, DeskAct act, string name, string summary) =>
        group.MapPost("/{id:long}/" + verb, async Task<Results<NoContent, ProblemHttpResult>> (long id, NotificationService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
                problems.Done(await service.ApplyAsync(new(act), id, http.Actor(), ct)))
            .Named(name, summary).Refuses(404);

    private static async Task<Results<NoContent, ProblemHttpResult>> SnoozeAsync(
        long id, SnoozeDto body, NotificationService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.ApplyAsync(new(DeskAct.Snooze, body.Until?.UtcDateTime), id, http.Actor(), ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> ReadAllAsync(NotificationService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.ReadAllAsync(http.Actor(), ct));
}

public sealed record NotificationAsk(
    [property: FromQuery(Name = "unread"), Description("Only what is unread.")] bool? Unread = null,
    [property: FromQuery(Name = "state"), Description("inbox (neither done nor snoozed), unread, snoozed, done or all; all unless given.")] string? State = null,
    [property: FromQuery(Name = "kind"), Description("A kind of event, or a group of kinds: payments, leases, maintenance, planning, system, security.")] string? Kind = null,
    [property: FromQuery(Name = "severity"), Description("information, success, warning or critical.")] string? Severity = null,
    [property: FromQuery(Name = "subject"), Description("A record's code, or words of the sentence.")] string? Subject = null,
    [property: FromQuery(Name = "from"), Description("First day, such as 2026-01-31.")] string? From = null,
    [property: FromQuery(Name = "to"), Description("Last day.")] string? To = null,
    [property: FromQuery(Name = "page"), Description("Page, from 1.")] int? Page = null,
    [property: FromQuery(Name = "pageSize"), Description("Items per page, 1 to 200; 50 unless given.")] int? PageSize = null)
{
    internal string? Value(string name) => name switch
    {
        "view" => Unread == true ? nameof(DeskView.Unread) : State,
        "kind" => Kind,
        "severity" => Severity,
        "q" => Subject,
        "from" => From,
        _ => To,
    };
}

public sealed record CountDto(int Unread);

/// <param name="Until">With its offset from UTC.</param>
public sealed record SnoozeDto(DateTimeOffset? Until);

/// <param name="Text">The sentence, in the caller's language.</param>
/// <param name="At">UTC.</param>
/// <param name="SnoozedUntil">UTC; set while it is snoozed.</param>
public sealed record NotificationDto(
    long Id, string Kind, Severity Severity, string Text, string SubjectKind, string SubjectCode, string? SubjectUrl, DateTime At, Standing State, bool Read, DateTime? SnoozedUntil)
{
    internal static NotificationDto Of(NotificationView n, EventSentences sentences) =>
        new(n.Id, n.Kind, n.Severity, sentences.Of(n), n.SubjectKind, n.SubjectCode, EstateUrls.Subject(n.SubjectKind, n.SubjectCode), Utc(n.At), n.Standing, n.Standing is Standing.Read or Standing.Done, n.SnoozedUntil is { } until ? Utc(until) : null);

    private static DateTime Utc(DateTime stored) => DateTime.SpecifyKind(stored, DateTimeKind.Utc);
}
