using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects what a lease may say, and that a wrong one is told by field (rules 1, 5, 11 and 13).</summary>
public sealed class LeaseRules
{
    private static readonly LeaseTerms Home = Terms("2025-01-01", "2027-12-31", 80_000, LeaseKind.Unfurnished) with { Deposit = 80_000 };

    public static TheoryData<LeaseTerms, string, string> Wrong => new()
    {
        { Home with { End = Day("2024-12-31") }, "end", "Lease.EndBeforeStart" },
        { Home with { End = Day("2124-01-01") }, "end", "Lease.TooLong" },
        { Home with { Start = Day("1800-01-01") }, "start", "OutOfRange" },
        { Home with { DueDay = 0 }, "dueDay", "OutOfRange" },
        { Home with { DueDay = 32 }, "dueDay", "OutOfRange" },
        { Home with { VatBasisPoints = -1 }, "vatRate", "OutOfRange" },
        { Home with { VatBasisPoints = 10_001 }, "vatRate", "OutOfRange" },
        { Home with { Kind = (LeaseKind)99 }, "kind", "Choice" },
        { Home with { Frequency = (RentFrequency)99 }, "frequency", "Choice" },
        { Home with { Timing = (RentTiming)99 }, "timing", "Choice" },
        { Home with { Deposit = -1 }, "deposit", "Amount.Negative" },
        { Home with { Deposit = 80_001 }, "deposit", "Lease.DepositTooHigh" },
        { Home with { Kind = LeaseKind.Furnished, Deposit = 160_001 }, "deposit", "Lease.DepositTooHigh" },
        { Home with { Kind = LeaseKind.Mobility, Deposit = 1 }, "deposit", "Lease.DepositForbidden" },
        { Home with { Lines = [] }, "lines", "Lease.NoLines" },
        { Home with { Lines = [new(LineKind.Rent, "", -1)] }, "rent", "Amount.Negative" },
        { Home with { Lines = [new(LineKind.Rent, "", 1), new(LineKind.Provision, "", -1)] }, "charges", "Amount.Negative" },
        { Home with { Lines = [new(LineKind.Rent, "", long.MaxValue)] }, "rent", "Amount.TooLarge" },
        { Home with { Lines = [new(LineKind.Rent, "", 1), new(LineKind.Other, "", long.MinValue)] }, "other", "Amount.TooLarge" },
        { Home with { Lines = [new(LineKind.Rent, "", 100), new(LineKind.Other, "", -101)] }, "other", "Lease.RebateTooLarge" },
        { Home with { Lines = [new(LineKind.Rent, "", 100, Day("2025-06-30")), new(LineKind.Rent, "", 50), new(LineKind.Other, "", -51)] }, "other", "Lease.RebateTooLarge" },
        { Home with { Lines = [new(LineKind.Rent, "", 100, Day("2028-01-01"))] }, "rent", "Lease.LineDays" },
        { Home with { Lines = [new(LineKind.Rent, new string('x', 81), 100)] }, "rent", "TooLong" },
        { Home with { LateFee = new(500) }, "lateFeeRate", "Lease.LateFeeForbidden" },
        { Home with { Kind = LeaseKind.Commercial, LateFee = new(-1) }, "lateFeeRate", "OutOfRange" },
        { Home with { Kind = LeaseKind.Commercial, LateFee = new(100, -1) }, "lateFeeGraceDays", "OutOfRange" },
        { Home with { Kind = LeaseKind.Commercial, LateFee = new(100, 1, -1) }, "lateFeeCap", "Amount.TooLarge" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_term_is_named(LeaseTerms terms, string field, string code)
    {
        var result = Create(terms);
        Assert.Contains((field, code), result.Problems.Select(p => (p.Field, p.Code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("L 1")]
    [InlineData("L-000000000000000000000000000000001")]
    public void A_wrong_code_is_named(string code) =>
        Assert.Equal("code", Lease.Create(code, 1, 1, Home).Problems.Single().Field);

    [Fact]
    public void A_right_one_keeps_all_it_was_given()
    {
        var terms = Home with
        {
            Kind = LeaseKind.Commercial, DueDay = 31, Frequency = RentFrequency.Quarterly, Timing = RentTiming.InArrears,
            VatBasisPoints = 2_000, LateFee = new(500, 10, 5_000),
            Lines = [new(LineKind.Rent, " shop ", 80_000), new(LineKind.FlatCharges, "", 5_000), new(LineKind.Other, "rebate", -500)],
        };
        var lease = Create(terms).Value;
        Assert.Equal(("L000007", 3, 4, LeaseKind.Commercial), (lease.Code, lease.UnitId, lease.TenantId, lease.Kind));
        Assert.Equal((terms.Start, terms.End, terms.End, 31), (lease.Start, lease.End, lease.LastDay, lease.DueDay));
        Assert.Equal((RentFrequency.Quarterly, RentTiming.InArrears, 2_000, 80_000), (lease.Frequency, lease.Timing, lease.VatBasisPoints, lease.Deposit));
        Assert.Equal(terms.LateFee, lease.LateFee);
        Assert.Equal(["shop", "", "rebate"], lease.Lines.Select(l => l.Label));
        Assert.Equal((80_000, 84_500 + 16_900), (lease.MonthlyOn(lease.Start, LineKind.Rent), lease.MonthlyTotalOn(lease.Start)));
    }

    [Theory]
    [InlineData(LeaseKind.Unfurnished, 80_000L)]
    [InlineData(LeaseKind.Furnished, 160_000L)]
    [InlineData(LeaseKind.Mobility, 0L)]
    [InlineData(LeaseKind.Commercial, null)]
    [InlineData(LeaseKind.Parking, null)]
    public void The_deposit_has_a_maximum_by_law(LeaseKind kind, long? most) => Assert.Equal(most, DepositRule.Maximum(kind, 80_000));

    [Fact]
    public void A_deposit_of_another_system_is_taken_as_it_is() =>
        Assert.True(Lease.Import("L1", 1, 1, Home with { Deposit = 240_000 }, 5).IsOk);

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", false)]
    [InlineData("2024-01-01", "2025-01-01", true)]
    [InlineData("2026-01-01", "2026-12-31", true)]
    [InlineData("2027-12-31", "2030-12-31", true)]
    [InlineData("2028-01-01", "2030-12-31", false)]
    public void Two_leases_overlap_on_one_unit_when_they_share_a_day(string start, string end, bool overlaps)
    {
        Assert.Equal(overlaps, NewLease(Home).Overlaps(NewLease(start, end)));
        Assert.False(NewLease(Home).Overlaps(NewLease(Terms(start, end), unit: 2)));
    }

    private static Result<Lease> Create(LeaseTerms terms) => Lease.Create("L000007", 3, 4, terms);
}
