using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>What an intervention costs: domain rule 19.</summary>
public sealed class InterventionCosts
{
    private static readonly InterventionAct Act = new(new(2025, 6, 15, 10, 0, 0), 7, "Coralie");

    [Theory]
    [InlineData(90, 2500, 3750)]
    [InlineData(1, 2500, 42)]
    [InlineData(7, 4550, 531)]
    [InlineData(60, 1, 1)]
    [InlineData(29, 1, 0)]
    [InlineData(30, 1, 1)]
    public void Labour_is_minutes_by_the_hourly_rate_to_the_cent(long minutes, long rate, long amount) =>
        Assert.Equal(amount, InterventionCost.Total(new(CostKind.Labour, null, Minutes: minutes, Price: rate)));

    [Theory]
    [InlineData(250, 1999, 4998)]
    [InlineData(100, 1999, 1999)]
    [InlineData(1, 50, 1)]
    public void Parts_are_quantity_by_price(long hundredths, long price, long amount) =>
        Assert.Equal(amount, InterventionCost.Total(new(CostKind.Parts, "Joint", Hundredths: hundredths, Price: price)));

    [Fact]
    public void An_imported_sum_goes_on_counting_beside_the_lines()
    {
        var intervention = Some(10_000, 5_000);
        var (labour, _) = intervention.AddCost(new(CostKind.Labour, "", Minutes: 90, Price: 2500), Act).Value;
        intervention.AddCost(new(CostKind.Other, "Trip", Amount: 1500), Act);
        intervention.AddCost(new(CostKind.Other, "Under warranty", Amount: 9900, Counts: false), Act);
        Assert.Equal((13_750, 5_000, 1_500, 20_250), (intervention.LabourCost, intervention.PartsCost, intervention.OtherCost, intervention.TotalCost));
        Assert.True(intervention.RemoveCost(labour, Act).IsOk);
        Assert.Equal(10_000, intervention.LabourCost);
    }

    [Theory]
    [InlineData(CostBearer.Owner, null, 0)]
    [InlineData(CostBearer.Tenant, null, 9_999)]
    [InlineData(CostBearer.Split, null, 5_000)]
    [InlineData(CostBearer.Split, 30, 3_000)]
    public void Who_bears_it_decides_the_tenants_part(CostBearer bearer, int? percent, long part) =>
        Assert.Equal(part, Intervention.TenantPartOf(9_999, bearer, percent));

    [Fact]
    public void What_makes_no_sense_is_refused_with_its_field_and_nothing_counts()
    {
        var intervention = Some();
        Assert.Equal(["minutes", "hourlyRate"], Fields(new(CostKind.Labour, null)));
        Assert.Equal(["label", "quantity", "price"], Fields(new(CostKind.Parts, " ", Hundredths: 0, Price: -1)));
        Assert.Equal(["amount"], Fields(new(CostKind.Other, "x", Amount: 0)));
        Assert.Equal(["amount"], Fields(new(CostKind.Labour, null, Minutes: 100_000, Price: Limits.Amount)));
        Assert.Equal(0, intervention.TotalCost);

        IEnumerable<string> Fields(CostInput input) => intervention.AddCost(input, Act).Problems.Select(p => p.Field).Distinct();
    }

    [Fact]
    public void Nothing_is_added_to_what_ended()
    {
        var closed = Intervention.Create("M1", 1, new("Leak", "plumbing", InterventionPriority.Normal, InterventionStatus.Closed, Day("2025-06-01"), Day("2025-06-02"))).Value;
        Assert.Equal("Intervention.Ended", closed.AddCost(new(CostKind.Other, "x", Amount: 1), Act).Problems.Single().Code);
    }

    [Fact]
    public void Sums_are_those_of_the_lines_that_stand_and_the_parts_make_the_whole() => Seeded.Cases(500, random =>
    {
        var (intervention, lines) = (Some(random.Next(5_000), random.Next(5_000)), new List<InterventionCost>());
        var imported = intervention.TotalCost;
        for (var step = random.Next(1, 12); step > 0; step--)
        {
            if (lines.Count > 0 && random.Next(3) == 0)
            {
                var gone = lines[random.Next(lines.Count)];
                Assert.True(intervention.RemoveCost(gone, Act).IsOk);
                lines.Remove(gone);
            }
            else
            {
                var input = new CostInput((CostKind)random.Next(3), "x", random.Next(1, 600), random.Next(1, 2_000), random.Next(0, 20_000), random.Next(1, 50_000), random.Next(4) > 0);
                lines.Add(intervention.AddCost(input, Act).Value.Cost);
            }

            Assert.Equal(imported + lines.Where(l => l.Counts).Sum(l => l.Amount), intervention.TotalCost);
            Assert.InRange(Intervention.TenantPartOf(intervention.TotalCost, CostBearer.Split, random.Next(1, 100)), 0, intervention.TotalCost);
        }
    });

    private static Intervention Some(long labour = 0, long parts = 0) =>
        Intervention.Create("M1", 1, new("Leak", "plumbing", InterventionPriority.Normal, InterventionStatus.InProgress, Day("2025-06-01"), null, labour, parts)).Value;
}
