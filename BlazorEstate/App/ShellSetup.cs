using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;
using Radzen;

namespace BlazorEstate.App;

public static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            // A drawn signature comes over the circuit in one message; 32 KB, the default, would end the circuit of whoever signs broadly.
            .AddHubOptions(options => options.MaximumReceiveMessageSize = 512 * 1024);
        services.Configure<CircuitOptions>(options =>
        {
            // Our script never pauses a circuit, so nothing comes back for the persisted state of one.
            options.PersistedCircuitInMemoryMaxRetained = 0;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);

            // A call to the browser that got lost with the line is never answered: that must not end the circuit a minute later.
            options.JSInteropDefaultCallTimeout = TimeSpan.FromDays(1);
        });
        services.AddRadzenComponents();

        // Not over HTTPS, where the size of a page could tell of what is in it; a proxy that ends HTTPS speaks HTTP here.
        services.AddResponseCompression(options => options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/calendar", "text/csv"]);
        services.AddScoped<PageNavigation>().AddScoped<CircuitHandler>(s => s.GetRequiredService<PageNavigation>());
        services.AddCultures();
        return services;
    }

    /// <summary>What every request passes through.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) { app.UseExceptionHandler("/error", createScopeForErrors: true); }
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // Programs get their own answer: a status, or problem details.
            if (!IsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages) { pages.Enabled = false; }
            return next(context);
        });
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        return app;
    }

    public static WebApplication MapShell(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapCulture();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);
}
