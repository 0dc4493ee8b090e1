using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Support;

/// <summary>The program as other programs call it, at noon of a day on which time stands still: 15 June 2025 unless given.</summary>
public sealed class ApiApp(DateOnly? today = null) : ProgramHost
{
    /// <summary>Adds records as somebody who may do everything.</summary>
    public async Task<T> AddAsync<T>(Result<T> made) where T : class
    {
        await using var db = await Factory.CreateDbContextAsync();
        db.Add(made.Value);
        await db.SaveAsync(TestEstate.Admin);
        return made.Value;
    }

    /// <summary>Adds the flat U1 of the building P1 of the owner O1.</summary>
    public async Task<Unit> FlatAsync()
    {
        var owner = await AddAsync(Owner.Create("O1", new("Amélie", null)));
        var property = await AddAsync(Property.Create("P1", owner.Id, new("Vasseur", PropertyKind.Building)));
        return await AddAsync(Unit.Create("U1", property.Id, new("Lot 1", UnitKind.Flat)));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
        var time = new TestTime((today ?? new DateOnly(2025, 6, 15)).ToDateTime(new TimeOnly(10, 0)));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time));
    }
}
