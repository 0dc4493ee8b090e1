namespace BlazorEstate.Domain;

public enum NotificationKind
{
    PaymentReceived,
    PaymentReversed,
    LeaseCreated,
    LeaseEnding,
    LeaseEnded,
    ImportFinished,
}

public enum Severity
{
    Information,
    Success,
    Warning,
    Critical,
}

/// <summary>Something that happened and that everyone with a permission should know. Who has read it is a row apart.</summary>
public sealed class Notification
{
    private Notification()
    {
    }

    public long Id { get; private set; }

    public NotificationKind Kind { get; private set; }

    public Severity Severity { get; private set; }

    /// <summary>The permission that a person needs to be told.</summary>
    public string Audience { get; private set; } = "";

    public string SubjectKind { get; private set; } = "";

    public string SubjectCode { get; private set; } = "";

    /// <summary>JSON array of what the sentence quotes: text, or {"money": minor units}, or {"date": ISO day}.</summary>
    public string Args { get; private set; } = "[]";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who caused it; null for the program itself.</summary>
    public long? ActorId { get; private set; }

    public static Notification Of(NotificationKind kind, Severity severity, string audience, string subjectKind, string subjectCode, DateTime at, long? actorId, params ReadOnlySpan<NotificationArg> args) => new()
    {
        Kind = kind,
        Severity = severity,
        Audience = audience,
        SubjectKind = subjectKind,
        SubjectCode = subjectCode,
        At = at,
        ActorId = actorId,
        Args = System.Text.Json.JsonSerializer.Serialize(args.ToArray()),
    };
}

/// <summary>One thing a notification's sentence quotes; exactly one of the three is set. Money in minor units.</summary>
public sealed record NotificationArg(string? Text = null, long? Money = null, DateOnly? Date = null)
{
    public static implicit operator NotificationArg(string text) => new(Text: text);

    public static implicit operator NotificationArg(DateOnly date) => new(Date: date);

    public static NotificationArg OfMoney(long minor) => new(Money: minor);
}

/// <summary>That a person has read one notification.</summary>
public sealed class NotificationState
{
    public long UserId { get; set; }

    public long NotificationId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ReadAt { get; set; }
}

/// <summary>Up to which notification a person has read all (or was not there yet).</summary>
public sealed class NotificationMark
{
    public long UserId { get; set; }

    public long ReadUpToId { get; set; }
}
