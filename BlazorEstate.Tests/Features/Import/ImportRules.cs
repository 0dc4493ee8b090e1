using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Import;
using BlazorEstate.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Import;

/// <summary>All or nothing, once however often, by the rules of the domain.</summary>
public sealed class ImportRules
{
    [Fact]
    public async Task Records_charges_and_money_come_in_by_the_rules()
    {
        await using var agency = await Agency.CreateAsync();
        var report = await agency.ImportAsync();
        Assert.Equal(0, report.Errors.Count);
        // January from the 15th and five full months; two quarters with VAT.
        Assert.Equal(43871 + (5 * 80000), await agency.Estate.ReadAsync(db => db.LeaseAccounts.Where(a => a.LeaseId == 1).Select(a => a.Billed).SingleAsync()));
        Assert.Equal([396000L, 396000L], await agency.Estate.ReadAsync(db => db.Charges.Where(c => c.LeaseId == 2).Select(c => c.Total).ToListAsync()));
        var rows = await agency.Estate.ReadAsync(db => db.Allocations.Where(a => a.LeaseId == 1).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal([(43871L, Day("2025-01-15")), (80000L, Day("2025-02-07")), (20000L, Day("2025-03-05"))], rows.Select(r => (r.Amount, r.EffectiveOn)));
        Assert.Equal(6, report.ChargesIssued - 2);
        var lease = await agency.Estate.ReadAsync(db => db.Leases.Include(l => l.Lines).SingleAsync(l => l.Code == "L2"));
        Assert.Equal((LeaseKind.Commercial, RentFrequency.Quarterly, 2000, 300000, Day("2033-12-31"), 2), (lease.Kind, lease.Frequency, lease.VatBasisPoints, lease.Deposit, lease.LastDay, lease.Lines.Count));
        Assert.All(await agency.Estate.ReadAsync(db => db.Payments.ToListAsync()), p => Assert.Equal((report.RunId, 1L), (p.ImportId, p.Version)));
        Assert.Equal(10050, await agency.Estate.ReadAsync(db => db.Interventions.Where(i => i.Code == "M1").SumAsync(i => i.LabourCost + i.PartsCost)));
    }

    [Fact]
    public async Task It_is_one_audited_event_with_hashes_and_counts_and_the_references_hold()
    {
        await using var agency = await Agency.CreateAsync();
        await agency.ImportAsync();
        var entry = Assert.Single(await agency.Estate.ReadAsync(db => db.AuditEntries.ToListAsync()));
        Assert.Equal(("import", "ImportRun", entry.ComputeHash()), (entry.Action, entry.SubjectKind, entry.Hash));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(agency.Folder, "payments.csv"))));
        Assert.Contains(hash, entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"payments\":[null,3]", entry.Changes, StringComparison.Ordinal);
        await using var sqlite = new SqliteConnection($"Data Source={agency.Estate.DatabaseFile};Pooling=False");
        await sqlite.OpenAsync();
        await using var check = sqlite.CreateCommand();
        check.CommandText = "SELECT (SELECT count(*) FROM pragma_foreign_key_check), (SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'), (SELECT count(*) FROM sqlite_master WHERE name = 'UX_Charges_Period')";
        await using var row = await check.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        Assert.Equal((0, 0, 1), (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)));
    }

    [Fact]
    public async Task Repeating_it_changes_nothing()
    {
        await using var agency = await Agency.CreateAsync();
        await agency.ImportAsync();
        var before = await StateAsync(agency);
        var again = await agency.ImportAsync();
        Assert.True(again.BringsNothing);
        Assert.Equal((3, 0), (again.Counts["payments.csv"].Existing, again.Counts["payments.csv"].Different));
        Assert.Equal(before, await StateAsync(agency));
    }

    [Fact]
    public async Task A_longer_set_adds_only_what_is_new()
    {
        await using var agency = await Agency.CreateAsync();
        await agency.ImportAsync(Day("2025-03-31"));
        agency.Append("payments.csv", "L1,2025-04-02,600.00,transfer,c\nL2,2025-05-01,3960.00,transfer,b\n");
        agency.Append("owners.csv", "O3,Zoé Faure,,,\n");
        var report = await agency.ImportAsync();
        Assert.Equal((2, 3, 1, 2), (report.Counts["payments.csv"].New, report.Counts["payments.csv"].Existing, report.Counts["owners.csv"].New, report.Counts["owners.csv"].Existing));
        Assert.Equal(4, report.ChargesIssued);
        await using var whole = await Agency.CreateAsync();
        whole.Append("payments.csv", "L1,2025-04-02,600.00,transfer,c\nL2,2025-05-01,3960.00,transfer,b\n");
        await whole.ImportAsync();
        Assert.Equal(await AccountsAsync(whole), await AccountsAsync(agency));
        Assert.Equal(await ChargesAsync(whole), await ChargesAsync(agency));
        Assert.Equal(2, await agency.Estate.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task A_stored_record_stays_though_the_file_differs_and_that_is_told()
    {
        await using var agency = await Agency.CreateAsync();
        await agency.ImportAsync();
        agency.Write("payments.csv", "lease_code,date,amount,method,reference\nL1,2025-01-15,1.00,transfer,a\n");
        agency.Write("tenants.csv", "code,name,email,phone\nT1,Somebody Else,,\nT2,Boulangerie Faure,,\n");
        var report = await agency.ImportAsync();
        Assert.Equal([("tenants.csv", "T1"), ("payments.csv", "a")], report.Differences.Select(d => (d.File, d.Code)));
        Assert.Equal(43871, await agency.Estate.ReadAsync(db => db.Payments.Where(p => p.LeaseId == 1 && p.Reference == "a").Select(p => p.Amount).SingleAsync()));
    }

    [Fact]
    public async Task A_dry_run_keeps_nothing_and_says_what_would_come()
    {
        await using var agency = await Agency.CreateAsync();
        var before = await StateAsync(agency);
        var dry = await agency.ImportAsync(dryRun: true);
        Assert.Equal(before, await StateAsync(agency));
        var real = await agency.ImportAsync();
        Assert.Equal((real.ChargesIssued, real.Billed, real.Paid, real.Allocated, real.Allocations), (dry.ChargesIssued, dry.Billed, dry.Paid, dry.Allocated, dry.Allocations));
    }

    [Fact]
    public async Task What_breaks_in_the_middle_leaves_nothing()
    {
        await using var agency = await Agency.CreateAsync();
        for (var i = 3; i < 400; i++)
        {
            agency.Append("units.csv", $"U{i},P1,Lot,flat,,\n");
            agency.Append("leases.csv", $"L{i},U{i},T1,unfurnished,2025-01-01,2027-12-31,800.00,0.00,flat,0.00,1,monthly,0.00\n");
        }

        var before = await StateAsync(agency);
        await Assert.ThrowsAsync<InvalidOperationException>(() => agency.ImportAsync(progress: new Breaks()));
        Assert.Equal(before, await StateAsync(agency));
        Assert.Equal(0, (await agency.ImportAsync()).Errors.Count);
    }

    [Fact]
    public async Task The_next_code_follows_the_imported_ones()
    {
        await using var agency = await Agency.CreateAsync();
        agency.Append("owners.csv", "O00416,Zoé Faure,,,\n");
        await agency.ImportAsync();
        Assert.Equal("O00417", await agency.Estate.ReadAsync(db => db.NextCodeAsync("O")));
    }

    private sealed class Breaks : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => throw new InvalidOperationException("broken");
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static Task<string> AccountsAsync(Agency agency) => agency.Estate.ReadAsync(async db =>
        string.Join(";", await db.LeaseAccounts.OrderBy(a => a.LeaseId).Select(a => $"{a.LeaseId} {a.Billed} {a.Paid} {a.Allocated}").ToListAsync()));

    private static Task<string> ChargesAsync(Agency agency) => agency.Estate.ReadAsync(async db =>
        string.Join(";", (await db.Charges.OrderBy(c => c.LeaseId).ThenBy(c => c.From).ToListAsync()).Select(c => $"{c.LeaseId} {c.From:O} {c.Total} {c.Paid}")));

    private static Task<string> StateAsync(Agency agency) => agency.Estate.ReadAsync(async db =>
        $"{await db.Owners.CountAsync()} {await db.Leases.CountAsync()} {await db.Charges.CountAsync()} {await db.Payments.CountAsync()} {await db.Allocations.CountAsync()} "
        + $"{await db.AuditEntries.CountAsync()} {await db.ImportRuns.CountAsync()} {await db.Notifications.CountAsync()} {await db.LeaseAccounts.SumAsync(a => a.Version)}");
}
