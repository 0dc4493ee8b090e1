using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using BlazorEstate.Data;
using BlazorEstate.Features.Dashboards;
using BlazorEstate.Features.Leases;
using BlazorEstate.Features.Payments;
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

        var payments = services.GetRequiredService<PaymentQueries>();
        var pages = Math.Max(1, (await payments.TotalsAsync(PaymentFilter.All)).Count / 50);
        foreach (var (sort, name) in (IEnumerable<(PaymentSort, string)>)[(PaymentSort.Date, "newest first"), (PaymentSort.Amount, "by amount")])
        {
            await Percentiles.MeasureAsync($"payments grid, any page, {name}", i => payments.ListAsync(PaymentFilter.All, new PaymentOrder(sort, true), new PageRequest(1 + random.Next(pages), 50)));
        }

        await Percentiles.MeasureAsync("payments grid, first page of one lease", i => payments.ListAsync(new PaymentFilter(Lease: codes[random.Next(codes.Count)].Code), PaymentOrder.Newest, new PageRequest(1, 50)));
        await Percentiles.MeasureAsync("payments grid, search by name", i => payments.ListAsync(new PaymentFilter(Q: "cœur " + i), PaymentOrder.Newest, new PageRequest(1, 50)), times: 60, warm: 5);
    }

    private static async Task<List<(long Id, string Code)>> CodesAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        return (await db.Leases.Select(l => new { l.Id, l.Code }).ToListAsync()).ConvertAll(l => (l.Id, l.Code));
    }
}
