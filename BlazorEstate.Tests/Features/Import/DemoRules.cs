using BlazorEstate.Features.Import;
using BlazorEstate.Features.Import.Demo;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Import;

/// <summary>The demo agency is alive on whatever day the program is first started.</summary>
public sealed class DemoRules
{
    [Theory]
    [InlineData("2025-06-15")]
    [InlineData("2024-02-29")]
    [InlineData("2026-01-01")]
    [InlineData("2026-12-31")]
    public async Task It_has_dues_today_arrears_and_all_kinds_of_leases(string day)
    {
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd");
        await using var estate = await TestEstate.CreateAsync(s => s.AddImport(), today);
        await estate.Services.FillWhenEmptyAsync();
        await using var db = await estate.Factory.CreateDbContextAsync();
        Assert.InRange(await db.Leases.CountAsync(), 200, 201);
        Assert.True(await db.Charges.AnyAsync(c => c.DueOn == today), "dues today");
        Assert.True(await db.Charges.AnyAsync(c => c.DueOn < today.AddDays(-60) && c.Paid < c.Total), "old arrears");
        Assert.True(await db.Leases.AnyAsync(l => l.LastDay < today), "ended leases");
        Assert.True(await db.Leases.AnyAsync(l => l.Start > today), "leases to come");
        Assert.True(await db.Payments.AnyAsync(p => p.Unallocated > 0), "a credit");
        Assert.True(await db.Interventions.AnyAsync(i => i.CompletedOn == null && i.ReportedOn > today.AddDays(-14)), "open repairs");
        Assert.True(await db.Owners.AnyAsync(o => o.EmailConsent) && await db.Owners.AnyAsync(o => !o.EmailConsent), "owners with and without consent to mails");
        var let = await db.Leases.CountAsync(l => l.Start <= today && l.LastDay >= today);
        Assert.InRange((double)let / await db.Units.CountAsync(), 0.8, 0.98);

        await estate.Services.FillWhenEmptyAsync();
        Assert.Equal(1, await db.ImportRuns.CountAsync());
    }

    [Theory]
    [InlineData("XOF")]
    [InlineData("TND")]
    public async Task It_works_in_other_currencies(string currency)
    {
        await using var estate = await TestEstate.CreateAsync(s => s.AddImport(), null, ("Agency:Currency", currency));
        await estate.Services.FillWhenEmptyAsync();
        Assert.True(await estate.ReadAsync(db => db.Payments.AnyAsync()));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_bytes_and_another_does_not()
    {
        var euro = Currency.FromCode("EUR")!;
        var options = new DemoOptions(new DateOnly(2025, 6, 15), 20, 6);
        var hashes = new List<string>();
        foreach (var seed in (int[])[5, 5, 6])
        {
            var folder = Directory.CreateTempSubdirectory().FullName;
            await DemoAgency.WriteAsync(folder, options with { Seed = seed }, euro);
            hashes.Add(string.Join(" ", (await AgencyReader.ReadAsync(folder, euro)).Files.Select(f => f.Sha256)));
            Directory.Delete(folder, true);
        }

        Assert.Equal(hashes[0], hashes[1]);
        Assert.NotEqual(hashes[0], hashes[2]);
    }
}
