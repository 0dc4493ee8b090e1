using Microsoft.Extensions.Configuration.Json;

namespace BlazorEstate.App;

public static class RootSettings
{
    /// <summary>
    /// Reads appsettings.json from beside the program, whatever the working directory is.
    /// It comes first, so that environment variables and the command line still win.
    /// </summary>
    public static void AddRootSettings(this IConfigurationManager configuration)
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
