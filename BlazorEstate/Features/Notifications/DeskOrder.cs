using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Notifications;

/// <summary>What is to be done with some notifications.</summary>
/// <param name="Until">UTC, for <see cref="DeskAct.Snooze"/>.</param>
public readonly record struct DeskOrder(DeskAct Act, DateTime? Until = null)
{
    /// <summary>Who wants to see it in more than a year does not want to see it.</summary>
    public const int MostDays = 366;

    public Result Check(AgencyClock clock)
    {
        if (Act != DeskAct.Snooze) { return Result.Ok(); }
        if (Until is not { } until) { return Result.Fail("until", "Required"); }
        var now = clock.UtcNow;
        return new Checks()
            .That(until > now, "until", "Snooze.Past")
            .That(until <= now.AddDays(MostDays), "until", "Snooze.TooFar", MostDays)
            .ToResult();
    }
}

/// <summary>How a person's desk stood before an order, so that it can be taken back.</summary>
/// <param name="Count">How many the order changed.</param>
public sealed class DeskChange(int count, IReadOnlyDictionary<long, NotificationState?>? before, (long Read, long Done)? mark = null)
{
    /// <summary>An order that changed more than this cannot be taken back.</summary>
    public const int MostUndone = 5_000;

    public static readonly DeskChange None = new(0, null);

    public int Count => count;

    public bool CanUndo => count > 0 && before is not null;

    /// <summary>The states by notification; null where there was none.</summary>
    internal IReadOnlyDictionary<long, NotificationState?> Before => before ?? new Dictionary<long, NotificationState?>();

    internal (long Read, long Done)? Mark => mark;
}
