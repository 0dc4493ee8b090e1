using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>Protects the cents: proration by actual days, rounding half away from zero, VAT once per charge (rules 3 and 4).</summary>
public sealed class ProrationRules
{
    [Theory]
    [InlineData(80_000, "2025-01-15", "2025-01-31", 43_871)]
    [InlineData(80_000, "2025-02-01", "2025-02-28", 80_000)]
    [InlineData(80_000, "2025-03-01", "2025-03-14", 36_129)]
    [InlineData(1_000_000, "2024-01-15", "2024-01-31", 548_387)]
    [InlineData(1_000_000, "2024-01-01", "2024-01-20", 645_161)]
    [InlineData(96_000, "2025-03-25", "2025-03-31", 21_677)]
    [InlineData(80_000, "2024-02-01", "2024-02-29", 80_000)]
    [InlineData(29, "2024-02-15", "2024-02-15", 1)]
    public void Worked_cases(long monthly, string from, string to, long expected) =>
        Assert.Equal(expected, Proration.OfMonth(monthly, Day(from), Day(to)));

    [Fact]
    public void A_quarter_rounds_each_of_its_months_by_itself() =>
        Assert.Equal(43_871 + 80_000 + 36_129, Proration.Over(80_000, Day("2025-01-15"), Day("2025-03-14")));

    [Theory]
    [InlineData(1, 1, 2, 1)]
    [InlineData(-1, 1, 2, -1)]
    [InlineData(1, 1, 3, 0)]
    [InlineData(-5, 1, 10, -1)]
    [InlineData(-4, 1, 10, 0)]
    [InlineData(long.MaxValue, 31, 31, long.MaxValue)]
    [InlineData(long.MinValue, 31, 31, long.MinValue)]
    [InlineData(long.MaxValue, 1, 2, 4611686018427387904)]
    public void Rounding_is_half_away_from_zero_up_to_the_largest_number(long amount, long part, long whole, long expected) =>
        Assert.Equal(expected, Rounding.Share(amount, part, whole));

    [Fact]
    public void Too_large_a_result_is_an_error_and_not_a_wrong_number() =>
        Assert.Throws<OverflowException>(() => Rounding.Share(long.MaxValue, 2, 1));

    [Fact]
    public void Vat_is_computed_once_on_the_sum_of_the_lines()
    {
        var terms = Terms("2025-01-01", "2025-12-31") with
        {
            Lines = [new(LineKind.Rent, "", 30_000), new(LineKind.Provision, "", 1_000), new(LineKind.Other, "rebate", -1_000)],
            VatBasisPoints = 2_000,
        };
        var charge = RentSchedule.All(NewLease(terms).Terms).First();
        Assert.Equal((30_000, 1_000, -1_000, 6_000, 36_000), (charge.Rent, charge.Charges, charge.Other, charge.Vat, charge.Total));
    }

    [Fact]
    public void Vat_on_the_sum_differs_from_vat_by_line()
    {
        var terms = Terms("2025-01-01", "2025-12-31") with
        {
            Lines = [new(LineKind.Rent, "", 2), new(LineKind.Provision, "", 2)],
            VatBasisPoints = 2_000,
        };
        Assert.Equal(5, RentSchedule.All(NewLease(terms).Terms).First().Total);
    }

    [Fact]
    public void A_rebate_that_rounding_made_too_large_is_cut_to_zero()
    {
        var terms = Terms("2025-04-01", "2025-04-03") with
        {
            Lines = [new(LineKind.Rent, "", 4), new(LineKind.Provision, "", 4), new(LineKind.Other, "rebate", -8)],
        };
        var charge = RentSchedule.All(NewLease(terms).Terms).Single();
        Assert.Equal((0, 0), (charge.Total, charge.Other));
        Assert.Equal(0, charge.Lines.Sum(l => l.Amount));
    }

    [Fact]
    public void Agrees_with_the_generator_of_agencies() => Seeded.Cases(2_000, random =>
    {
        var (cents, part, whole) = (random.NextInt64(0, 2_000_000), random.Next(0, 32), random.Next(28, 32));
        Assert.Equal(((2 * cents * part) + whole) / (2 * whole), Rounding.Share(cents, part, whole));
        Assert.Equal(((2 * cents * 120) + 100) / 200, cents + Vat.On(cents, 2_000));
        Assert.Equal(Math.Round((decimal)cents * part / whole, MidpointRounding.AwayFromZero), Rounding.Share(cents, part, whole));
        Assert.Equal(-Rounding.Share(cents, part, whole), Rounding.Share(-cents, part, whole));
    });
}
