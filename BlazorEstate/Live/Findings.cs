using BlazorEstate.Domain;

namespace BlazorEstate.Live;

/// <summary>What a scan makes of a batch of subjects: rows that are added together.</summary>
public sealed class Findings
{
    public List<Notification> Notifications { get; private init; } = [];

    public List<OutgoingMail> Letters { get; private init; } = [];

    /// <summary>Letters that cannot be sent as they are, and why.</summary>
    public List<(string Key, string Problems)> Refused { get; } = [];

    /// <summary>Subjects that could not be looked at.</summary>
    public int Failed { get; init; }

    public int Count => Notifications.Count + Letters.Count;

    public string? First => Notifications.FirstOrDefault()?.SubjectCode ?? Letters.FirstOrDefault()?.Key;

    public Findings And(Findings other)
    {
        var both = new Findings { Notifications = [.. Notifications, .. other.Notifications], Letters = [.. Letters, .. other.Letters], Failed = Failed + other.Failed };
        both.Refused.AddRange([.. Refused, .. other.Refused]);
        return both;
    }

    /// <summary>The same in two parts.</summary>
    public (Findings One, Findings Other) Halves()
    {
        var (n, l) = (Notifications.Count / 2, (Letters.Count + 1) / 2);
        return (new() { Notifications = Notifications[..n], Letters = Letters[..l], Failed = Failed }, new() { Notifications = Notifications[n..], Letters = Letters[l..] });
    }
}
