namespace BlazorEstate.Domain;

/// <summary>Where a notification stands with one person.</summary>
public enum Standing
{
    Unread,
    Read,

    /// <summary>Out of sight until a time.</summary>
    Snoozed,

    /// <summary>Off the person's desk.</summary>
    Done,
}

/// <summary>What a person does with a notification.</summary>
public enum DeskAct
{
    Read,
    Unread,
    Done,

    /// <summary>Puts what is done or snoozed back on the desk.</summary>
    Reopen,
    Snooze,
}

/// <summary>What a person has done with one notification; it counts, whatever the person's mark says.</summary>
public sealed class NotificationState
{
    public long UserId { get; set; }

    public long NotificationId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? ReadAt { get; set; }

    /// <summary>UTC. What is done is off the person's desk.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>UTC. Until then it is out of sight; after it, it is unread again.</summary>
    public DateTime? SnoozedUntil { get; set; }

    public Standing StandingAt(DateTime now) =>
        DoneAt is not null ? Standing.Done
        : SnoozedUntil > now ? Standing.Snoozed
        : ReadAt is not null ? Standing.Read
        : Standing.Unread;

    /// <summary>Does it; false when it stood so already. What is done, or looked at again, sleeps no longer.</summary>
    /// <param name="until">For <see cref="DeskAct.Snooze"/>, UTC.</param>
    public bool Apply(DeskAct act, DateTime now, DateTime? until = null)
    {
        var before = (StandingAt(now), SnoozedUntil);
        SnoozedUntil = act == DeskAct.Snooze ? until : null;
        ReadAt = act switch
        {
            DeskAct.Read or DeskAct.Done => ReadAt ?? now,
            DeskAct.Reopen => ReadAt,
            _ => null,
        };
        DoneAt = act switch
        {
            DeskAct.Read => DoneAt,
            DeskAct.Done => DoneAt ?? now,
            _ => null,
        };
        return before != (StandingAt(now), SnoozedUntil);
    }

    public NotificationState Copy() => (NotificationState)MemberwiseClone();
}

/// <summary>Up to which notification a person has read, or done, all (or was not there yet).</summary>
public sealed class NotificationMark
{
    public long UserId { get; set; }

    public long ReadUpToId { get; set; }

    public long DoneUpToId { get; set; }

    /// <summary>How one stands that the person never touched by itself.</summary>
    public static Standing StandingOf(long id, long readUpTo, long doneUpTo) =>
        id <= doneUpTo ? Standing.Done : id <= readUpTo ? Standing.Read : Standing.Unread;
}

/// <summary>That a person did something with the own notifications, and in which running program: the others follow these signs. One row for each person.</summary>
public sealed class ReadingSign
{
    public long UserId { get; set; }

    /// <summary>Higher than that of every sign before it, whoever's.</summary>
    public long Number { get; set; }

    public string Instance { get; set; } = "";
}

/// <summary>When a kind of event reaches a person by e-mail.</summary>
public enum MailChoice
{
    None,
    AtOnce,
    Daily,
    Weekly,
}

/// <summary>How a person wants to learn of one kind of event; without a row, as the person's role has it.</summary>
public sealed class NotificationPreference : IAudited
{
    public long Id { get; set; }

    public long UserId { get; set; }

    /// <summary>Key of the kind of event.</summary>
    public string Kind { get; set; } = "";

    public bool InApp { get; set; }

    public MailChoice Mail { get; set; }
}

/// <summary>When a person's notices may come, and how far the digests are. Without a row: no quiet hours, digests at 7 o'clock, weekly ones on Monday.</summary>
public sealed class NotificationSettings
{
    public long UserId { get; set; }

    /// <summary>IANA name; null for the agency's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>No mail from this time of the person's day...</summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>...to this one, which may lie on the next day.</summary>
    public TimeOnly? QuietTo { get; set; }

    /// <summary>Hour of the person's day, 0 to 23.</summary>
    public int DigestHour { get; set; } = 7;

    public DayOfWeek WeeklyDay { get; set; } = DayOfWeek.Monday;

    /// <summary>Day of the last daily digest, in the person's zone.</summary>
    public DateOnly? DailyOn { get; set; }

    /// <summary>The newest notification that a daily digest has told.</summary>
    public long DailyUpToId { get; set; }

    public DateOnly? WeeklyOn { get; set; }

    public long WeeklyUpToId { get; set; }
}

/// <summary>A browser from which a person has signed in.</summary>
public sealed class KnownDevice
{
    public long Id { get; set; }

    public long UserId { get; set; }

    /// <summary>SHA-256 (hexadecimal) of the secret in the browser's cookie.</summary>
    public string KeyHash { get; set; } = "";

    /// <summary>"Firefox, Linux".</summary>
    public string Name { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime FirstSeenAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime LastSeenAt { get; set; }
}

/// <summary>How far a background work has come.</summary>
public sealed class WorkMark
{
    public string Work { get; set; } = "";

    public long UpToId { get; set; }
}
