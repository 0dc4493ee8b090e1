using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>The only way money gets into the books and out of them again: screens and the API alike. One transaction each.</summary>
public sealed class PaymentLedger(
    IDbContextFactory<EstateDbContext> factory, PaymentQueries queries, EstateChanges changes, AgencyClock clock, Currency currency, TenantMailOptions mails)
{
    /// <summary>Problems: Forbidden; leaseCode, date, amount, method, reference, chargeId; IdempotencyKeyReused for a key used with other content.</summary>
    public async Task<Result<PaymentReceipt>> RecordAsync(RecordPayment input, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.PaymentsRecord))
        {
            return Result<PaymentReceipt>.Forbidden();
        }

        var read = input.Read(currency);
        if (!read.IsOk)
        {
            return Result<PaymentReceipt>.Fail(read.Problems);
        }

        var written = await TwiceAsync(() => ReceiveAsync(input, read.Value, actor, ct));
        return written.IsOk
            ? new PaymentReceipt((await queries.FindAsync(written.Value.Id, ct))!, written.Value.Replayed)
            : Result<PaymentReceipt>.Fail(written.Problems);
    }

    /// <summary>
    /// Takes a payment back; the reversal is a payment of the negative amount and stays visible. Returns its id.
    /// Problems: Forbidden, NotFound, Stale, reason, date, Payment.AlreadyReversed, Payment.IsReversal.
    /// </summary>
    /// <param name="date">Today unless given.</param>
    /// <param name="version">The payment as it was seen; null takes it as it is.</param>
    public Task<Result<long>> ReverseAsync(long id, string? reason, DateOnly? date, long? version, Actor actor, CancellationToken ct = default) =>
        actor.Can(Permissions.PaymentsReverse)
            ? TwiceAsync(() => TakeBackAsync(id, reason ?? "", date ?? clock.Today, version, actor, ct))
            : Task.FromResult(Result<long>.Forbidden());

    /// <summary>Does all that recording does, but takes it back before anybody can see it and tells nobody: the statements are prepared then.</summary>
    internal async Task<Result> RehearseAsync(RecordPayment input, CancellationToken ct)
    {
        var read = input.Read(currency);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        var received = read.IsOk ? await ReceiveAsync(db, input, read.Value, Actor.System, ct) : Result<Received>.Fail(read.Problems);
        await transaction.RollbackAsync(ct);
        return received.IsOk ? Result.Ok() : Result.Fail(received.Problems);
    }

    private async Task<Result<(long Id, bool Replayed)>> ReceiveAsync(RecordPayment input, PaymentInput money, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        if (Key(input) is { } key && await db.FirstUnderAsync(key, ct) is { } first)
        {
            return first.Is(input, money) ? (first.Id, true) : Result<(long, bool)>.Fail("", "IdempotencyKeyReused");
        }

        var received = await ReceiveAsync(db, input, money, actor, ct);
        if (!received.IsOk)
        {
            return Result<(long, bool)>.Fail(received.Problems);
        }

        await transaction.CommitAsync(ct);
        var (payment, rows, told) = received.Value;
        Publish(payment, rows, told);
        return (payment.Id, false);
    }

    private async Task<Result<Received>> ReceiveAsync(EstateDbContext db, RecordPayment input, PaymentInput money, Actor actor, CancellationToken ct)
    {
        var lease = await db.Leases.Include(l => l.Lines).FirstOrDefaultAsync(l => l.Code == input.LeaseCode!.Trim(), ct);
        if (lease is null)
        {
            return Result<Received>.Fail("leaseCode", "Unknown", input.LeaseCode!.Trim());
        }

        var open = await db.OpenChargesAsync(lease.Id, ct);
        var made = Payment.Create(lease, money, open.Sum(c => c.Open), clock.Today, new(clock.UtcNow, actor.Name, Key(input)));
        var checks = new Checks().And(made).And(LeaseAccount.Preview(0, open, money.NamedChargeId));
        if (!checks.Ok)
        {
            return Result<Received>.Fail(checks.Problems);
        }

        var account = await db.AccountAsync(lease.Id, ct);
        var rows = account.Receive(made.Value, open, money.NamedChargeId).Value;
        db.Add(made.Value);
        db.AddRange(rows);
        var told = await db.TellAsync(EventKinds.PaymentReceived, lease, made.Value, clock.UtcNow, actor, ct);
        await db.SaveAsync(actor, ct);
        await db.ThankAsync(mails, made.Value, account, rows, clock.UtcNow, ct);
        await db.SaveAsync(actor, ct);
        return new Received(made.Value, rows, told);
    }

    private static string? Key(RecordPayment input) => string.IsNullOrWhiteSpace(input.Key) ? null : input.Key;

    private async Task<Result<long>> TakeBackAsync(long id, string reason, DateOnly day, long? version, Actor actor, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        var payment = await db.Payments.Include(p => p.Lease).FirstOrDefaultAsync(p => p.Id == id, ct);
        if (payment is null)
        {
            return Result<long>.NotFound("id");
        }

        if (version is { } seen && seen != payment.Version && !payment.IsReversed)
        {
            return Result<long>.Stale();
        }

        var account = await db.AccountAsync(payment.LeaseId, ct);
        var reversal = account.Reverse(payment, day, reason, await db.BookAsync(payment, ct), clock.Today, new(clock.UtcNow, actor.Name));
        if (!reversal.IsOk)
        {
            return Result<long>.Fail(reversal.Problems);
        }

        var (back, rows) = reversal.Value;
        db.Add(back);
        db.AddRange(rows);
        await db.WithdrawMailAsync(PaymentLetters.Key(payment.Id), ct); // What was taken back is not confirmed any more.
        var told = await db.TellAsync(EventKinds.PaymentReversed, payment.Lease!, payment, clock.UtcNow, actor, ct);
        await db.SaveAsync(actor, ct);
        await transaction.CommitAsync(ct);
        Publish(back, rows, told);
        changes.Publish(new EstateChange(ChangeKinds.Payment, payment.Id));
        return back.Id;
    }

    // Another server may have written to the same account, or under the same key, between our reading and saving: look again, once.
    private static async Task<Result<T>> TwiceAsync<T>(Func<Task<Result<T>>> write)
    {
        try
        {
            return await write();
        }
        catch (DbUpdateException)
        {
            try
            {
                return await write();
            }
            catch (DbUpdateConcurrencyException)
            {
                return Result<T>.Stale();
            }
        }
    }

    private void Publish(Payment payment, IReadOnlyList<PaymentAllocation> rows, Notification told) => changes.Publish(
    [
        new EstateChange(ChangeKinds.Payment, payment.Id),
        new EstateChange(ChangeKinds.Lease, payment.LeaseId),
        new EstateChange(ChangeKinds.Notification, told.Id),
        .. rows.Select(r => r.ChargeId).Distinct().Select(c => new EstateChange(ChangeKinds.Charge, c)),
    ]);

    private sealed record Received(Payment Payment, IReadOnlyList<PaymentAllocation> Rows, Notification Told);
}
