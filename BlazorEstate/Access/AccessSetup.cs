using BlazorEstate.Shared;
using Microsoft.AspNetCore.Authorization;

namespace BlazorEstate.Access;

public static class AccessSetup
{
    /// <summary>One policy per permission, and who is acting. Sign-in itself belongs to the account feature.</summary>
    public static IServiceCollection AddEstateAccess(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var permission in Permissions.All)
        {
            authorization.AddPolicy(permission, p => p.RequireClaim(EstateClaims.Permission, permission));
        }

        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>();
        return services;
    }

    /// <summary>The API's caller as the one who acts.</summary>
    public static Actor Actor(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.User.ToActor(ActorOrigin.Api);
    }
}
