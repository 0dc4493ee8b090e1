using BlazorEstate.Shared.Grid;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;

namespace BlazorEstate.Tests.Support;

/// <summary>A page under the address bar, as the layout holds it: another query is the same page that reads again.</summary>
public sealed class Addressed<TPage> : ComponentBase, IDisposable
    where TPage : IComponent
{
    [Inject]
    public NavigationManager Navigation { get; set; } = default!;

    public void Dispose() => Navigation.LocationChanged -= Follow;

    protected override void OnInitialized() => Navigation.LocationChanged += Follow;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<ListQuery>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<ListQuery>.Value), ListQuery.Parse(Navigation.Uri));
        builder.AddComponentParameter(2, nameof(CascadingValue<ListQuery>.ChildContent), (RenderFragment)(page =>
        {
            page.OpenComponent<TPage>(0);
            page.CloseComponent();
        }));
        builder.CloseComponent();
    }

    private void Follow(object? sender, LocationChangedEventArgs e) => InvokeAsync(StateHasChanged);
}
