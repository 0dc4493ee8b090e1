using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Screens of one intervention on a real database. It is noon on 15 June 2025; a manager looks on unless told otherwise.</summary>
public abstract class InterventionScreens : ComponentTest, IAsyncLifetime
{
    protected SignedIn Who { get; } = new(Roles.Manager);

    /// <summary>What dialogs handed back.</summary>
    protected List<object?> Closed { get; } = [];

    protected TestEstate Estate { get; private set; } = null!;

    protected Unit Unit { get; private set; } = null!;

    protected MaintenanceService Service => Estate.Scoped<MaintenanceService>();

    public async Task InitializeAsync()
    {
        var settings = new ConfigurationBuilder().Build();
        Estate = await TestEstate.CreateAsync(s => s.AddMaintenance(settings));
        Unit = await Estate.SomeUnitAsync();
        Add(Estate, Who).AddMaintenance(settings);
        SetRendererInfo(new RendererInfo("Server", true));
        Services.GetRequiredService<DialogService>().OnClose += value => Closed.Add((object?)value);
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Estate.DisposeAsync();
    }

    protected IRenderedComponent<InterventionPage> Page(string code) => Render<InterventionPage>(p => p.Add(x => x.Code, code));

    /// <summary>A dialog that stands open.</summary>
    protected IRenderedComponent<TDialog> Dialog<TDialog>(Action<ComponentParameterCollectionBuilder<TDialog>> parameters) where TDialog : ComponentBase
    {
        _ = Services.GetRequiredService<DialogService>().OpenAsync<TDialog>("");
        return Render(parameters);
    }
}
