using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>Money of one lease: the account at a day, the statement by year, and what paid each charge.</summary>
public sealed class AccountQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    /// <summary>The account as it stood at a day: charges due and payments dated up to it. null where the lease does not exist.</summary>
    public async Task<AccountAt?> AtAsync(string code, DateOnly? asOf, CancellationToken ct = default)
    {
        var day = asOf ?? clock.Today;
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var id = await db.Leases.Where(l => l.Code == code).Select(l => l.Id).FirstOrDefaultAsync(ct);
        if (id == 0)
        {
            return null;
        }

        var charges = await db.Charges.AsNoTracking().Where(c => c.LeaseId == id && c.DueOn <= day).OrderBy(c => c.DueOn).ThenBy(c => c.From).ThenBy(c => c.Id).ToListAsync(ct);
        var payments = await db.Payments.AsNoTracking().Where(p => p.LeaseId == id && p.Date <= day).OrderBy(p => p.Date).ThenBy(p => p.Id).ToListAsync(ct);
        var paid = await db.Allocations.Where(a => a.LeaseId == id && a.EffectiveOn <= day)
            .GroupBy(a => a.ChargeId).Select(g => new { g.Key, Sum = g.Sum(a => a.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        return AccountAt.Of(day, charges, payments, paid);
    }

    /// <summary>One year of the statement, newest first; null for the newest year with anything in it.</summary>
    public async Task<Statement> StatementAsync(long leaseId, int? year, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var years = await YearsAsync(db, leaseId, ct);
        var shown = year is { } asked && years.Contains(asked) ? asked : years.FirstOrDefault(clock.Today.Year);
        var (first, last) = (new DateOnly(shown, 1, 1), new DateOnly(shown, 12, 31));
        var opening = await db.Charges.Where(c => c.LeaseId == leaseId && c.CancelledOn == null && c.DueOn < first).SumAsync(c => c.Total, ct)
            - await db.Payments.Where(p => p.LeaseId == leaseId && p.Date < first).SumAsync(p => p.Amount, ct);
        var charges = await db.Charges.AsNoTracking().Where(c => c.LeaseId == leaseId && c.CancelledOn == null && c.DueOn >= first && c.DueOn <= last).ToListAsync(ct);
        var payments = await db.Payments.AsNoTracking().Where(p => p.LeaseId == leaseId && p.Date >= first && p.Date <= last).ToListAsync(ct);
        var today = clock.Today;
        return new Statement(shown, years, opening, [.. AccountStatement.Of(charges, payments)
            .Select(l => StatementRow.Of(l, opening, today)).Reverse()]);
    }

    /// <summary>The charges due in a year with what paid them, newest first; cancelled ones too.</summary>
    public async Task<ChargeList> ChargesAsync(long leaseId, int? year, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var years = await YearsAsync(db, leaseId, ct);
        var shown = year is { } asked && years.Contains(asked) ? asked : years.FirstOrDefault(clock.Today.Year);
        var (first, last) = (new DateOnly(shown, 1, 1), new DateOnly(shown, 12, 31));
        var charges = await db.Charges.AsNoTracking().Where(c => c.LeaseId == leaseId && c.DueOn >= first && c.DueOn <= last)
            .OrderByDescending(c => c.DueOn).ThenByDescending(c => c.Id).ToListAsync(ct);
        var parts = (await (
            from a in db.Allocations
            join p in db.Payments on a.PaymentId equals p.Id
            join c in db.Charges on a.ChargeId equals c.Id
            where a.LeaseId == leaseId && c.DueOn >= first && c.DueOn <= last
            group a.Amount by new { a.ChargeId, p.Id, p.Date } into g
            select new { g.Key.ChargeId, g.Key.Id, g.Key.Date, Amount = g.Sum() }).ToListAsync(ct)).Where(p => p.Amount != 0).ToLookup(p => p.ChargeId);
        var today = clock.Today;
        return new ChargeList(shown, years, [.. charges.Select(c => new ChargeRow(c.Id, c.From, c.To, c.DueOn, c.Lines, c.Vat, c.Total, c.Paid, c.StatusOn(today), c.IsOverdue(today), c.IsFee, c.RechargeLabel, c.CancelReason,
            [.. parts[c.Id].OrderBy(p => p.Date).ThenBy(p => p.Id).Select(p => new PaidPart(p.Id, p.Date, p.Amount))]))]);
    }

    private static async Task<List<int>> YearsAsync(EstateDbContext db, long leaseId, CancellationToken ct)
    {
        var charges = await db.Charges.Where(c => c.LeaseId == leaseId).GroupBy(c => 1).Select(g => new { First = g.Min(c => c.DueOn), Last = g.Max(c => c.DueOn) }).SingleOrDefaultAsync(ct);
        var payments = await db.Payments.Where(p => p.LeaseId == leaseId).GroupBy(p => 1).Select(g => new { First = g.Min(p => p.Date), Last = g.Max(p => p.Date) }).SingleOrDefaultAsync(ct);
        int[] ends = [.. charges is null ? [] : new[] { charges.First.Year, charges.Last.Year }, .. payments is null ? [] : new[] { payments.First.Year, payments.Last.Year }];
        return ends.Length == 0 ? [] : [.. Enumerable.Range(ends.Min(), ends.Max() - ends.Min() + 1).Reverse()];
    }
}
