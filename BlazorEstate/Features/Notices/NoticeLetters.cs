using System.Globalization;
using System.Text.Json;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Notices;

/// <summary>What mails to somebody who works here say, in that person's language.</summary>
public sealed class NoticeLetters(EventSentences sentences)
{
    /// <summary>So many of one kind are quoted, the newest; the rest is counted.</summary>
    public const int QuotedPerKind = 10;

    public StaffNotice One(Notification notification, string language) => In(language, () => Say(notification));

    public StaffDigest Many(IReadOnlyCollection<KindOfNews> news, bool weekly, DateOnly on, string language) => In(language, () => new StaffDigest(weekly, on,
        [.. news.Select(n => new DigestPart(sentences.Kind(n.Kind.Key), n.Count, [.. n.Newest.Select(Say)]))]));

    private StaffNotice Say(Notification n) =>
        new(sentences.Kind(n.Kind), Sentence(n), EstateUrls.Subject(n.SubjectKind, n.SubjectCode), DateTime.SpecifyKind(n.At, DateTimeKind.Utc));

    // One whose content cannot be said must not keep all others from being told.
    private string Sentence(Notification n)
    {
        try
        {
            return sentences.Of(n.Kind, n.Args);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return sentences.Kind(n.Kind);
        }
    }

    private static T In<T>(string language, Func<T> say)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "fr" ? "fr-FR" : "en-GB");
        try
        {
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}

/// <summary>All news of one kind: how many, and the newest of them, the newest first.</summary>
public sealed record KindOfNews(EventKind Kind, int Count, IReadOnlyList<Notification> Newest);

/// <summary>Sorts news by kind as it comes, the newest first, and keeps no more than is quoted.</summary>
public sealed class NewsByKind
{
    private readonly Dictionary<string, (int Count, List<Notification> Newest)> _kinds = [];

    public void Add(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var (count, newest) = _kinds.GetValueOrDefault(notification.Kind, (0, []));
        if (newest.Count < NoticeLetters.QuotedPerKind)
        {
            newest.Add(notification);
        }

        _kinds[notification.Kind] = (count + 1, newest);
    }

    /// <summary>In the order in which people find the kinds everywhere.</summary>
    public IReadOnlyCollection<KindOfNews> ToList() =>
        [.. from k in EventKinds.All where _kinds.ContainsKey(k.Key) select new KindOfNews(k, _kinds[k.Key].Count, _kinds[k.Key].Newest)];
}
