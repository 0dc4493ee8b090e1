using System.Globalization;
using System.Threading.RateLimiting;
using BlazorEstate.Access;
using BlazorEstate.Features.Account.Circuits;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.RateLimiting;

namespace BlazorEstate.Features.Account;

public static class AccountSetup
{
    /// <summary>Forms of the account pages that one address may post in a minute: enough for an office, too few for guessing.</summary>
    public const int PostsPerMinute = 100;

    public static IServiceCollection AddAccount(this IServiceCollection services)
    {
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped(sp => (IHostEnvironmentAuthenticationStateProvider)sp.GetRequiredService<AuthenticationStateProvider>());
        services.AddScoped<CircuitHandler, CircuitGuard>();
        services.AddScoped<SignInService>().AddScoped<PasswordService>().AddScoped<ProfileService>().AddScoped<DeviceService>();
        services.AddSingleton<SignInAttempts>().AddSingleton<DemoUsers>().AddSingleton<SetupCode>().AddSingleton<ResetMail>().AddSingleton<SiteAddress>();
        services.AddRateLimiter(Limit);
        return services;
    }

    /// <summary>Who is calling, and what they may do. Comes after the request's language is known.</summary>
    public static WebApplication UseAccount(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWhen(c => HttpMethods.IsPost(c.Request.Method) && c.Request.Path.StartsWithSegments(EstateUrls.Account), b => b.UseRateLimiter());
        app.MapGet("/login", (string? returnUrl) => Results.LocalRedirect(EstateUrls.SignInThen(EstateUrls.LocalOrHome(returnUrl))));
        return app;
    }

    /// <summary>What must stand in the database before people come: the roles, in Development the demo users, and else a way to the first administrator.</summary>
    public static async Task StartAccountsAsync(this WebApplication app, CancellationToken ct = default)
    {
        await app.Services.GetRequiredService<Accounts>().EnsureRolesAsync(ct);
        await app.Services.GetRequiredService<DemoUsers>().EnsureAsync(ct);
        await app.Services.GetRequiredService<SetupCode>().AnnounceAsync(ct);
    }

    private static void Limit(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetSlidingWindowLimiter(
            c.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = PostsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, ct) =>
        {
            var text = rejected.HttpContext.RequestServices.GetRequiredService<ProblemText>();
            rejected.HttpContext.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await rejected.HttpContext.Response.WriteAsync(text.Sentence(new Problem("", "Title.429")), ct);
        };
    }
}
