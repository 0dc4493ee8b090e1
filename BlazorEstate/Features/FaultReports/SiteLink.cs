namespace BlazorEstate.Features.FaultReports;

/// <summary>Full addresses for people outside: they begin with the setting Site:Url, else with the address by which a colleague came here.</summary>
public static class SiteLink
{
    public static string Full(IConfiguration configuration, string cameBy, string path) =>
        (configuration["Site:Url"] is { Length: > 0 } set ? set : cameBy).TrimEnd('/') + path;

    /// <summary>Whether a full address leads to the reader's own machine, so that nobody else comes here by it.</summary>
    public static bool IsLocal(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
