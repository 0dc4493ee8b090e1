using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Features.Payments;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Data;

/// <summary>A database keeps the currency of its amounts, whatever the setting says later.</summary>
public sealed class BooksTests
{
    [Fact]
    public async Task While_there_is_no_amount_the_database_follows_the_setting()
    {
        await using var estate = await TestEstate.CreateAsync();
        await estate.SomeUnitAsync();
        await StartAsync(estate, "XOF");
        Assert.Equal("XOF", await estate.ReadAsync(db => db.Set<Books>().Select(b => b.Currency).SingleAsync()));
        await StartAsync(estate, "EUR");
        Assert.Equal("EUR", await estate.ReadAsync(db => db.Set<Books>().Select(b => b.Currency).SingleAsync()));
    }

    [Fact]
    public async Task With_a_lease_another_currency_stops_the_start()
    {
        await using var estate = await PaidEstate.CreateAsync();
        await estate.LeaseAsync(58_000);
        await StartAsync(estate, "EUR");
        await RefusedAsync(estate);
    }

    [Fact]
    public async Task With_the_cost_of_an_intervention_another_currency_stops_the_start()
    {
        await using var estate = await TestEstate.CreateAsync();
        var unit = await estate.SomeUnitAsync();
        await estate.AddAsync(Intervention.Create("M1", unit.Id, new("Leak", "plumbing", InterventionPriority.Low, InterventionStatus.Completed, new(2025, 1, 1), new(2025, 1, 2), 12_00)));
        await RefusedAsync(estate);
    }

    private static async Task RefusedAsync(TestEstate estate)
    {
        var fault = await Assert.ThrowsAsync<SettingException>(() => StartAsync(estate, "XOF"));
        Assert.Equal("Setting Agency:Currency: the amounts in the database are in EUR, so it cannot be XOF.", fault.Message);
    }

    private static async Task StartAsync(TestEstate estate, string currency)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Estate"] = $"Data Source={estate.DatabaseFile}", ["Agency:Name"] = "A", ["Agency:Currency"] = currency,
        }).Build();
        await using var services = new ServiceCollection().AddLogging().AddLocalization().AddAgency(settings).AddEstateData(settings, Path.GetTempPath()).BuildServiceProvider();
        await services.MigrateEstateAsync();
    }
}
