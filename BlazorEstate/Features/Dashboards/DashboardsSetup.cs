namespace BlazorEstate.Features.Dashboards;

public static class DashboardsSetup
{
    public static IServiceCollection AddDashboards(this IServiceCollection services) =>
        services.AddScoped<StatisticsQueries>().AddScoped<HomeQueries>().AddScoped<DueQueries>();
}
