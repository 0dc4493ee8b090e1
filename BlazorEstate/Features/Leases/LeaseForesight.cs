using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>What a change would do to the charges that are issued. Minor units.</summary>
/// <param name="Credit">Money that charges would no longer need.</param>
public sealed record Foreseen(IReadOnlyList<ForeseenCharge> Charges, long Credit);

/// <summary>An issued charge that would change; cancelled where there is no amount after.</summary>
public sealed record ForeseenCharge(DateOnly From, DateOnly To, long Before, long? After);

/// <summary>Plays a change through by the domain's rules without keeping it, so that a person sees it first.</summary>
public sealed class LeaseForesight(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public Task<Result<Foreseen>> OfEndAsync(string code, DateOnly day, CancellationToken ct = default) =>
        PlayAsync(code, (lease, book) => lease.EndOn(day, "-", book.Charges.Where(c => !c.IsCancelled)), ct);

    public Task<Result<Foreseen>> OfLinesAsync(string code, DateOnly from, IReadOnlyList<LineTerms> lines, CancellationToken ct = default) =>
        PlayAsync(code, (lease, _) => lease.ChangeLines(from, lines), ct);

    private async Task<Result<Foreseen>> PlayAsync(string code, Func<Lease, AccountBook, Result> change, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Leases.Include(l => l.Lines).FirstOrDefaultAsync(l => l.Code == code, ct) is not { } lease)
        {
            return Result<Foreseen>.NotFound();
        }

        var account = await ChargeIssuing.AccountAsync(db, lease.Id, ct);
        var book = await ChargeIssuing.BookAsync(db, lease.Id, ct);
        var before = book.Charges.Where(c => !c.IsCancelled).OrderBy(c => c.From).Select(c => (Charge: c, c.Total)).ToList();
        var credit = account.Credit;
        var changed = change(lease, book);
        if (!changed.IsOk)
        {
            return Result<Foreseen>.Fail(changed.Problems);
        }

        var rows = account.Reschedule(lease, book, clock.Today);
        return !rows.IsOk
            ? Result<Foreseen>.Fail(rows.Problems)
            : new Foreseen(
                [.. before.Where(b => b.Charge.IsCancelled || b.Charge.Total != b.Total).Select(b => new ForeseenCharge(b.Charge.From, b.Charge.To, b.Total, b.Charge.IsCancelled ? null : b.Charge.Total))],
                Math.Max(0, account.Credit - credit));
    }
}
