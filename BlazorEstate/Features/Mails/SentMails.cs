using BlazorEstate.Data;
using BlazorEstate.Email;
using BlazorEstate.Live;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Mails;

/// <summary>
/// Removes mails some time after they were sent (setting Email:KeepSentDays). What has a mail is known by its key, and a letter must not come
/// again when its mail is gone: those of what somebody did are written with it, once; notices and digests by how far they have come; and
/// rent calls and reminders only for days that are nearer than this time. What goes with its mail is what the owner of a unit was told of the
/// cost of works: a recharge that is corrected when that letter is gone brings no other, as nothing else says whether there was one.
/// </summary>
public sealed class SentMails(MailQueue queue, EmailOptions options, EstateChanges changes, AgencyClock clock)
{
    private const int Batch = 500;

    /// <summary>How many were removed.</summary>
    public async Task<int> RemoveAsync(DateOnly today, CancellationToken ct = default)
    {
        var removed = await queue.RemoveSentAsync(clock.ToUtc(today.AddDays(-options.KeepSentDays).ToDateTime(default)), Batch, ct);
        if (removed > 0)
        {
            changes.Publish(new EstateChange(ChangeKinds.Mail));
        }

        return removed;
    }
}

/// <summary>At the start and after midnight, behind the day's other work.</summary>
public sealed class SentMailsWorker(SentMails mails, AgencyClock clock, TimeProvider time, ILogger<SentMailsWorker> log) : DailyWorker(clock, time, log)
{
    private readonly AgencyClock _clock = clock;

    protected override TimeSpan AfterMidnight => TimeSpan.FromMinutes(40);

    protected override Task WorkAsync(CancellationToken ct) => mails.RemoveAsync(_clock.Today, ct);
}
