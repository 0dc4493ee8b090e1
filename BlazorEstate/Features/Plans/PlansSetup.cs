using BlazorEstate.Live;

namespace BlazorEstate.Features.Plans;

public static class PlansSetup
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddScoped<PlanQueries>().AddScoped<PlansService>().AddScoped<PlanWire>().AddScoped<DemoPlans>().AddScan<PlanMaker>().AddScan<LegalCheckScan>();
}
