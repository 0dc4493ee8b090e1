namespace BlazorEstate.Features.Owners;

public static class OwnersSetup
{
    public static IServiceCollection AddOwners(this IServiceCollection services) =>
        services.AddScoped<OwnersQueries>().AddScoped<OwnersService>();
}
