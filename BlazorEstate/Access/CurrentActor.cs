using System.Globalization;
using System.Security.Claims;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components.Authorization;

namespace BlazorEstate.Access;

/// <summary>The person behind a circuit, as the one who acts. For pages, dialogs and the bell.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    public async Task<Actor> GetAsync() => (await authentication.GetAuthenticationStateAsync()).User.ToActor(ActorOrigin.Screen);
}

public static class EstateClaims
{
    /// <summary>The claim type of a permission.</summary>
    public const string Permission = "permission";

    public static long? UserId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Nobody signed in is an actor without any permission.</summary>
    public static Actor ToActor(this ClaimsPrincipal user, ActorOrigin origin) =>
        new(user.UserId(), user.Identity?.Name ?? "", user.FindAll(EstateClaims.Permission).Select(c => c.Value).ToHashSet(), origin);
}
