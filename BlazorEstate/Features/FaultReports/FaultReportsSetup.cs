using BlazorEstate.Features.FaultReports.Public;

namespace BlazorEstate.Features.FaultReports;

public static class FaultReportsSetup
{
    public static IServiceCollection AddFaultReports(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(FaultReportOptions.Of(configuration))
        .AddScoped<ReportLinks>().AddScoped<FaultReportService>().AddScoped<ReportForms>();
}
