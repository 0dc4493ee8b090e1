using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum ReportStatus
{
    Queued,
    Running,
    Done,
    Failed,
}

/// <summary>The days a report is about; which of them it needs depends on the report.</summary>
public sealed record ReportDays(DateOnly? From = null, DateOnly? To = null, DateOnly? AsOf = null);

/// <summary>
/// A report that a person asked for. A program claims it for a time, writes its file, and completes it by its claim; a claim that
/// ran out is anybody's.
/// </summary>
public sealed class ReportRun : IAudited, IVersioned
{
    /// <summary>After as many programs that died over it, it has failed.</summary>
    public const int MostAttempts = 3;

    /// <summary>How long a file is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private ReportRun()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    /// <summary>Who asked and is told.</summary>
    public long UserId { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>"csv", "json" or "xlsx".</summary>
    public string Format { get; private set; } = "";

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public DateOnly? AsOf { get; private set; }

    /// <summary>"fr" or "en": of the headings.</summary>
    public string Language { get; private set; } = "fr";

    public ReportStatus Status { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; private set; }

    public string? ClaimedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ClaimedUntil { get; private set; }

    public int Attempts { get; private set; }

    public long Rows { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Below the folder of stored files; null before it is written and after it was removed.</summary>
    public string? Path { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>Code of the problem for which it failed.</summary>
    public string? Error { get; private set; }

    public ReportDays Days => new(From, To, AsOf);

    public static ReportRun Ask(long userId, string key, string format, ReportDays days, string language, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(days);
        return new ReportRun { UserId = userId, Key = key, Format = format, From = days.From, To = days.To, AsOf = days.AsOf, Language = language, AskedAt = at };
    }

    public void Claim(string holder, DateTime until)
    {
        (Status, ClaimedBy, ClaimedUntil) = (ReportStatus.Running, holder, until);
        Attempts++;
    }

    /// <summary>Fails with Stale where the claim is somebody else's by now.</summary>
    public Result Finish(string holder, int attempt, string path, string fileName, long rows, long size, DateTime at)
    {
        if (!IsHeld(holder, attempt))
        {
            return Result.Stale();
        }

        (Path, FileName, Rows, Size) = (path, fileName, rows, size);
        End(ReportStatus.Done, at);
        return Result.Ok();
    }

    /// <summary>Fails with Stale where the claim is somebody else's by now.</summary>
    public Result Fail(string holder, int attempt, string error, DateTime at)
    {
        if (!IsHeld(holder, attempt))
        {
            return Result.Stale();
        }

        Error = error;
        End(ReportStatus.Failed, at);
        return Result.Ok();
    }

    /// <summary>Gives it back as it was. Fails with Stale where the claim is somebody else's by now.</summary>
    public Result Release(string holder, int attempt)
    {
        if (!IsHeld(holder, attempt))
        {
            return Result.Stale();
        }

        (Status, ClaimedBy, ClaimedUntil) = (ReportStatus.Queued, null, null);
        return Result.Ok();
    }

    /// <summary>The file was removed.</summary>
    public void Forget() => Path = null;

    private bool IsHeld(string holder, int attempt) => Status == ReportStatus.Running && ClaimedBy == holder && Attempts == attempt;

    private void End(ReportStatus status, DateTime at) => (Status, FinishedAt, ClaimedBy, ClaimedUntil) = (status, at, null, null);
}
