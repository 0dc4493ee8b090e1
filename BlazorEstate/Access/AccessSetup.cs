using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlazorEstate.Access;

public static class AccessSetup
{
    /// <summary>How often an open circuit looks whether its session was ended by another program, and a cookie's claims are renewed.</summary>
    public static readonly TimeSpan Revalidation = TimeSpan.FromSeconds(20);

    /// <summary>People and their roles, the cookie of a browser, the token of a program, one policy per permission, and who is acting.</summary>
    public static IServiceCollection AddEstateAccess(this IServiceCollection services, string contentRoot)
    {
        // Beside the data, so that sessions and links outlive a restart wherever the program runs.
        services.AddDataProtection().SetApplicationName("BlazorEstate").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(contentRoot, "data", "keys")));
        services.TryAddScoped(sp => sp.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContext());
        services.AddIdentityCore<EstateUser>(PasswordRules.Apply)
            .AddRoles<IdentityRole<long>>()
            .AddEntityFrameworkStores<EstateDbContext>()
            .AddSignInManager<EstateSignIn>()
            .AddClaimsPrincipalFactory<EstateClaimsFactory>()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = Revalidation);
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(3));

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(Cookie);

        var authorization = services.AddAuthorizationBuilder();
        foreach (var permission in Permissions.All)
        {
            authorization.AddPolicy(permission, p => p.RequireClaim(EstateClaims.Permission, permission));
        }

        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>().AddScoped<TokenService>().AddScoped<EventSentences>().AddSingleton<Accounts>().AddSingleton<Sessions>();
        return services;
    }

    /// <summary>The API takes bearer tokens only: a browser's cookie opens nothing there, so no other site can use it.</summary>
    public static RouteGroupBuilder RequireToken(this RouteGroupBuilder api) =>
        api.RequireAuthorization(new AuthorizationPolicyBuilder(TokenAuthentication.Name).RequireAuthenticatedUser().Build());

    /// <summary>The API's caller as the one who acts.</summary>
    public static Actor Actor(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.User.ToActor(ActorOrigin.Api);
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "BlazorEstate";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = EstateUrls.SignIn;
        options.LogoutPath = EstateUrls.SignOut;
        options.AccessDeniedPath = EstateUrls.Forbidden;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = Sessions.ValidateCookieAsync;
    }
}
