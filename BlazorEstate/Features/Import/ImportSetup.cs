namespace BlazorEstate.Features.Import;

public static class ImportSetup
{
    public static IServiceCollection AddImport(this IServiceCollection services) => 
        services.AddScoped<EstateImport>().AddScoped<ImportErrorsText>().AddScoped<ImportQueries>();
}
