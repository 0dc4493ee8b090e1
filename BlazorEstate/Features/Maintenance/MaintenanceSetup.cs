using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Attachments;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Features.Maintenance.Invoices;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Live;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Maintenance;

public static class MaintenanceSetup
{
    private const int MostDays = 366;

    public static IServiceCollection AddMaintenance(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(Deadlines(configuration)).AddSingleton(BillingOptions.Of(configuration))
        .AddSingleton(sp => QuoteRules.Of(sp.GetRequiredService<BillingOptions>(), sp.GetRequiredService<Currency>())).AddScoped<InterventionWriter>().AddScoped<QuoteService>().AddScoped<QuoteQueries>().AddScoped<InvoiceService>().AddScoped<DemoBilling>()
        .AddScoped<MaintenanceService>().AddScoped<MaintenanceQueries>().AddScoped<History.HistoryQueries>().AddScoped<MaintenanceWire>().AddScoped<InterventionNews>().AddScoped<TenantWorksLetters>().AddScoped<ReporterAnswers>().AddScoped<OwnerWorksLetters>().AddScoped<AttachmentService>().AddScoped<RechargeService>().AddScoped<RechargeQueries>()
        .AddScan<InterventionTomorrowScan>().AddScoped<MaintenanceCloser>().AddHostedService<MaintenanceCloserWorker>()
        .AddScoped(sp => new SlotMover(nameof(Intervention), Permissions.MaintenanceEdit, sp.GetRequiredService<MaintenanceService>().MoveAsync));

    /// <summary>Settings Reminders:DeadlineDays:{Urgent,High,Normal,Low}. Throws <see cref="SettingException"/> naming the one that cannot work.</summary>
    public static InterventionDeadlines Deadlines(IConfiguration configuration)
    {
        var standard = new InterventionDeadlines();
        return new(Days(nameof(standard.Urgent), standard.Urgent), Days(nameof(standard.High), standard.High), Days(nameof(standard.Normal), standard.Normal), Days(nameof(standard.Low), standard.Low));

        int Days(string priority, int usual)
        {
            var name = $"Reminders:DeadlineDays:{priority}";
            return configuration[name] is not { Length: > 0 } text ? usual
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostDays ? days
                : throw new SettingException(name, $"\"{text}\" is not a number of days from 0 to {MostDays}.");
        }
    }
}
