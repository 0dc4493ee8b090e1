using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Email;
using BlazorEstate.Features.Account;
using BlazorEstate.Features.Account.Circuits;
using BlazorEstate.Features.Users;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Account;

public sealed class CircuitSessionTests : IAsyncLifetime
{
    private TestEstate estate = null!;

    public async Task InitializeAsync()
    {
        estate = await TestEstate.CreateAsync(services => services.AddEstateAccess(Path.GetTempPath()).AddAccount().AddUsers().AddHttpContextAccessor());
        await estate.Get<Accounts>().EnsureRolesAsync();
    }

    public async Task DisposeAsync() => await estate.DisposeAsync();

    [Theory]
    [InlineData("disable")]
    [InlineData("roles")]
    [InlineData("reset")]
    [InlineData("sign-out")]
    public async Task What_ends_a_session_ends_the_person_s_open_circuit(string what)
    {
        var id = await PersonAsync("one");
        using var circuit = await OpenAsync(id);
        var users = estate.Scoped<UserService>();
        Assert.True((what switch
        {
            "disable" => await users.DisableAsync(id, TestEstate.Admin),
            "roles" => await users.ChangeAsync(id, "One", [Roles.Auditor], TestEstate.Admin),
            "reset" => await users.ResetPasswordAsync(id, TestEstate.Admin),
            _ => await SignOutAsync(id),
        }).IsOk);
        await Waiting.UntilAsync(async () => await WhoAsync(circuit) is null);
    }

    [Fact]
    public async Task A_change_of_the_name_or_of_somebody_else_ends_nothing()
    {
        var (one, other) = (await PersonAsync("one"), await PersonAsync("other"));
        using var circuit = await OpenAsync(one);
        await estate.Scoped<UserService>().ChangeAsync(one, "New name", [Roles.Agent], TestEstate.Admin);
        await estate.Scoped<UserService>().DisableAsync(other, TestEstate.Admin);
        await Task.Delay(500);
        Assert.Equal(one, await WhoAsync(circuit));
    }

    [Fact]
    public async Task Somebody_else_s_connection_does_not_take_a_circuit_over()
    {
        var (one, other) = (await PersonAsync("one"), await PersonAsync("other"));
        using var circuit = await OpenAsync(one);
        await circuit.AcceptAsync(StateAsync(one));
        Assert.Equal(one, await WhoAsync(circuit));

        await circuit.AcceptAsync(StateAsync(other));
        Assert.Null(await WhoAsync(circuit));

        await circuit.AcceptAsync(StateAsync(one));
        Assert.Null(await WhoAsync(circuit));
    }

    private static async Task<long?> WhoAsync(CircuitSession circuit) => (await circuit.GetAuthenticationStateAsync()).User.UserId();

    private async Task<long> PersonAsync(string name) =>
        (await estate.Get<Accounts>().CreateAsync(new NewUser($"{name}@site.example", name, [Roles.Agent], "long enough"), Actor.System)).Value;

    private async Task<CircuitSession> OpenAsync(long id)
    {
        var circuit = (CircuitSession)estate.Scoped<AuthenticationStateProvider>();
        await circuit.AcceptAsync(StateAsync(id));
        Assert.Equal(id, await WhoAsync(circuit));
        return circuit;
    }

    private async Task<AuthenticationState> StateAsync(long id)
    {
        await using var scope = estate.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<EstateUser>>().FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new(await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<EstateUser>>().CreateAsync(user!));
    }

    private async Task<Result> SignOutAsync(long id)
    {
        await using var scope = estate.Services.CreateAsyncScope();
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = scope.ServiceProvider };
        scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Http.IHttpContextAccessor>().HttpContext = context;
        await scope.ServiceProvider.GetRequiredService<SignInService>().SignOutAsync((await StateAsync(id)).User);
        return Result.Ok();
    }
}
