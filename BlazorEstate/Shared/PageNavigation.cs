using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BlazorEstate.Shared;

/// <summary>
/// Sends the person on to another page, also when the line drops just then: what the browser is told while the line is
/// down is lost, so it is told again when the line is back. Components of a circuit go on by this, never by NavigationManager alone.
/// </summary>
public sealed class PageNavigation : CircuitHandler, IDisposable
{
    private readonly NavigationManager navigation;
    private (string Url, bool Replace)? pending;

    public PageNavigation(NavigationManager navigation)
    {
        this.navigation = navigation;
        navigation.LocationChanged += Arrived;
    }

    /// <param name="replace">Whether the present page leaves the browser's history.</param>
    public void To(string url, bool replace = false)
    {
        pending = (url, replace);
        Go(url, replace);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (pending is { } lost)
        {
            Go(lost.Url, lost.Replace);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => navigation.LocationChanged -= Arrived;

    // The pages of the account have no circuit: the browser itself must ask for them.
    private void Go(string url, bool replace) => navigation.NavigateTo(url, forceLoad: EstateUrls.HasNoCircuit(url), replace: replace);

    private void Arrived(object? sender, LocationChangedEventArgs e) => pending = null;
}
