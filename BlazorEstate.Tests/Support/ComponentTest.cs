using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Email;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Support;

/// <summary>Renders components as the application does: Radzen's services, texts, money; English unless told.</summary>
public abstract class ComponentTest : BunitContext
{
    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo uiCulture = CultureInfo.CurrentUICulture;

    // The kit gives up after a second, which is little where many tests run at once.
    static ComponentTest() => DefaultWaitTimeout = Waiting.Patience;

    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddRadzenComponents();
        Services.AddSingleton(new AgencyOptions { Name = "Agence Test" });
        Services.AddSingleton(Currency.FromCode("EUR")!);
        Services.AddSingleton<MoneyText>();
        Services.AddScoped<ProblemText>();
        Services.AddScoped<PageNavigation>();
        Speak("en-GB");
    }

    /// <summary>Lets what is rendered work on an agency's database, clock, signals and files, as somebody who is signed in.</summary>
    protected IServiceCollection Add(TestEstate estate, SignedIn who)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return Services.AddSingleton(estate.Factory).AddSingleton(estate.Get<AgencyClock>()).AddSingleton(estate.Get<EstateChanges>()).AddSingleton(estate.Get<FileStore>())
            .AddSingleton(estate.Get<RevisionCache>()).AddSingleton(estate.Get<Lookups>()).AddSingleton(estate.Get<PlanStandings>()).AddSingleton(estate.Get<TenantMailOptions>()).AddSingleton(estate.Get<OwnerMailOptions>())
            .AddScoped<CurrentActor>().AddSingleton<AuthenticationStateProvider>(who);
    }

    /// <summary>The language and formats of what is rendered from here on.</summary>
    protected static void Speak(string name) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = uiCulture;
        base.Dispose(disposing);
    }
}
