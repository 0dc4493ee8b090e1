using BlazorEstate.Domain;
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
    [InlineData("2026-11-22", 1)]
    [InlineData("2025-03-01", 7)]
    public async Task It_could_be_true(string day, int seed)
    {
        await using var estate = await TestEstate.CreateAsync(s => s.AddImport(), DateOnly.ParseExact(day, "yyyy-MM-dd"));
        Assert.Equal(0, await DemoCommand.RunAsync(estate.Services, ["--leases", "400", "--seed", $"{seed}"], default));
        await using var db = await estate.Factory.CreateDbContextAsync();
        var properties = await db.Properties.ToListAsync();
        Assert.Equal(properties.Count, properties.Select(p => p.Name).Distinct().Count());
        foreach (var property in properties)
        {
            var kinds = await db.Units.Where(u => u.PropertyId == property.Id).Select(u => u.Kind).ToListAsync();
            Assert.True(property.Kind == PropertyKind.House ? kinds is [UnitKind.House] : !kinds.Contains(UnitKind.House), $"{property.Name}, {property.Kind}: {string.Join(", ", kinds)}");
        }

        UnitKind[] lived = [UnitKind.Flat, UnitKind.Studio, UnitKind.House];
        Assert.Equal(0, await db.Interventions.CountAsync(i => i.Bearer != CostBearer.Owner && !db.Leases.Any(l => l.UnitId == i.UnitId && l.Start <= i.ReportedOn && l.LastDay >= i.ReportedOn)));
        Assert.Equal(0, await db.Interventions.CountAsync(i => db.Units.Any(u => u.Id == i.UnitId && u.Kind == UnitKind.Parking) && i.Category != "locksmith" && i.Category != "electrical"));
        Assert.Equal(0, await db.Interventions.CountAsync(i => (i.Category == "common areas" || i.Category == "roof") && !db.Units.Any(u => u.Id == i.UnitId && lived.Contains(u.Kind))));
        Assert.True(await db.Interventions.AnyAsync(i => i.Bearer == CostBearer.Tenant) && await db.Interventions.AnyAsync(i => i.Bearer == CostBearer.Split), "works that tenants pay");
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
