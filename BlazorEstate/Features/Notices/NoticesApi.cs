using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Notices;

public static class NoticesApi
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/notifications/preferences").WithTags("Notifications").RequireAuthorization();
        group.MapGet("", GetAsync)
            .Named("GetNotificationPreferences", "Tells how the caller is told of each kind of event");
        group.MapPut("", PutAsync)
            .Named("SetNotificationPreferences", "Sets how the caller is told", "Replaces everything: a kind that is not named is as the caller's roles have it. Security notices cannot be switched off.").Refuses(422);
    }

    private static async Task<Results<Ok<PreferencesDto>, ProblemHttpResult>> GetAsync(
        NoticePreferences service, EventSentences sentences, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await service.GetAsync(http.Actor(), ct) is { IsOk: true } found ? TypedResults.Ok(PreferencesDto.Of(found.Value, sentences)) : problems.From(Result.Forbidden());

    private static async Task<Results<Ok<PreferencesDto>, ProblemHttpResult>> PutAsync(
        PreferencesBody body, NoticePreferences service, EventSentences sentences, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var read = body.Read();
        var saved = read.IsOk ? await service.ReplaceAsync(read.Value.Kinds, read.Value.Times, http.Actor(), ct) : read;
        return saved.IsOk ? await GetAsync(service, sentences, problems, http, ct) : problems.From(saved);
    }
}

/// <param name="Email">none, atOnce, daily or weekly.</param>
/// <param name="RoleEmail">As the caller's roles have it.</param>
/// <param name="Locked">A notice of security, which cannot be switched off.</param>
public sealed record KindPreferenceDto(string Kind, string Name, string Group, bool InApp, MailChoice Email, MailChoice RoleEmail, bool Locked);

/// <param name="TimeZone">IANA name; null for the agency's.</param>
/// <param name="QuietFrom">"22:00"; null without quiet hours.</param>
/// <param name="DigestHour">0 to 23, in the time zone.</param>
public sealed record PreferencesDto(IReadOnlyList<KindPreferenceDto> Kinds, string? TimeZone, string? QuietFrom, string? QuietTo, int DigestHour, DayOfWeek WeeklyDay)
{
    internal static PreferencesDto Of(Preferences p, EventSentences sentences) => new(
        [.. p.Kinds.Select(k => new KindPreferenceDto(k.Kind.Key, sentences.Kind(k.Kind.Key), Names.Of(k.Kind.Group), k.Choice.InApp, k.Choice.Mail, k.Usual.Mail, k.Locked))],
        p.Times.TimeZone, DayTimes.Write(p.Times.QuietFrom), DayTimes.Write(p.Times.QuietTo), p.Times.DigestHour, p.Times.WeeklyDay);
}

public sealed record KindPreferenceBody(string? Kind, bool? InApp, string? Email);

public sealed record PreferencesBody(IReadOnlyList<KindPreferenceBody?>? Kinds, string? TimeZone, string? QuietFrom, string? QuietTo, int? DigestHour, string? WeeklyDay)
{
    private const int MostKinds = 200;

    internal Result<(IReadOnlyList<(string, EventChoice)> Kinds, ChosenTimes Times)> Read()
    {
        var (kinds, usual) = (Kinds ?? [], new ChosenTimes());
        var day = WeeklyDay is null ? usual.WeeklyDay : Names.Parse<DayOfWeek>(WeeklyDay);
        var checks = new Checks()
            .That(kinds.Count <= MostKinds, "kinds", "OutOfRange", 0, MostKinds)
            .That(DayTimes.TryRead(QuietFrom, out var from), "quietFrom", "Time")
            .That(DayTimes.TryRead(QuietTo, out var to), "quietTo", "Time")
            .That(day is not null, "weeklyDay", "Choice");
        var choices = new List<(string, EventChoice)>();
        for (var i = 0; i < kinds.Count && checks.Ok; i++)
        {
            var mail = Names.Parse<MailChoice>(kinds[i]?.Email);
            checks.That(!string.IsNullOrEmpty(kinds[i]?.Kind), $"kinds[{i}].kind", "Required")
                .That(kinds[i]?.InApp is not null, $"kinds[{i}].inApp", "Required")
                .That(mail is not null, $"kinds[{i}].email", kinds[i]?.Email is null ? "Required" : "Choice");
            choices.Add((kinds[i]?.Kind ?? "", new EventChoice(kinds[i]?.InApp ?? true, mail ?? default)));
        }

        var zone = string.IsNullOrWhiteSpace(TimeZone) ? null : TimeZone;
        return checks.ToResult<(IReadOnlyList<(string, EventChoice)>, ChosenTimes)>(() => (choices, new ChosenTimes(zone, from, to, DigestHour ?? usual.DigestHour, day!.Value)));
    }
}

/// <summary>Times of a day as programs and browsers write them: "22:30". No text is no time.</summary>
internal static class DayTimes
{
    public static bool TryRead(string? text, out TimeOnly? time)
    {
        var known = TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        time = known ? new TimeOnly(read.Hour, read.Minute) : null;
        return known || string.IsNullOrEmpty(text);
    }

    public static string? Write(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
