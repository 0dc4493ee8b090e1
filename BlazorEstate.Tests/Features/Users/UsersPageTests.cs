using System.Security.Claims;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Features.Users;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Users;

public sealed class UsersPageTests : ComponentTest, IAsyncLifetime
{
    private TestEstate estate = null!;

    public async Task InitializeAsync()
    {
        estate = await TestEstate.CreateAsync(services => services.AddEstateAccess(Path.GetTempPath()).AddUsers());
        await estate.Get<Accounts>().EnsureRolesAsync();
        Services.AddSingleton(estate.Get<IDbContextFactory<EstateDbContext>>()).AddSingleton(estate.Get<AgencyClock>());
        Services.AddSingleton(estate.Get<Accounts>()).AddSingleton(estate.Get<EstateChanges>());
        Services.AddScoped<CurrentActor>().AddScoped<TokenService>().AddUsers();
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn());
        SetRendererInfo(new("Server", isInteractive: true));
        await estate.Scoped<UserService>().CreateAsync(new NewUser("ada@site.example", "Ada", [Roles.Administrator], "long enough"), TestEstate.Admin);
    }

    public new async Task DisposeAsync()
    {
        Dispose();
        await estate.DisposeAsync();
    }

    [Fact]
    public async Task The_list_shows_people_and_hears_of_new_ones()
    {
        var page = Render<UsersPage>(p => p.AddCascadingValue(ListQuery.Parse("/users")));
        page.WaitForAssertion(() => Assert.Contains("Ada", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Administrator", page.Markup, StringComparison.Ordinal);

        await estate.Scoped<UserService>().CreateAsync(new NewUser("bob@site.example", "Bob", [Roles.Agent]), TestEstate.Admin);

        page.WaitForAssertion(() => Assert.Contains("Waits for a password", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_person_s_page_says_what_they_may_do()
    {
        Speak("fr-FR");
        var page = Render<UserPage>(p => p.Add(x => x.Id, 1));
        page.WaitForAssertion(() => Assert.Contains("Gérer les utilisateurs", page.Markup, StringComparison.Ordinal));
        Assert.NotNull(page.FindAll("button").SingleOrDefault(b => b.TextContent.Contains("Désactiver", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_matrix_says_in_words_what_each_role_may_do()
    {
        var page = Render<RolesPage>();
        Assert.Equal(Permissions.All.Count, page.FindAll("tbody tr").Count);
        Assert.Equal(Roles.Allowed.Values.Sum(r => r.Count), page.FindAll("td .sr-only").Count(x => x.TextContent == "allowed"));
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(Permissions.All.Select(p => new Claim(EstateClaims.Permission, p)), "test"))));
    }
}
