namespace BlazorEstate.Features.Audit;

public static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddScoped<AuditQueries>().AddScoped<AuditChain>().AddScoped<AuditWords>();
}
