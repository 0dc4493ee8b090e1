using BlazorEstate.Access;
using BlazorEstate.Features.Account;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace BlazorEstate.Tests.Features.Account;

public sealed class DemoUsersTests
{
    [Theory]
    [InlineData("Development", 6)]
    [InlineData("Production", 0)]
    public async Task Only_development_makes_and_offers_one_user_per_role(string environment, int users)
    {
        await using var estate = await CreateAsync(environment);
        var demo = estate.Get<DemoUsers>();
        await demo.EnsureAsync();
        await demo.EnsureAsync();
        Assert.Equal(users, await estate.ReadAsync(db => db.Users.CountAsync()));
        Assert.Equal(users, (await demo.OfferedAsync()).SelectMany(u => u.Roles).Distinct().Count());
    }

    [Fact]
    public async Task Where_somebody_has_an_account_no_demo_user_is_made()
    {
        await using var estate = await CreateAsync("Development");
        await estate.Get<Accounts>().CreateAsync(new NewUser("ada@site.example", "Ada", [Roles.Agent]), TestEstate.Admin);
        await estate.Get<DemoUsers>().EnsureAsync();
        Assert.Equal(1, await estate.ReadAsync(db => db.Users.CountAsync()));
        Assert.Empty(await estate.Get<DemoUsers>().OfferedAsync());
    }

    private static async Task<TestEstate> CreateAsync(string environment)
    {
        var estate = await TestEstate.CreateAsync(services => services.AddEstateAccess(Path.GetTempPath()).AddAccount()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment }));
        await estate.Get<Accounts>().EnsureRolesAsync();
        return estate;
    }
}
