using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>
/// What undoes or rewrites. Rows are only ever added. A reversal counts from its own day, so that the figures of earlier days
/// stand; a charge that is rewritten has one amount for all days, so what is released counts from the day it had been put there.
/// </summary>
public sealed partial class LeaseAccount
{
    /// <summary>
    /// Takes a payment back (domain rule 9): a payment of the negative amount, its money off the charges, and the credit of other
    /// payments on what is open again. Problems: reason, date (Payment.ReversalBeforePayment, Payment.InFuture), Payment.AlreadyReversed, Payment.IsReversal.
    /// </summary>
    /// <param name="day">From the payment's date to <paramref name="today"/>.</param>
    public Result<Reversal> Reverse(Payment payment, DateOnly day, string reason, AccountBook book, DateOnly today, Recording recording)
    {
        var checks = new Checks().Required("reason", reason, Limits.Text)
            .That(!payment.IsReversal, "", "Payment.IsReversal")
            .That(!payment.IsReversed, "", "Payment.AlreadyReversed", payment.ReversedOn ?? day)
            .That(day >= payment.Date, "date", "Payment.ReversalBeforePayment", payment.Date)
            .That(day <= today, "date", "Payment.InFuture", today);
        return checks.ToResult(() =>
        {
            var rows = new List<PaymentAllocation>();
            foreach (var charge in book.Charges)
            {
                var own = book.Rows.Where(r => r.IsOf(payment) && r.IsOn(charge)).ToList();
                if (own.Sum(r => r.Amount) is var standing and > 0)
                {
                    TakeOff(charge, standing);
                    charge.Reopen(day);
                }

                rows.AddRange(AccountRows.Mirrored(own, payment, charge, on => on > day ? on : day));
            }

            Paid -= payment.Amount;
            var back = payment.Reverse(day, reason, recording);
            Settle(book.Charges, book.Payments, rows);
            return new Reversal(back, rows);
        });
    }

    /// <summary>Cancels a charge on which no money stands; else problem Charge.CarriesMoney, which names the period.</summary>
    public Result<IReadOnlyList<PaymentAllocation>> Cancel(Charge charge, DateOnly day, string reason, AccountBook book)
    {
        var checks = new Checks().Required("reason", reason, Limits.Text)
            .That(!charge.IsCancelled, "", "Charge.AlreadyCancelled")
            .That(charge.Paid == 0, "", "Charge.CarriesMoney", charge.From, charge.To, new MoneyArg(charge.Paid));
        return checks.ToResult(() => Drop(charge, day, reason, book));
    }

    /// <summary>
    /// Brings issued charges in line with a lease whose lines, end or term changed: periods after its last day are cancelled, those whose
    /// days or amounts changed are rewritten at their own VAT rate, and money above a new total becomes credit, used at once where something is open.
    /// Problem Lease.PaidPeriod on "endedOn" where a period after the end carries money; nothing is changed then.
    /// </summary>
    public Result<IReadOnlyList<PaymentAllocation>> Reschedule(Lease lease, AccountBook book, DateOnly day)
    {
        var periods = book.Charges.Where(c => c is { IsPeriod: true, IsCancelled: false }).OrderBy(c => c.From).ToList();
        var checks = new Checks();
        foreach (var charge in periods.Where(c => c.From > lease.LastDay && c.Paid > 0))
        {
            checks.That(false, "endedOn", "Lease.PaidPeriod", charge.From, charge.To, new MoneyArg(charge.Paid));
        }

        return checks.ToResult<IReadOnlyList<PaymentAllocation>>(() =>
        {
            var rows = new List<PaymentAllocation>();
            foreach (var charge in periods)
            {
                var terms = lease.Terms with { VatBasisPoints = charge.VatBasisPoints };
                if (RentSchedule.At(terms, charge.From) is not { } now)
                {
                    rows.AddRange(Drop(charge, day, lease.EndReason ?? "", book));
                }
                else if (charge.Differs(now))
                {
                    var moved = lease.Timing == RentTiming.InArrears && charge.To != now.To;
                    Rewrite(charge, moved ? now : now with { DueOn = charge.DueOn }, book, rows);
                }
            }

            Settle(book.Charges, book.Payments, rows);
            return rows;
        });
    }

    /// <summary>Gives an issued charge other lines. Problem Charge.AlreadyCancelled.</summary>
    public Result<IReadOnlyList<PaymentAllocation>> Amend(Charge charge, ScheduledCharge now, AccountBook book)
    {
        return new Checks().That(!charge.IsCancelled, "", "Charge.AlreadyCancelled").ToResult<IReadOnlyList<PaymentAllocation>>(() =>
        {
            var rows = new List<PaymentAllocation>();
            Rewrite(charge, now, book, rows);
            Settle(book.Charges, book.Payments, rows);
            return rows;
        });
    }

    private IReadOnlyList<PaymentAllocation> Drop(Charge charge, DateOnly day, string reason, AccountBook book)
    {
        Billed -= charge.Total;
        charge.Cancel(day, reason);
        return [.. AccountRows.ByPayment(charge, book).SelectMany(own => AccountRows.Mirrored(own, own.Key, charge, on => on))];
    }

    private void Rewrite(Charge charge, ScheduledCharge now, AccountBook book, List<PaymentAllocation> into)
    {
        var own = new List<PaymentAllocation>();
        if (now.Total < charge.Total)
        {
            // What reversed payments had paid of the old total would exceed the new one on the days before their reversal.
            own.AddRange(AccountRows.ByPayment(charge, book).Where(g => g.Key.IsReversed)
                .SelectMany(g => AccountRows.Mirrored(g, g.Key, charge, on => on)));
        }

        var surplus = charge.Paid - now.Total;
        foreach (var (payment, on, standing) in AccountRows.Standing(charge, book, own).Where(s => !s.Payment.IsReversed).Reverse())
        {
            var part = Math.Min(surplus, standing);
            if (part > 0)
            {
                own.Add(new(payment, charge, -part, on));
                payment.Use(-part);
                TakeOff(charge, part);
                surplus -= part;
            }
        }

        // Rows carry the due day: when it moves they are all written anew, and none counts before it.
        var moves = now.DueOn != charge.DueOn;
        foreach (var (payment, on, standing) in AccountRows.Standing(charge, book, own).Where(s => moves || s.On < now.DueOn).ToList())
        {
            own.Add(new(payment, charge, -standing, on));
            own.Add(new(payment, charge, standing, on > now.DueOn ? on : now.DueOn, now.DueOn));
        }

        Billed = checked(Billed + now.Total - charge.Total);
        charge.Write(now);
        into.AddRange(own);
    }

    private void TakeOff(Charge charge, long amount)
    {
        charge.Put(-amount);
        Allocated -= amount;
    }
}
