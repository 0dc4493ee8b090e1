using System.Security.Claims;
using BlazorEstate.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace BlazorEstate.Tests.Support;

/// <summary>Somebody at a screen with what a role allows. The role may change meanwhile: what is drawn next knows.</summary>
public sealed class SignedIn(string role) : AuthenticationStateProvider
{
    public string Role { get; set; } = role;

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
        Roles.Allowed[Role].Select(p => new Claim(EstateClaims.Permission, p)).Append(new Claim(ClaimTypes.Name, Role)), "test"))));
}
