using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>What one run issued. The total in minor units.</summary>
public sealed record IssueRun(DateOnly Until, int Charges, long Total, int FailedLeases);

/// <summary>
/// Issues the charges of all leases ahead of their due dates (domain rule 6). Goes through the leases in batches, each a short
/// transaction of its own that looks again at what is there, so that a rerun or a second program issues nothing twice.
/// </summary>
public sealed class ChargeIssuer(
    IDbContextFactory<EstateDbContext> factory, AgencyClock clock, EstateChanges changes, IssueOptions options, ILogger<ChargeIssuer> log)
{
    private const int BatchSize = 200;

    /// <summary>Nobody issues further ahead than this.</summary>
    public const int LargestDaysAhead = 366;

    /// <param name="until">Charges due up to this day; null for today and the set number of days ahead.</param>
    /// <param name="progress">Leases looked at so far.</param>
    public async Task<Result<IssueRun>> IssueAsync(DateOnly? until, Actor actor, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        var latest = clock.Today.AddDays(LargestDaysAhead);
        var last = until ?? options.Until(clock.Today);
        if (!actor.Can(Permissions.ChargesIssue))
        {
            return Result<IssueRun>.Forbidden();
        }

        if (last > latest)
        {
            return Result<IssueRun>.Fail("until", "Charge.TooFarAhead", latest);
        }

        var run = new IssueRun(last, 0, 0, 0);
        long after = 0;
        for (var seen = 0; ;)
        {
            var batch = await ReadAsync(after, last, ct);
            if (batch.Count == 0)
            {
                break;
            }

            after = batch[^1].Id;
            run = await IssueSafelyAsync([.. batch.Where(b => b.Due).Select(b => b.Id)], run, actor, ct);
            progress?.Report(seen += batch.Count);
        }

        await NoteAsync(run, actor, ct);
        return run;
    }

    // Which leases may have something to issue, told from one index without computing an amount or holding up anybody's writes.
    private async Task<List<(long Id, bool Due)>> ReadAsync(long after, DateOnly until, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var leases = await db.Leases.AsNoTracking().Where(l => l.Id > after && l.Start <= until).OrderBy(l => l.Id).Take(BatchSize).ToListAsync(ct);
        if (leases.Count == 0)
        {
            return [];
        }

        var (first, last) = (leases[0].Id, leases[^1].Id);
        var issued = await db.Charges.Periods().Where(c => c.LeaseId >= first && c.LeaseId <= last && c.CancelledOn == null)
            .GroupBy(c => c.LeaseId).Select(g => new { g.Key, Last = g.Max(c => c.From), Count = g.Count() }).ToDictionaryAsync(g => g.Key, ct);
        return [.. leases.Select(l => (l.Id, issued.TryGetValue(l.Id, out var has) ? MayBeDue(l.Terms, until, has.Last, has.Count) : IsDue(l.Terms, l.Start, until)))];
    }

    // A gap before the last charge counts too; whether it is one is seen when the lease itself is looked at.
    private static bool MayBeDue(RentTerms terms, DateOnly until, DateOnly last, int count) =>
        count < Period(terms, last) - Period(terms, terms.Start) + 1 || IsDue(terms, terms.PeriodOf(last).To.AddDays(1), until);

    private static bool IsDue(RentTerms terms, DateOnly day, DateOnly until)
    {
        if (day > terms.LastDay)
        {
            return false;
        }

        var (from, to) = terms.PeriodOf(day);
        return terms.DueDate(from, to) <= until;
    }

    private static int Period(RentTerms terms, DateOnly day) =>
        ((day.Year * 12) + day.Month - 1) / (terms.Frequency switch { RentFrequency.Quarterly => 3, RentFrequency.Yearly => 12, _ => 1 });

    private async Task<IssueRun> IssueSafelyAsync(long[] ids, IssueRun run, Actor actor, CancellationToken ct)
    {
        if (ids.Length == 0)
        {
            return run;
        }

        try
        {
            var charges = await IssueBatchAsync(ids, run.Until, actor, ct);
            return run with { Charges = run.Charges + charges.Count, Total = run.Total + charges.Sum(c => c.Total) };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (ids.Length == 1)
            {
                log.LogError(e, "Could not issue the charges of the lease with number {Lease}", ids[0]);
                return run with { FailedLeases = run.FailedLeases + 1 };
            }
        }

        // One of them cannot be issued: the others still are.
        foreach (var id in ids)
        {
            run = await IssueSafelyAsync([id], run, actor, ct);
        }

        return run;
    }

    private async Task<List<Charge>> IssueBatchAsync(long[] ids, DateOnly until, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        var leases = await db.Leases.AsNoTracking().Include(l => l.Lines).AsSplitQuery().Where(l => ids.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(ct);
        var accounts = await db.LeaseAccounts.Where(a => ids.Contains(a.LeaseId)).ToDictionaryAsync(a => a.LeaseId, ct);
        var credits = (await db.Payments.Where(p => ids.Contains(p.LeaseId) && p.Unallocated > 0).ToListAsync(ct)).ToLookup(p => p.LeaseId);
        var issued = await IssuedAsync(db, ids[0], ids[^1], ct);
        var charges = new List<Charge>();
        foreach (var lease in leases)
        {
            if (!accounts.TryGetValue(lease.Id, out var account))
            {
                db.LeaseAccounts.Add(account = LeaseAccount.Open(lease.Id));
            }

            charges.AddRange(ChargeIssuing.Add(db, lease, account, issued[lease.Id].ToHashSet(), [.. credits[lease.Id]], until, clock.Today));
        }

        await db.SaveAsync(actor, ct);
        await transaction.CommitAsync(ct);
        changes.Publish(new(ChangeKinds.Charge), new(ChangeKinds.Lease));
        return charges;
    }

    private static async Task<ILookup<long, DateOnly>> IssuedAsync(EstateDbContext db, long first, long last, CancellationToken ct) =>
        (await db.Charges.Periods().Where(c => c.LeaseId >= first && c.LeaseId <= last)
            .Select(c => new { c.LeaseId, c.From }).ToListAsync(ct)).ToLookup(c => c.LeaseId, c => c.From);

    private async Task NoteAsync(IssueRun run, Actor actor, CancellationToken ct)
    {
        if (run.Charges == 0)
        {
            return;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        db.Note("issue-charges", nameof(Charge), 0, run.Until.ToString("O", System.Globalization.CultureInfo.InvariantCulture), new { Charges = new long?[] { null, run.Charges }, Total = new long?[] { null, run.Total } });
        await db.SaveAsync(actor, ct);
        log.LogInformation("Issued {Charges} charges due up to {Until:O}", run.Charges, run.Until);
    }
}
