using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notices;

/// <summary>
/// Writes each person's daily and weekly digest when its hour has come on that person's clock; after a stop one, of all that happened.
/// The mail and how far it told are saved together, so that no digest comes twice and none leaves a gap.
/// </summary>
public sealed class DigestMailer(IDbContextFactory<EstateDbContext> factory, NoticeReaders readers, NoticeLetters letters, EstateChanges changes, AgencyClock clock, ILogger<DigestMailer> log)
{
    public const string Work = "digests";

    /// <summary>Writes what is due by now; returns the number of mails.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var now = clock.UtcNow;
        var start = await StartAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        var mails = 0;
        foreach (var reader in await readers.AllAsync(db, ct))
        {
            mails += await TryTellAsync(reader, Progress.Daily(reader.Settings, start), reader.Times.DailyDue(now), ct);
            mails += await TryTellAsync(reader, Progress.Weekly(reader.Settings, start), reader.Times.WeeklyDue(now), ct);
        }

        return mails;
    }

    /// <summary>The newest notification when digests were first written here: all up to it is the past.</summary>
    private async Task<long> StartAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.WorkMarks.FindAsync([Work], ct) is { } known)
        {
            return known.UpToId;
        }

        await using var transaction = await db.BeginWriteAsync(ct);
        var mark = await db.WorkMarks.FindAsync([Work], ct)
            ?? db.WorkMarks.Add(new WorkMark { Work = Work, UpToId = await db.Notifications.MaxAsync(n => (long?)n.Id, ct) ?? 0 }).Entity;
        await db.SaveAsync(Actor.System, ct);
        await transaction.CommitAsync(ct);
        return mark.UpToId;
    }

    // One person's digest that cannot be written must not keep the others from theirs.
    private async Task<int> TryTellAsync(NoticeReader reader, Progress progress, DateOnly due, CancellationToken ct)
    {
        if (progress.On >= due)
        {
            return 0;
        }

        try
        {
            return await TellAsync(reader, progress, due, ct) ? 1 : 0;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Could not write the digest of user {User}; trying again", reader.Person.Id);
            return 0;
        }
    }

    private async Task<bool> TellAsync(NoticeReader reader, Progress progress, DateOnly due, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var newest = await db.Notifications.MaxAsync(n => (long?)n.Id, ct) ?? 0;
        var news = await NewsAsync(db, reader.Person, progress, newest, ct);

        await using var transaction = await db.BeginWriteAsync(ct);
        var settings = await db.NotificationSettings.FindAsync([reader.Person.Id], ct)
            ?? db.NotificationSettings.Add(new NotificationSettings { UserId = reader.Person.Id }).Entity;
        if (progress.HasMoved(settings))
        {
            return false; // Another program has told it.
        }

        progress.Move(settings, due, newest);
        var told = news.Count > 0 && Add(db, reader, progress.IsWeekly, due, news);
        await db.SaveAsync(Actor.System, ct);
        await transaction.CommitAsync(ct);
        changes.Publish(new EstateChange(ChangeKinds.Mail));
        return told;
    }

    private static async Task<IReadOnlyCollection<KindOfNews>> NewsAsync(EstateDbContext db, EventPerson person, Progress progress, long newest, CancellationToken ct)
    {
        var mail = progress.IsWeekly ? MailChoice.Weekly : MailChoice.Daily;
        var kinds = EventKinds.All.Where(k => person.Of(k).Mail == mail).Select(k => k.Key).ToList();
        var news = new NewsByKind();
        if (kinds.Count > 0)
        {
            var found = db.Notifications.AsNoTracking().Where(n => n.Id > progress.UpTo && n.Id <= newest && kinds.Contains(n.Kind)).OrderByDescending(n => n.Id);
            await foreach (var n in found.AsAsyncEnumerable().WithCancellation(ct))
            {
                if (person.MailOf(n) == mail)
                {
                    news.Add(n);
                }
            }
        }

        return news.ToList();
    }

    private bool Add(EstateDbContext db, NoticeReader reader, bool weekly, DateOnly due, IReadOnlyCollection<KindOfNews> news)
    {
        var key = $"{(weekly ? "weekly" : "digest")}/{reader.Person.Id}/{due:yyyy-MM-dd}";
        var digest = letters.Many(news, weekly, due, reader.Mail.Language);
        var added = db.AddMail(LetterKinds.Digest, digest, reader.Mail, new Subject(nameof(EstateUser), reader.Person.Id, reader.Mail.Address), key, clock.UtcNow, reader.Times.AfterQuiet(clock.UtcNow));
        if (!added.IsOk)
        {
            log.LogWarning("No mail {Key}: the address cannot be used", key);
        }

        return added.IsOk;
    }

    /// <summary>How far a person's digests of one kind are: the day of the last one, and the newest notification it told.</summary>
    private sealed record Progress(bool IsWeekly, DateOnly? On, long UpTo, long Stored)
    {
        public static Progress Daily(NotificationSettings s, long start) => new(false, s.DailyOn, s.DailyOn is null ? start : s.DailyUpToId, s.DailyUpToId);

        public static Progress Weekly(NotificationSettings s, long start) => new(true, s.WeeklyOn, s.WeeklyOn is null ? start : s.WeeklyUpToId, s.WeeklyUpToId);

        public bool HasMoved(NotificationSettings s) => IsWeekly ? (s.WeeklyOn, s.WeeklyUpToId) != (On, Stored) : (s.DailyOn, s.DailyUpToId) != (On, Stored);

        public void Move(NotificationSettings s, DateOnly on, long upTo)
        {
            if (IsWeekly)
            {
                (s.WeeklyOn, s.WeeklyUpToId) = (on, upTo);
            }
            else
            {
                (s.DailyOn, s.DailyUpToId) = (on, upTo);
            }
        }
    }
}
