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
/// Follows the notifications and writes the mails of those who want to know at once. Mails and the mark of how far it has come
/// are saved together, so that whenever a program stops, and however many run, nobody misses one or gets it twice.
/// </summary>
public sealed class NoticeMailer(IDbContextFactory<EstateDbContext> factory, NoticeReaders readers, NoticeLetters letters, EstateChanges changes, AgencyClock clock, ILogger<NoticeMailer> log)
{
    public const string Work = "notices";

    /// <summary>Who would get more than this at once gets one mail that tells all.</summary>
    public const int MostLetters = 20;

    private const int MostAtOnce = 20_000;

    /// <summary>Writes what is to be written by now; returns the number of mails.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var mails = 0;
        while (await PlanAsync(ct) is { } plan)
        {
            mails += await KeepAsync(plan, ct);
        }

        return mails;
    }

    // Read and composed without holding anybody up. On a database that is new to this work, what is there is the past.
    private async Task<Plan?> PlanAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var snapshot = await db.BeginReadAsync(ct);
        if (await MarkAsync(db, ct) is not { } mark)
        {
            return new Plan(null, await db.Notifications.MaxAsync(n => (long?)n.Id, ct) ?? 0, []);
        }

        var news = await db.Notifications.AsNoTracking().Where(n => n.Id > mark).OrderBy(n => n.Id).Take(MostAtOnce).ToListAsync(ct);
        if (news.Count == 0)
        {
            return null;
        }

        var people = await readers.AllAsync(db, ct);
        return new Plan(mark, news[^1].Id, [.. people.SelectMany(r => LettersTo(r, news.FindAll(n => r.Person.MailOf(n) == MailChoice.AtOnce)))]);
    }

    private IEnumerable<Letter> LettersTo(NoticeReader reader, List<Notification> news)
    {
        if (news.Count > MostLetters)
        {
            return [Summary(reader, news)];
        }

        return news.ConvertAll(n => new Letter(reader, Subject(n), $"notice/{n.Id}/{reader.Person.Id}", IsSecurity(n), letters.One(n, reader.Mail.Language), null));
    }

    private Letter Summary(NoticeReader reader, List<Notification> news)
    {
        var kinds = new NewsByKind();
        foreach (var n in Enumerable.Reverse(news))
        {
            kinds.Add(n);
        }

        var today = DateOnly.FromDateTime(reader.Times.ToLocal(clock.UtcNow));
        return new Letter(reader, new Subject(nameof(EstateUser), reader.Person.Id, reader.Mail.Address), $"notices/{news[0].Id}-{news[^1].Id}/{reader.Person.Id}",
            news.Exists(IsSecurity), null, letters.Many(kinds.ToList(), false, today, reader.Mail.Language));
    }

    private async Task<int> KeepAsync(Plan plan, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        if (await MarkAsync(db, ct) != plan.From)
        {
            return 0; // Another program was faster; look again at what is left.
        }

        var mark = await db.WorkMarks.FindAsync([Work], ct) ?? db.WorkMarks.Add(new WorkMark { Work = Work }).Entity;
        mark.UpToId = plan.UpTo;
        var kept = plan.Letters.Count(x => Add(db, x));
        await db.SaveAsync(Actor.System, ct);
        await transaction.CommitAsync(ct);
        changes.Publish(new EstateChange(ChangeKinds.Mail));
        return kept;
    }

    private bool Add(EstateDbContext db, Letter letter)
    {
        var now = clock.UtcNow;
        DateTime? notBefore = letter.Urgent ? null : letter.To.Times.AfterQuiet(now);
        var added = letter.Digest is { } digest
            ? db.AddMail(LetterKinds.Digest, digest, letter.To.Mail, letter.About, letter.Key, now, notBefore)
            : db.AddMail(LetterKinds.StaffNotice, letter.Notice!, letter.To.Mail, letter.About, letter.Key, now, notBefore);
        if (!added.IsOk)
        {
            log.LogWarning("No mail {Key}: the address of user {User} cannot be used", letter.Key, letter.To.Person.Id);
        }

        return added.IsOk;
    }

    private static Task<long?> MarkAsync(EstateDbContext db, CancellationToken ct) =>
        db.WorkMarks.AsNoTracking().Where(m => m.Work == Work).Select(m => (long?)m.UpToId).FirstOrDefaultAsync(ct);

    private static Subject Subject(Notification n) => new(n.SubjectKind, n.SubjectId, n.SubjectCode);

    // What may be an attack does not wait for the morning.
    private static bool IsSecurity(Notification n) => EventKinds.Find(n.Kind)?.IsSecurity == true;

    private sealed record Letter(NoticeReader To, Subject About, string Key, bool Urgent, StaffNotice? Notice, StaffDigest? Digest);

    private sealed record Plan(long? From, long UpTo, IReadOnlyList<Letter> Letters);
}
