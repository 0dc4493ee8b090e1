using BlazorEstate.Features.Import.Demo;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Features.Plans;
using BlazorEstate.Features.Visits;

namespace BlazorEstate.App;

/// <summary>Fills an empty agency with what each feature shows, in Development alone.</summary>
public static class DemoStart
{
    public static async Task FillDemosAsync(this WebApplication app)
    {
        await app.FillDemoAsync();
        await app.FillDemoVisitsAsync();
        await app.FillDemoBillingAsync();
        await app.FillDemoPlansAsync();
    }
}
