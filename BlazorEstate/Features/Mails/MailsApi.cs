using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Mails;

public static class MailsApi
{
    public static void MapMails(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/mails").WithTags("Mails");
        group.MapGet("", ListAsync).RequireAuthorization(Permissions.MailsView)
            .Named("ListMails", "Lists outgoing mails, the newest first").Refuses(422);
        group.MapPost("/{id:long}/send-again", SendAgainAsync).RequireAuthorization(Permissions.MailsSend)
            .Named("SendMailAgain", "Puts a mail that could not be delivered back into the queue").Refuses(404, 409);
    }

    private static Task<Results<Ok<Paged<MailDto>>, ProblemHttpResult>> ListAsync(
        string? q, string? status, string? letter, int? page, int? pageSize, MailQueries queries, ApiProblems problems, CancellationToken ct)
    {
        var known = Names.Parse<MailStatus>(status);
        var filter = new Checks().Optional("q", q, ListSlice.LongestSearch)
            .That(status is null || known is not null, "status", "Choice")
            .That(letter is null || LetterKinds.Find(letter) is not null, "letter", "Choice").ToResult(() => new MailFilter(q, known, letter));
        return problems.AnswerAsync(PageRequest.From(page, pageSize), filter, async (slice, by) => (await queries.ListAsync(by, slice, ct)).As(MailDto.Of));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SendAgainAsync(long id, MailService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.SendAgainAsync(id, http.Actor(), ct));
}

/// <summary>Times are UTC.</summary>
/// <param name="Tries">How often the mail server had it and did not take it.</param>
/// <param name="NextAt">Not before then; null where it is not tried again.</param>
public sealed record MailDto(
    long Id, MailStatus Status, string Letter, string To, string ToName, string SubjectKind, string SubjectCode, string? SubjectUrl, int Tries, DateTime CreatedAt, DateTime? NextAt, DateTime? SentAt, string? Error)
{
    internal static MailDto Of(MailRow m) => new(
        m.Id, m.Status, m.Letter, m.ToAddress, m.ToName, m.SubjectKind, m.SubjectCode, m.SubjectUrl, m.Tries, Utc(m.CreatedAt)!.Value,
        m.Status is MailStatus.Queued or MailStatus.Sending ? Utc(m.NextAt) : null, Utc(m.SentAt), m.Error);

    private static DateTime? Utc(DateTime? at) => at is { } given ? DateTime.SpecifyKind(given, DateTimeKind.Utc) : null;
}
