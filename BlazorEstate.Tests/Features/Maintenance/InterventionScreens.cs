using System.Security.Claims;
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
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Screens of one intervention on a real database. It is noon on 15 June 2025; a manager looks on unless told otherwise.</summary>
public abstract class InterventionScreens : ComponentTest, IAsyncLifetime
{
    protected SignedIn Who { get; } = new();

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
        Services.AddSingleton(Estate.Factory).AddSingleton(Estate.Get<AgencyClock>()).AddSingleton(Estate.Get<EstateChanges>()).AddSingleton(Estate.Get<FileStore>());
        Services.AddSingleton(Estate.Get<TenantMailOptions>()).AddSingleton(Estate.Get<OwnerMailOptions>());
        Services.AddSingleton<Lookups>().AddSingleton(Estate.Get<PlanStandings>()).AddScoped<CurrentActor>().AddSingleton<AuthenticationStateProvider>(Who).AddMaintenance(settings);
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

    protected sealed class SignedIn : AuthenticationStateProvider
    {
        public string Role { get; set; } = Roles.Manager;

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            Roles.Allowed[Role].Select(p => new Claim(EstateClaims.Permission, p)).Append(new Claim(ClaimTypes.Name, Role)), "test"))));
    }
}
