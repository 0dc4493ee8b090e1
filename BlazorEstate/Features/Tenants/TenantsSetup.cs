namespace BlazorEstate.Features.Tenants;

public static class TenantsSetup
{
    public static IServiceCollection AddTenants(this IServiceCollection services) =>
        services.AddScoped<TenantsQueries>().AddScoped<TenantsService>();
}
