using System.Diagnostics;
using BlazorEstate.Data;
using BlazorEstate.Email;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Reminders;
using BlazorEstate.Features.Reminders.Scans;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazorEstate.Bench;

/// <summary>The scan of overdue leases into notifications and letters, in this process, and its rerun with nothing new.</summary>
internal static class Scans
{
    public static async Task RunAsync(string work, int leases, int runs)
    {
        var database = Path.Combine(work, "scans.db");
        await MakeAsync(work, database, leases + (leases / 4));
        var builder = WebApplication.CreateSlimBuilder(["--ConnectionStrings:Estate", $"Data Source={database}"]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddLocalization();
        builder.Services.AddAgency(builder.Configuration).AddEstateData(builder.Configuration, builder.Environment.ContentRootPath).AddEstateLive();
        builder.Services.AddSingleton(TenantMailOptions.Of(builder.Configuration)).AddSingleton(MaintenanceSetup.Deadlines(builder.Configuration)).AddReminders(builder.Configuration);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        await PrepareAsync(scope.ServiceProvider, leases);
        var (first, again) = (new List<(double, double)>(), new List<(double, double)>());
        for (var run = 0; run <= runs; run++)
        {
            await using (var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync())
            {
                await db.OutgoingMails.ExecuteDeleteAsync();
                await db.Notifications.ExecuteDeleteAsync();
            }

            var (taken, wrote) = await ScanAsync(scope.ServiceProvider);
            first.Add(taken);
            if (run == 0)
            {
                Console.WriteLine(FormattableString.Invariant($"scan, the first since the start    {wrote.Notifications} notifications, {wrote.Letters} letters   {taken.Wall:0} ms"));
            }

            var (rerun, nothing) = await ScanAsync(scope.ServiceProvider);
            again.Add(rerun);
            if (nothing.Notifications + nothing.Letters > 0)
            {
                throw new InvalidOperationException("The rerun wrote something");
            }
        }

        // What the hourly run costs: every scan, after one that told all there was.
        var (all, today) = (scope.ServiceProvider.GetRequiredService<ReminderScans>(), scope.ServiceProvider.GetRequiredService<AgencyClock>().Today);
        await all.RunAsync(today, Actor.System);
        await Percentiles.MeasureAsync("every scan with nothing new", _ => all.RunAsync(today, Actor.System), times: 30, warm: 3);
        foreach (var (name, taken) in (IEnumerable<(string, List<(double Wall, double Processor)>)>)[("scan", first[1..]), ("rerun with nothing new", again[1..])])
        {
            taken.Sort();
            Console.WriteLine(FormattableString.Invariant(
                $"{name,-34} p50 {taken[taken.Count / 2].Wall,8:0.0} ms   max {taken[^1].Wall,8:0.0} ms   processor {taken.Average(t => t.Processor),8:0.0} ms"));
        }
    }

    private static async Task<((double Wall, double Processor) Taken, ScanRun Run)> ScanAsync(IServiceProvider services)
    {
        var scan = services.GetRequiredService<OverdueScan>();
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var run = await scan.RunAsync(services.GetRequiredService<AgencyClock>().Today, Actor.System);
        return ((Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds), run);
    }

    /// <summary>An agency in which nobody has paid for three months.</summary>
    private static async Task MakeAsync(string work, string database, int leases)
    {
        var agency = Path.Combine(work, "unpaid");
        await Programs.RunAsync(database, "demo", "--leases", $"{leases}", "--months", "3", "--seed", "7", "--out", agency);
        var payments = Path.Combine(agency, "payments.csv");
        await File.WriteAllLinesAsync(payments, File.ReadLines(payments).Take(1).ToList());
        await Programs.RunAsync(database, "import", agency);
    }

    // Every tenant takes mails; just as many leases as asked for are overdue, each so that a reminder is written too.
    private static async Task PrepareAsync(IServiceProvider services, int leases)
    {
        var (today, options) = (services.GetRequiredService<AgencyClock>().Today, services.GetRequiredService<ReminderOptions>());
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        await db.Tenants.ExecuteUpdateAsync(s => s.SetProperty(t => t.Email, t => t.Email ?? "tenant@example.org").SetProperty(t => t.EmailConsent, true));
        var overdue = db.Charges.Where(c => c.DueOn < today && c.Paid < c.Total).Select(c => c.LeaseId).Distinct().OrderBy(id => id).Take(leases);
        await db.Charges.Where(c => !overdue.Contains(c.LeaseId)).ExecuteUpdateAsync(s => s.SetProperty(c => c.Paid, c => c.Total));
        var newest = today.AddDays(-options.LetterDays[0]);
        await db.Charges.Where(c => c.DueOn < today && c.Paid < c.Total && !db.Charges.Any(o => o.LeaseId == c.LeaseId && o.DueOn < today && o.DueOn > c.DueOn))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.DueOn, newest));
        Console.WriteLine($"{await overdue.CountAsync()} overdue leases, {await db.Charges.CountAsync(c => c.DueOn < today && c.Paid < c.Total)} overdue charges");
    }
}
