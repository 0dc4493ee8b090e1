using BlazorEstate.Domain;
using BlazorEstate.Features.Dashboards;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Dashboards;

/// <summary>Random agencies with payments, reversals, cancelled and rewritten charges: the database's sums are those of a count by hand, on any day.</summary>
public sealed class StatisticsProperties
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly DateOnly Today = new(2025, 6, 15);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Figures_of_any_day_are_those_of_a_count_by_hand(int seed)
    {
        var random = new Random(seed);
        await using var estate = await TestEstate.CreateAsync(s => s.AddDashboards(), Today);
        var ledgers = Enumerable.Range(1, 8).Select(n => RandomLedger(random, n)).ToList();
        await SaveAsync(estate, ledgers);

        var statistics = estate.Scoped<StatisticsQueries>();
        for (var day = First.AddDays(-3); day <= Today.AddDays(40); day = day.AddDays(random.Next(1, 12)))
        {
            Compare(ledgers, await statistics.AsOfAsync(day), day);
        }

        Compare(ledgers, await statistics.AsOfAsync(Today), Today);
    }

    private static void Compare(List<Ledger> ledgers, Statistics actual, DateOnly day)
    {
        var charges = ledgers.SelectMany(l => l.Charges).Where(c => !c.IsCancelled && c.DueOn <= day).ToList();
        var rows = ledgers.SelectMany(l => l.Rows).Where(r => r.EffectiveOn <= day).ToList();
        var paid = ledgers.SelectMany(l => l.Payments).Where(p => p.Date <= day).Sum(p => p.Amount);
        var open = charges.ToDictionary(c => c, c => c.Total - rows.Where(r => r.ChargeId == c.Id).Sum(r => r.Amount));
        long Aged(ArrearsAge age) => open.Where(o => Figures.AgeOf(o.Key.DueOn, day) == age).Sum(o => o.Value);

        Assert.Equal(charges.Sum(c => c.Total), actual.Billed);
        Assert.Equal(paid, actual.Paid);
        Assert.Equal(rows.Sum(r => r.Amount), actual.Allocated);
        Assert.Equal(actual.Billed - actual.Allocated, actual.Outstanding);
        Assert.Equal(paid - rows.Sum(r => r.Amount), actual.Credit);
        Assert.Equal(
            new Ageing(Aged(ArrearsAge.UpTo30Days), Aged(ArrearsAge.From31To60Days), Aged(ArrearsAge.From61To90Days), Aged(ArrearsAge.Over90Days)),
            actual.Arrears);
        Assert.Equal(open.Where(o => o.Value > 0).Select(o => o.Key.LeaseId).Distinct().Count(), actual.LeasesInArrears);
        Assert.Equal(open.Where(o => o.Value > 0 && o.Key.DueOn < day).Select(o => o.Key.LeaseId).Distinct().Count(), actual.LeasesOverdue);
        Assert.Equal(Figures.CollectionRate(actual.Allocated, actual.Billed), actual.CollectionRate);
        Assert.Equal(ledgers.Count(l => l.Lease.RunsOn(day)), actual.Occupancy.Occupied);
        Assert.Equal(
            open.GroupBy(o => o.Key.LeaseId).Select(g => g.Sum(o => o.Value)).Where(x => x > 0).OrderDescending(),
            actual.TopDebtors.Select(d => d.Amount));
    }

    internal static Ledger RandomLedger(Random random, int n)
    {
        var terms = new LeaseTerms(LeaseKind.Commercial, First.AddDays(random.Next(0, 120)), new DateOnly(2026, 12, 31),
            [new(LineKind.Rent, "", random.Next(30_000, 150_000))],
            DueDay: random.Next(1, 29), Timing: n % 3 == 0 ? RentTiming.InArrears : RentTiming.InAdvance, Frequency: n % 4 == 0 ? RentFrequency.Quarterly : RentFrequency.Monthly);
        var ledger = new Ledger(Lease.Import($"L{n}", n, 1, terms, importId: null, n).Value);
        for (var day = terms.Start; day <= Today; day = day.AddDays(random.Next(2, 14)))
        {
            if (day <= ledger.Lease.LastDay)
            {
                ledger.Issue(day.AddDays(10));
            }

            Act(random, ledger, day);
        }

        ledger.CheckInvariants();
        return ledger;
    }

    private static void Act(Random random, Ledger ledger, DateOnly day)
    {
        var monthly = ledger.Lease.MonthlyOn(ledger.Lease.Start, LineKind.Rent);
        switch (random.Next(24))
        {
            case < 14:
                ledger.Receive(day, random.Next(2) == 0 ? monthly : random.NextInt64(1, 2 * monthly));
                break;
            case < 16 when ledger.Payments.Where(p => !p.IsReversed && !p.IsReversal).ToList() is { Count: > 0 } payments:
                ledger.Reverse(payments[random.Next(payments.Count)], day);
                break;
            case 17 when ledger.Charges.FirstOrDefault(c => c.Paid == 0 && !c.IsCancelled) is { } charge:
                ledger.Cancel(charge, day);
                break;
            case 18 when ledger.Lease.ChangeLines(day, [new(LineKind.Rent, "", monthly * random.Next(50, 120) / 100)]).IsOk:
                ledger.Reschedule(day);
                break;
            case 19 when random.Next(4) == 0 && ledger.Lease.EndOn(day.AddDays(random.Next(0, 40)), "left", ledger.Charges).IsOk:
                ledger.Reschedule(day);
                break;
            default:
                break;
        }
    }

    internal static async Task SaveAsync(TestEstate estate, List<Ledger> ledgers)
    {
        var property = await estate.PropertyAsync(await estate.OwnerAsync());
        await estate.TenantAsync();
        for (var n = 1; n <= ledgers.Count; n++)
        {
            await estate.UnitAsync(property, $"U{n}");
        }

        await using var db = await estate.Factory.CreateDbContextAsync();
        foreach (var ledger in ledgers)
        {
            db.Add(ledger.Lease);
            db.Add(ledger.Account);
            db.AddRange(ledger.Charges);
            db.AddRange(ledger.Payments.Where(p => !p.IsReversal));
            db.AddRange(ledger.Rows);
        }

        await db.SaveAsync(TestEstate.Admin);
        db.AddRange(ledgers.SelectMany(l => l.Payments).Where(p => p.IsReversal)); // Numbered by the database, after the others.
        await db.SaveAsync(TestEstate.Admin);
    }
}
