namespace BlazorEstate.Live;

public static class LiveSetup
{
    public static IServiceCollection AddEstateLive(this IServiceCollection services) =>
        services.AddSingleton<EstateChanges>().AddHostedService<AuditTail>().AddHostedService<WarmUp>();
}
