using BlazorEstate.Domain;
using BlazorEstate.Features.Leases;
using BlazorEstate.Features.Payments;
using BlazorEstate.Tests.Features.Payments;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace BlazorEstate.Tests.Features.Import;

/// <summary>Files that come into an agency where people have worked by hand since.</summary>
public sealed class OntoLivingBooks
{
    [Fact]
    public async Task The_books_add_up_after_payments_reversals_and_changes_by_hand()
    {
        await using var agency = await Agency.CreateAsync(s => s.AddPayments().AddLeases(new ConfigurationBuilder().Build()));
        var estate = agency.Estate;
        await agency.ImportAsync(Day("2025-04-30"));
        await estate.CheckBooksAsync();

        Assert.True((await estate.PayAsync(2000m, "L1")).IsOk);
        var imported = await estate.ReadAsync(db => db.Payments.Where(p => p.Reference == "b").Select(p => p.Id).SingleAsync());
        Assert.True((await estate.Scoped<PaymentLedger>().ReverseAsync(imported, "bounced", Day("2025-03-01"), null, TestEstate.Admin)).IsOk);
        Assert.True((await estate.Scoped<LeaseLedger>().ChangeLinesAsync("L1", new LinesChange(null, Day("2025-03-10"), [new(LineKind.Rent, "", 70_000)]), TestEstate.Admin)).IsOk);
        Assert.True((await estate.Scoped<LeaseLedger>().EndAsync("L2", new LeaseEnd(null, Day("2025-05-31"), "left"), TestEstate.Admin)).IsOk);
        await estate.CheckBooksAsync();

        agency.Append("payments.csv", "L1,2025-04-02,600.00,transfer,c\nL1,2025-05-02,1.00,transfer,REF\nL2,2025-05-01,5000.00,transfer,d\n");
        var report = await agency.ImportAsync(Day("2025-09-30"));
        Assert.Equal((0, 2, 4, 1), (report.Errors.Count, report.Counts["payments.csv"].New, report.Counts["payments.csv"].Existing, report.Counts["payments.csv"].Different));
        await estate.CheckBooksAsync();
        Assert.Empty(await estate.ReadAsync(db => db.Charges.Where(c => c.CancelledOn == null && db.Leases.Any(l => l.Id == c.LeaseId && c.From > l.LastDay)).ToListAsync()));
        Assert.Equal(0, (await estate.Scoped<ChargeIssuer>().IssueAsync(Day("2025-09-30"), TestEstate.Admin)).Value.Charges);
        Assert.True((await agency.ImportAsync(Day("2025-09-30"))).BringsNothing);
    }

    private static DateOnly Day(string text) => Rents.Day(text);
}
