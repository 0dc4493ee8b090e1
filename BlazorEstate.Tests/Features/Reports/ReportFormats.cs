using System.Globalization;
using System.Text;
using BlazorEstate.Domain;
using BlazorEstate.Features.Reports;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Features.Payments;
using BlazorEstate.Tests.Support;
using Radzen.Documents.Spreadsheet;

namespace BlazorEstate.Tests.Features.Reports;

public sealed class ReportFormats
{
    private static async Task<ReportWorld> PaidAsync(string tenant = "Benoît Hébert")
    {
        var world = await ReportWorld.CreateAsync();
        await world.Estate.LeaseAsync(until: "2025-03-31", tenant: tenant);
        await world.Estate.PayAsync(580.50m, date: "2025-01-20");
        return world;
    }

    [Fact]
    public async Task Csv_is_for_programs_keys_points_and_iso_days()
    {
        await using var world = await PaidAsync();
        var lines = (await world.CsvAsync("payments")).Split("\r\n");
        Assert.Equal("\uFEFFnumber,date,lease,tenant,property,unit,method,reference,reversalOf,amount", lines[0]);
        Assert.Equal("1,2025-01-20,L1,Benoît Hébert,Résidence Vasseur,Lot 1,transfer,REF,,580.50", lines[1]);
        Assert.Equal(["", ""], [lines[2], string.Concat(lines[3..])]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\",\"x\")", "\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\"")]
    [InlineData("+33 6", "'+33 6")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("  =1+1", "=1+1", true)]
    [InlineData("Dupont, Zoé", "\"Dupont, Zoé\"")]
    public async Task A_name_in_a_csv_is_never_a_formula(string tenant, string cell, bool trimmed = false)
    {
        await using var world = await PaidAsync(tenant);
        Assert.Contains($",L1,{(trimmed ? "'" : "")}{cell},", await world.CsvAsync("payments"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reversal_keeps_its_sign_as_a_number()
    {
        await using var world = await PaidAsync();
        Assert.True((await world.Estate.Scoped<BlazorEstate.Features.Payments.PaymentLedger>().ReverseAsync(1, "bounced", Rents.Day("2025-03-05"), null, TestEstate.Admin)).IsOk);
        Assert.Contains("\r\n2,2025-03-05,L1,Benoît Hébert,Résidence Vasseur,Lot 1,transfer,REF,1,-580.50\r\n", await world.CsvAsync("payments"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_days_rows_and_totals_as_the_api_writes_them()
    {
        await using var world = await PaidAsync();
        Assert.Equal(
            """{"key":"arrears","asOf":"2025-03-03","currency":"EUR","rows":[{"lease":"L1","tenant":"Benoît Hébert","property":"Résidence Vasseur","unit":"Lot 1","oldestDue":"2025-02-01","daysLate":30,"d0_30":1159.50,"d31_60":0.00,"d61_90":0.00,"d90Plus":0.00,"total":1159.50}],"totals":{"rows":1,"d0_30":1159.50,"d31_60":0.00,"d61_90":0.00,"d90Plus":0.00,"total":1159.50}}""",
            Encoding.UTF8.GetString(await world.WriteAsync(ReportWorld.Order("arrears", asOf: "2025-03-03"))));
    }

    [Fact]
    public async Task Excel_is_for_people_with_their_words_a_sum_and_text_that_stays_text()
    {
        await using var world = await PaidAsync("=1+1");
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
            using var bytes = new MemoryStream(await world.WriteAsync(ReportWorld.Order("payments", "xlsx")));
            var sheet = Workbook.LoadFromStream(bytes).Sheets[0];
            Assert.Equal(("Encaissements", "Numéro", "Montant"), (sheet.Name, sheet.Cells[0, 0].Value, sheet.Cells[0, 9].Value));
            Assert.Equal(("=1+1", "Virement"), (sheet.Cells[1, 3].Value, sheet.Cells[1, 6].Value));
            Assert.Null(sheet.Cells[1, 3].Formula);
            Assert.Equal((580.5, "Total", 580.5), (sheet.Cells[1, 9].Value, sheet.Cells[2, 0].Value, sheet.Cells[2, 9].Value));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    [Fact]
    public async Task The_rent_roll_says_what_each_lease_asks_for_a_month_with_vat()
    {
        await using var world = await ReportWorld.CreateAsync();
        var (unit, tenant) = (await world.Estate.SomeUnitAsync(), await world.Estate.TenantAsync());
        await world.Estate.AddAsync(Lease.Create("L1", unit.Id, tenant.Id, new LeaseTerms(LeaseKind.Commercial, new(2025, 1, 1), new(2033, 12, 31),
            [new(LineKind.Rent, "", 100_000), new(LineKind.Provision, "", 10_001), new(LineKind.Other, "Parking", 5_000, new(2025, 6, 30))], 300_000, VatBasisPoints: 2000)));
        Assert.EndsWith("commercial,2025-01-01,2033-12-31,monthly,1000.00,100.01,50.00,230.00,1380.01,3000.00\r\n", await world.CsvAsync("rent-roll", "2025-06-30"), StringComparison.Ordinal);
        Assert.EndsWith("monthly,1000.00,100.01,0.00,220.00,1320.01,3000.00\r\n", await world.CsvAsync("rent-roll", "2025-07-01"), StringComparison.Ordinal);
        Assert.Equal("lease", (await world.CsvAsync("rent-roll", "2024-12-31")).TrimStart('\uFEFF')[..5]);
        Assert.Single((await world.CsvAsync("rent-roll", "2024-12-31")).TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("income", "csv", null, null, null, "NotFound")]
    [InlineData("payments", "pdf", null, null, null, "Choice")]
    [InlineData("payments", "csv", "2025-02-30", null, null, "Malformed")]
    [InlineData("payments", "csv", "2025-03-01", "2025-02-01", null, "Payment.RangeReversed")]
    [InlineData("payments", "csv", null, null, "2025-02-01", "Report.Unused")]
    [InlineData("arrears", "csv", "2025-02-01", null, null, "Report.Unused")]
    public void What_makes_no_sense_is_named(string key, string format, string? from, string? to, string? asOf, string problem) =>
        Assert.Equal(problem, Assert.Single(ReportOrder.Read(key, format, from, to, asOf, Rents.Day("2025-06-15")).Problems).Code);

    [Fact]
    public void Without_days_it_is_today()
    {
        Assert.Equal("arrears-2025-06-15.csv", ReportWorld.Order("arrears", "csv").FileName);
        Assert.Equal("payments-2025-01-01-2025-06-15.xlsx", ReportWorld.Order("payments", "XLSX", "2025-01-01").FileName);
        Assert.Equal(new ReportDays(AsOf: Rents.Day("2025-06-15")), ReportWorld.Order("rent-roll").Days);
    }
}
