using BlazorEstate.Live;

namespace BlazorEstate.Features.Documents;

public static class DocumentsSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(DocumentOptions.From(configuration))
        .AddScoped<DocumentQueries>().AddScoped<DocumentsService>().AddScan<DocumentExpiringScan>();
}
