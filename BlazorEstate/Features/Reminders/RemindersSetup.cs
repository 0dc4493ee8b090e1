using BlazorEstate.Features.Reminders.Scans;
using BlazorEstate.Live;

namespace BlazorEstate.Features.Reminders;

public static class RemindersSetup
{
    public static IServiceCollection AddReminders(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(ReminderOptions.From(configuration))
        .AddScoped<ReminderScans>()
        .AddScan<OverdueScan>().AddScan<DueSoonScan>().AddScan<RentCallScan>().AddScan<LeaseEndingScan>().AddScan<LeaseEndedScan>()
        .AddScan<DepositScan>().AddScan<InterventionDeadlineScan>()
        .AddHostedService<ReminderWorker>();
}
