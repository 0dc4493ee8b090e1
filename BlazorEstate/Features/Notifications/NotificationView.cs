using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Notifications;

/// <summary>A notification as one person sees it.</summary>
/// <param name="Args">JSON, see <see cref="Notification.Args"/>.</param>
/// <param name="At">UTC.</param>
/// <param name="SnoozedUntil">UTC; set while it is snoozed.</param>
public sealed record NotificationView(
    long Id, string Kind, Severity Severity, string SubjectKind, long SubjectId, string SubjectCode, string Args, DateTime At, Standing Standing, DateTime? SnoozedUntil = null)
{
    /// <summary>The record's page; without one, all that was told of it.</summary>
    public string Url => EstateUrls.Subject(SubjectKind, SubjectCode) ?? EstateUrls.NotificationsAbout(SubjectCode);

    public bool IsUnread => Standing == Standing.Unread;

    public bool OnDesk => Standing is Standing.Unread or Standing.Read;

    internal static NotificationView Of(Notification n, Standing standing, DateTime? until = null) =>
        new(n.Id, n.Kind, n.Severity, n.SubjectKind, n.SubjectId, n.SubjectCode, n.Args, n.At, standing, standing == Standing.Snoozed ? until : null);
}

/// <summary>What the bell shows: how much is unread, how serious the worst of it is, and the latest that is not done.</summary>
public sealed record BellView(int Unread, Severity? Worst, IReadOnlyList<NotificationView> Latest)
{
    public static readonly BellView Empty = new(0, null, []);

    public bool Same(BellView other) => ReferenceEquals(this, other) || (Unread == other.Unread && Worst == other.Worst && Latest.SequenceEqual(other.Latest));
}

/// <summary>All that a person is told about one record.</summary>
public sealed record NotificationGroup(NotificationView Latest, int Count, int Unread);

/// <summary>The figures over the list.</summary>
/// <param name="Waiting">The oldest warning or critical one that is not done.</param>
/// <param name="NextWake">UTC; when the first snoozed one comes back.</param>
public sealed record DeskFigures(IReadOnlyDictionary<Severity, int> UnreadBy, int Snoozed, DateTime? NextWake, NotificationView? Waiting)
{
    public int Unread => UnreadBy.Values.Sum();
}

internal static class NotificationSaying
{
    public static string Of(this EventSentences sentences, NotificationView notification) => sentences.Of(notification.Kind, notification.Args);
}
