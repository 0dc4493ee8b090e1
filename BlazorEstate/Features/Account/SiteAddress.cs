using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BlazorEstate.Features.Account;

/// <summary>
/// The address that links of mails begin with: the setting Site:Url; else the request's own, where it can be trusted (a loopback
/// host, or AllowedHosts names the hosts); else where the server listens. A forged Host header must not choose where a reset link leads.
/// </summary>
public sealed class SiteAddress(IConfiguration configuration, IServer server)
{
    public string Of(HttpRequest request)
    {
        if (configuration["Site:Url"] is { Length: > 0 } set)
        {
            return set;
        }

        var trusted = request.Host.Host is "localhost" or "127.0.0.1" or "[::1]" || configuration["AllowedHosts"] is { Length: > 0 } and not "*";
        var own = $"{request.Scheme}://{request.Host}";
        return trusted ? own : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? own;
    }
}
