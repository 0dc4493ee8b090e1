using BlazorEstate.Access;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BlazorEstate.Features.Account.Circuits;

/// <summary>Sends a circuit whose session ended while it was away to the sign-in page as soon as it is connected again.</summary>
public sealed class CircuitGuard(AuthenticationStateProvider authentication, NavigationManager navigation) : CircuitHandler
{
    private long? _person;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => _person = await PersonAsync();

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_person is not null && await PersonAsync() != _person)
        {
            navigation.NavigateTo(EstateUrls.SignInThen(navigation.ToAbsoluteUri(navigation.Uri).PathAndQuery), forceLoad: true);
        }
    }

    private async Task<long?> PersonAsync() => (await authentication.GetAuthenticationStateAsync()).User.UserId();
}
