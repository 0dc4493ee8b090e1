namespace BlazorEstate.Domain;

/// <summary>A secret address at which calendar programs read a person's calendar: only its hash is kept. It shows what the person may see at the time.</summary>
public sealed class CalendarFeed : IAudited, IVersioned
{
    public const int LongestFilters = 500;

    private CalendarFeed()
    {
    }

    public long Id { get; private set; }

    public long UserId { get; private set; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Layers switched off and filters, as they stand in the calendar's address.</summary>
    public string Filters { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC; null while it is read.</summary>
    public DateTime? RevokedAt { get; private set; }

    public long Version { get; private set; }

    public static CalendarFeed Of(long userId, string hash, string filters, DateTime at) =>
        new() { UserId = userId, Hash = hash, Filters = filters, CreatedAt = at };

    public void Revoke(DateTime at) => RevokedAt ??= at;
}
