using BlazorEstate.Features.Reminders.Scans;

namespace BlazorEstate.Features.Reminders;

public static class RemindersSetup
{
    public static IServiceCollection AddReminders(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(ReminderOptions.From(configuration))
        .AddScoped<ScanWriter>().AddScoped<ReminderScans>()
        .AddScan<OverdueScan>().AddScan<DueSoonScan>().AddScan<RentCallScan>().AddScan<LeaseEndingScan>().AddScan<LeaseEndedScan>()
        .AddScan<DepositScan>().AddScan<InterventionDeadlineScan>()
        .AddHostedService<ReminderWorker>();

    private static IServiceCollection AddScan<TScan>(this IServiceCollection services) where TScan : ReminderScan =>
        services.AddScoped<TScan>().AddScoped<ReminderScan>(sp => sp.GetRequiredService<TScan>());
}
