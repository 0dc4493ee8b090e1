using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Notifications;

/// <summary>A notification as one person sees it.</summary>
/// <param name="Args">JSON, see <see cref="Notification.Args"/>.</param>
/// <param name="At">UTC.</param>
public sealed record NotificationView(
    long Id, string Kind, Severity Severity, string SubjectKind, string SubjectCode, string Args, DateTime At, bool Read)
{
    public string? Url => EstateUrls.Subject(SubjectKind, SubjectCode);
}

/// <summary>What the bell shows.</summary>
public sealed record BellView(int Unread, IReadOnlyList<NotificationView> Latest);

public readonly record struct NotificationFilter(bool UnreadOnly = false, string? Kind = null);

internal static class NotificationSentence
{
    public static string Of(this EventSentences sentences, NotificationView notification) => sentences.Of(notification.Kind, notification.Args);
}
