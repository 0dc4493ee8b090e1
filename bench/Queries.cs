using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using BlazorEstate.Data;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Features.Dashboards;
using BlazorEstate.Features.Leases;
using BlazorEstate.Features.Payments;
using BlazorEstate.Features.Visits;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Bench;

/// <summary>The reads behind the pages, in this process, on an agency that was imported.</summary>
internal static class Queries
{
    public static async Task RunAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder(["--ConnectionStrings:Estate", $"Data Source={database}"]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddLocalization();
        builder.Services.AddAgency(builder.Configuration).AddEstateData(builder.Configuration, builder.Environment.ContentRootPath).AddEstateLive();
        builder.Services.AddLeases(builder.Configuration).AddPayments().AddDashboards();
        builder.Services.AddVisits(builder.Configuration).AddCalendar();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var today = services.GetRequiredService<AgencyClock>().Today;
        var random = new Random(1);

        var codes = await CodesAsync(services);
        var statistics = services.GetRequiredService<StatisticsQueries>();
        await Percentiles.MeasureAsync("statistics, a day not asked before", i => statistics.AsOfAsync(today.AddDays(-i)).AsTask());
        await Percentiles.MeasureAsync("statistics, kept until something changes", _ => statistics.AsOfAsync(today).AsTask());

        var leases = services.GetRequiredService<LeaseQueries>();
        var accounts = services.GetRequiredService<AccountQueries>();
        await Percentiles.MeasureAsync("lease page: terms, statement, charges", async _ =>
        {
            var lease = await leases.FindAsync(codes[random.Next(codes.Count)].Code);
            await accounts.StatementAsync(lease!.Id, null);
            await accounts.ChargesAsync(lease.Id, null);
        });

        await CalendarAsync(services, today);
        var payments = services.GetRequiredService<PaymentQueries>();
        var pages = Math.Max(1, (await payments.ListAsync(PaymentFilter.All, PaymentOrder.Newest, new PageRequest(1, 1))).Totals.Count / 50);
        foreach (var (sort, name) in (IEnumerable<(PaymentSort, string)>)[(PaymentSort.Date, "newest first"), (PaymentSort.Amount, "by amount")])
        {
            await Percentiles.MeasureAsync($"payments grid, any page, {name}", i => payments.ListAsync(PaymentFilter.All, new PaymentOrder(sort, true), new PageRequest(1 + random.Next(pages), 50)));
        }

        await Percentiles.MeasureAsync("payments grid, first page of one lease", i => payments.ListAsync(new PaymentFilter(Lease: codes[random.Next(codes.Count)].Code), PaymentOrder.Newest, new PageRequest(1, 50)));
        foreach (var (name, filter) in (IEnumerable<(string, PaymentFilter)>)[
            ("one method", new(Method: Domain.PaymentMethod.Transfer)), ("a year", new(From: today.AddYears(-1))), ("credit", new(State: PaymentState.Credit)), ("cash with 20 in the text", new(Q: "20", Method: Domain.PaymentMethod.Cash))])
        {
            await Percentiles.MeasureAsync($"payments filter, {name}, by date, page 9", _ => payments.ListAsync(filter, PaymentOrder.Newest, new PageRequest(9, 50)));
        }

        await SearchesAsync(services, random);
        await HomeAsync(services, "home, all figures together", home => Task.WhenAll(home.AttentionAsync().AsTask(), home.MoneyAsync().AsTask()));
        await HomeAsync(services, "home, money", home => home.MoneyAsync().AsTask());
        await HomeAsync(services, "home, what needs attention", home => home.AttentionAsync().AsTask());
    }

    // Spans that were not asked for before: nothing but the terms of the leases is kept.
    private static async Task CalendarAsync(IServiceProvider services, DateOnly today)
    {
        var calendar = services.GetRequiredService<CalendarQueries>();
        var everything = CalendarKinds.Parse(null)!;
        CalendarView View(int first, int days) => new(today.AddDays(first), today.AddDays(first + days - 1), everything);
        await Percentiles.MeasureAsync("calendar, the first month since the start", _ => calendar.ReadAsync(View(19, 42)), times: 1, warm: 0);
        await Percentiles.MeasureAsync("calendar, a month ahead", i => calendar.ReadAsync(View(20 + i, 42)));
        await Percentiles.MeasureAsync("calendar, a month back", i => calendar.ReadAsync(View(-60 - i, 42)));

        // Each read right after somebody changed a lease, which takes the forecast's ground away.
        var factory = services.GetRequiredService<IDbContextFactory<EstateDbContext>>();
        var waits = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            await using (var db = await factory.CreateDbContextAsync())
            {
                var lease = await db.Leases.OrderByDescending(l => l.LastDay).Skip(i).FirstAsync();
                db.Entry(lease).Property(l => l.DueDay).CurrentValue = (lease.DueDay % 28) + 1;
                await db.SaveAsync(Actor.System);
            }

            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await calendar.ReadAsync(View(7, 42));
            waits.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        waits.Sort();
        Console.WriteLine(FormattableString.Invariant($"{"calendar, a month ahead, right after a lease changed",-52} p50 {waits[30],8:0.00} ms   p95 {waits[57],8:0.00} ms   max {waits[^1],8:0.00} ms"));
        var export = services.GetRequiredService<CalendarExport>();
        await Percentiles.MeasureAsync("calendar feed of a year", i => export.WriteAsync(View(i - 30, 365), "https://agency.example", default));
    }

    private static async Task SearchesAsync(IServiceProvider services, Random random)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        var names = await db.Tenants.Select(t => t.Name).ToListAsync();
        var frequent = names.GroupBy(n => n.Split(' ')[^1]).MaxBy(g => g.Count())!.Key;
        await Percentiles.MeasureAsync("payments search, the first since the start",
            _ => services.GetRequiredService<PaymentQueries>().ListAsync(new PaymentFilter(Q: "L00"), PaymentOrder.Newest, new PageRequest(1, 50)), times: 1, warm: 0);
        foreach (var (kind, text) in (IEnumerable<(string, Func<string>)>)[
            ("one tenant", () => names[random.Next(names.Count)]), ("a frequent name", () => frequent), ("a year", () => "2026"), ("any reference", () => "-20"), ("everything", () => "L00"), ("nothing", () => "zzzz")])
        {
            foreach (var (sort, page) in (IEnumerable<(PaymentSort, int)>)[(PaymentSort.Date, 1), (PaymentSort.Date, 2), (PaymentSort.Amount, 40), (PaymentSort.Tenant, 1)])
            {
                await Percentiles.MeasureAsync($"payments search, {kind}, by {sort}, page {page}".ToLowerInvariant(),
                    _ => services.GetRequiredService<PaymentQueries>().ListAsync(new PaymentFilter(Q: text()), new PaymentOrder(sort, true), new PageRequest(page, 50)), times: 100, warm: 15);
            }
        }
    }

    // As after a change: nothing that was computed before helps.
    private static Task HomeAsync(IServiceProvider services, string name, Func<HomeQueries, Task> act) => Percentiles.MeasureAsync(name, async _ =>
    {
        using var cache = new RevisionCache(services.GetRequiredService<Revision>());
        await act(ActivatorUtilities.CreateInstance<HomeQueries>(services, cache, ActivatorUtilities.CreateInstance<StatisticsQueries>(services, cache)));
    });

    private static async Task<List<(long Id, string Code)>> CodesAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        return (await db.Leases.Select(l => new { l.Id, l.Code }).ToListAsync()).ConvertAll(l => (l.Id, l.Code));
    }
}
