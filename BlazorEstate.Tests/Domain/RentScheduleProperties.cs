using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects what must hold for every lease: no day charged twice or not at all, no cent made or lost by how lines are written.</summary>
public sealed class RentScheduleProperties
{
    private static readonly DateOnly First = Day("2019-01-01");

    private static readonly DateOnly Last = Day("2029-12-31");

    [Fact]
    public void Charges_cover_each_day_of_the_lease_once_and_in_order() => Seeded.Cases(2_000, random =>
    {
        var terms = Any(random).Terms;
        var next = terms.Start;
        var due = DateOnly.MinValue;
        foreach (var charge in RentSchedule.All(terms))
        {
            Assert.Equal(next, charge.From);
            Assert.InRange(charge.DueOn, charge.From, Proration.LastOfMonth(charge.To));
            Assert.True(charge.DueOn > due && charge.Total >= 0);
            Assert.Equal(charge.Total, charge.Rent + charge.Charges + charge.Other + charge.Vat);
            Assert.Equal(charge.Rent + charge.Charges + charge.Other, charge.Lines.Sum(l => l.Amount));
            (next, due) = (charge.To.AddDays(1), charge.DueOn);
        }

        Assert.Equal(terms.LastDay.AddDays(1), next);
    });

    [Fact]
    public void Writing_the_same_lines_again_never_changes_a_charge() => Seeded.Cases(1_000, random =>
    {
        var lease = Any(random);
        var before = RentSchedule.All(lease.Terms).ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var day = random.Day(lease.Start, lease.LastDay);
            var now = lease.Lines.Where(l => l.RunsOn(day)).Select(l => new LineTerms(l.Kind, l.Label, l.Amount, l.To)).ToList();
            var later = lease.Lines.Any(l => l.From > day);
            if (!later)
            {
                Assert.True(lease.ChangeLines(day, now).IsOk);
            }
        }

        var after = RentSchedule.All(lease.Terms).ToList();
        Assert.Equal(before.SelectMany(c => c.Lines), after.SelectMany(c => c.Lines));
        Assert.Equal(before.Select(c => c.Total), after.Select(c => c.Total));
    });

    /// <summary>Rule 3 rounds each part by itself, half away from zero, so two parts that are both exact halves make one minor unit more.</summary>
    [Fact]
    public void A_swap_of_tenants_inside_a_month_adds_up_to_the_full_rent_except_by_one_unit_on_an_exact_tie() => Seeded.Cases(5_000, random =>
    {
        var month = random.Day(First, Last);
        var (first, last) = (new DateOnly(month.Year, month.Month, 1), Proration.LastOfMonth(month));
        var days = last.Day;
        var leaves = random.Day(first, last.AddDays(-1));
        var rent = random.NextInt64(1, 500_000);
        var old = RentSchedule.At(NewLease(Terms(rent, first.AddYears(-1), leaves)).Terms, leaves)!.Value.Total;
        var moved = RentSchedule.At(NewLease(Terms(rent, leaves.AddDays(1), last.AddYears(1))).Terms, last)!.Value.Total;
        var tie = 2 * (rent * leaves.Day % days) == days;
        Assert.Equal(rent + (tie ? 1 : 0), old + moved);
    });

    [Fact]
    public void Quarters_and_years_bill_exactly_what_their_months_would() => Seeded.Cases(500, random =>
    {
        var terms = Any(random).Terms with { VatBasisPoints = 0 };
        var monthly = RentSchedule.All(terms with { Frequency = RentFrequency.Monthly }).SelectMany(c => c.Lines).Sum(l => l.Amount);
        Assert.Equal(monthly, RentSchedule.All(terms with { Frequency = RentFrequency.Quarterly }).Sum(c => c.Total));
        Assert.Equal(monthly, RentSchedule.All(terms with { Frequency = RentFrequency.Yearly }).Sum(c => c.Total));
    });

    [Fact]
    public void Asking_in_pieces_gives_the_same_charges() => Seeded.Cases(500, random =>
    {
        var terms = Any(random).Terms;
        var until = random.Day(terms.Start, terms.LastDay.AddDays(40));
        var first = RentSchedule.DueBy(terms, until).ToList();
        var rest = RentSchedule.ToIssue(terms, DateOnly.MaxValue, first.Select(c => c.From).ToHashSet());
        Assert.Equal(RentSchedule.All(terms).Select(c => (c.From, c.To, c.DueOn, c.Total)), first.Concat(rest).Select(c => (c.From, c.To, c.DueOn, c.Total)));
    });

    private static LeaseTerms Terms(long rent, DateOnly start, DateOnly end) => new(LeaseKind.Commercial, start, end, [new(LineKind.Rent, "", rent)]);

    private static Lease Any(Random random)
    {
        var start = random.Day(First, Last);
        var lease = NewLease(Terms(random.NextInt64(0, 500_000), start, random.Day(start, start.AddYears(4))) with
        {
            DueDay = random.Next(1, 32),
            Frequency = random.Pick(Enum.GetValues<RentFrequency>()),
            Timing = random.Pick(Enum.GetValues<RentTiming>()),
            VatBasisPoints = random.Pick([0, 1_000, 2_000]),
        });
        for (var times = random.Next(3); times > 0; times--)
        {
            var rent = random.NextInt64(1_000, 500_000);
            Assert.True(lease.ChangeLines(random.Day(start, lease.LastDay),
                [new(LineKind.Rent, "", rent), new(LineKind.Provision, "", random.Next(20_000)), new(LineKind.Other, "rebate", -random.NextInt64(1_000))]).IsOk);
        }

        return lease;
    }
}
