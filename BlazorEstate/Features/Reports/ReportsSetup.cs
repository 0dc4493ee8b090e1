namespace BlazorEstate.Features.Reports;

public static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportCsv>().AddSingleton<ReportJson>().AddSingleton<ReportXlsx>().AddSingleton<ReportFile>()
        .AddScoped<ReportRuns>().AddScoped<ReportQueue>().AddHostedService<ReportWorker>();
}
