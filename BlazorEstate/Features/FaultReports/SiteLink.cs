namespace BlazorEstate.Features.FaultReports;

/// <summary>Full addresses for people outside: they begin with the setting Site:Url, else with the address by which a colleague came here.</summary>
public static class SiteLink
{
    public static string Full(IConfiguration configuration, string cameBy, string path) =>
        (configuration["Site:Url"] is { Length: > 0 } set ? set : cameBy).TrimEnd('/') + path;
}
