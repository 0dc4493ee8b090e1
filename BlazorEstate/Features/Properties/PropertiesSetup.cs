namespace BlazorEstate.Features.Properties;

public static class PropertiesSetup
{
    public static IServiceCollection AddProperties(this IServiceCollection services) => services
        .AddScoped<PropertiesQueries>().AddScoped<PropertiesService>()
        .AddScoped<UnitsQueries>().AddScoped<UnitsService>();
}
