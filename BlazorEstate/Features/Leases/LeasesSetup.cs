namespace BlazorEstate.Features.Leases;

public static class LeasesSetup
{
    public static IServiceCollection AddLeases(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(IssueOptions.From(configuration))
        .AddScoped<LeaseLedger>().AddScoped<LeaseQueries>().AddScoped<AccountQueries>().AddScoped<LeaseChoices>().AddScoped<LeaseForesight>().AddScoped<LeaseHistoryQueries>()
        .AddScoped<LeaseWire>().AddScoped<LeaseAnswers>().AddScoped<ChargeIssuer>()
        .AddHostedService<ChargeIssuingWorker>();
}
