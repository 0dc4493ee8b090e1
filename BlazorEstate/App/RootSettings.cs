using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.Configuration.Json;

namespace BlazorEstate.App;

public static class RootSettings
{
    // Following changes of the settings means a watch on the working directory and all below it: by default the database is there,
    // and every page written to it would be told to this program, a third of an import's system time.
    private const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    // Built files are served as they were built: compressed, and kept by browsers under the name of their content. Only who edits
    // them while the program runs needs them read anew, uncompressed, at every request.
    private static readonly string ServeAsBuilt = $"--ReloadStaticAssetsAtRuntime={Environment.GetEnvironmentVariable("DOTNET_WATCH") == "1"}";

    /// <summary>A builder that finds its scripts and styles whatever the working directory and the environment are.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [ReadOnce, ServeAsBuilt, .. CommandLine.Settings(args)], WebRootPath = Directory.Exists(published) ? published : null });
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (builder.Environment.IsProduction())
        {
            // One line of JSON per event: for programs that collect logs, and so that no text from outside can pose as an event.
            builder.Logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        }

        builder.Configuration.AddRootSettings();
        return builder;
    }

    /// <summary>
    /// Reads appsettings.json from beside the program, whatever the working directory is.
    /// It comes first, so that environment variables and the command line still win.
    /// </summary>
    private static void AddRootSettings(this IConfigurationManager configuration)
    {
        var source = new JsonConfigurationSource
        {
            Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json"),
            Optional = false,
            ReloadOnChange = false,
        };
        source.ResolveFileProvider();
        configuration.Sources.Insert(0, source);
    }
}
