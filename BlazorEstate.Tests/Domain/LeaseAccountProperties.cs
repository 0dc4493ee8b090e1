using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>
/// Protects the account whatever is done to it in whatever order: money in = allocated + credit, no charge negative or overpaid,
/// never credit beside an open charge, and the same seen from every day of the past.
/// </summary>
public sealed class LeaseAccountProperties
{
    private static readonly DateOnly First = Day("2024-01-01");

    [Fact]
    public void The_invariants_survive_any_sequence_of_operations() => Seeded.Cases(400, random =>
    {
        var start = random.Day(First, First.AddYears(1));
        var ledger = new Ledger(NewLease(Terms("2024-01-01", "2024-01-01", random.NextInt64(0, 100_000)) with
        {
            Start = start,
            End = start.AddDays(random.Next(20, 900)),
            DueDay = random.Next(1, 32),
            Frequency = random.Pick(Enum.GetValues<RentFrequency>()),
            Timing = random.Pick(Enum.GetValues<RentTiming>()),
            VatBasisPoints = random.Pick([0, 2_000]),
        }));
        for (var step = 0; step < 25; step++)
        {
            Act(ledger, random);
            ledger.CheckInvariants();
        }
    });

    private static void Act(Ledger ledger, Random random)
    {
        var lease = ledger.Lease;
        var day = random.Day(lease.Start, lease.End.AddDays(30));
        switch (random.Next(10))
        {
            case 0 or 1:
                ledger.Issue(day);
                break;
            case 2 or 3:
                var open = ledger.Charges.Where(c => c.Open > 0).ToList();
                ledger.Receive(day, random.NextInt64(1, 250_000), open.Count > 0 && random.Chance(.4) ? random.Pick(open) : null);
                break;
            case 4 when ledger.Payments.Where(p => p is { IsReversal: false, IsReversed: false }).ToList() is { Count: > 0 } payments:
                var payment = random.Pick(payments);
                ledger.Reverse(payment, payment.Date.AddDays(random.Next(60)));
                break;
            case 5 when lease.RunsOn(day):
                Assert.True(lease.ChangeLines(day, [new(LineKind.Rent, "", random.NextInt64(100_000)), new(LineKind.Provision, "", random.Next(9_000))]).IsOk);
                ledger.Reschedule(day);
                break;
            case 6 when random.Chance(.3):
                if (random.Chance(.5) ? lease.EndOn(day, "left", ledger.Charges).IsOk : lease.Extend(lease.End.AddDays(random.Next(1, 60))).IsOk)
                {
                    ledger.Reschedule(day);
                }

                break;
            case 7 when ledger.Charges.FirstOrDefault(c => c is { Paid: 0, IsCancelled: false, IsPeriod: true }) is { } charge && random.Chance(.3):
                ledger.Cancel(charge, day);
                break;
            case 8:
                ledger.Recharge(Recharges.Done(random.NextInt64(1, 90_000), CostBearer.Tenant, on: lease.Start), day.AddDays(random.Next(40)), day);
                break;
            case 9 when ledger.Charges.Where(c => c is { IsRecharge: true, IsCancelled: false }).ToList() is { Count: > 0 } recharges:
                ledger.Withdraw(random.Pick(recharges), day);
                break;
        }
    }
}
