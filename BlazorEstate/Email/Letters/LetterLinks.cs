using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BlazorEstate.Email.Letters;

/// <summary>Full addresses of pages, for mails: they begin with the setting Site:Url, else with where the program listens; null where neither is known.</summary>
public sealed class LetterLinks(IConfiguration configuration, IServer? server = null)
{
    public string? Of(string? path)
    {
        var site = configuration["Site:Url"] is { Length: > 0 } set ? set : server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return path is null || string.IsNullOrEmpty(site) ? null : site.TrimEnd('/') + path;
    }
}
