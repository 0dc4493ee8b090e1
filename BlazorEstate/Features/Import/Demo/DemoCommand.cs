using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Import.Demo;

/// <summary>demo [--leases N] [--months N] [--seed N] [--out FOLDER]: fills an empty database, or only writes the files.</summary>
public static class DemoCommand
{
    public const string Usage = "demo [--leases 1..20000] [--months 1..120] [--seed N] [--out FOLDER]";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        var options = new DemoOptions(services.GetRequiredService<AgencyClock>().Today);
        var folder = "";
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
            switch (args[i])
            {
                case "--leases" when number is >= 1 and <= 20_000: options = options with { Leases = number }; break;
                case "--months" when number is >= 1 and <= 120: options = options with { Months = number }; break;
                case "--seed" when number >= 0: options = options with { Seed = number }; break;
                case "--out" when value.Length > 0: folder = value; break;
                default:
                    await Console.Error.WriteLineAsync($"Usage: {Usage}");
                    return 1;
            }
        }

        if (folder.Length > 0)
        {
            await DemoAgency.WriteAsync(folder, options, services.GetRequiredService<Currency>(), ct);
            return 0;
        }

        await services.MigrateEstateAsync(ct);
        if (!await IsEmptyAsync(services, ct))
        {
            await Console.Error.WriteLineAsync("The database holds an agency already: a demo agency goes into an empty one.");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        var until = scope.ServiceProvider.GetRequiredService<EstateImport>().EndOfMonth;
        var code = await ImportCommand.TakeInAsync(scope.ServiceProvider, await MakeAsync(services, options, ct), new(until), ct);
        await DemoVendors.DescribeAsync(services, ct);
        await AgreeToMailsAsync(services, ct);
        return code;
    }

    /// <summary>In Development an empty database starts with the demo agency; in Production with nothing.</summary>
    public static Task FillDemoAsync(this WebApplication app, CancellationToken ct = default) =>
        app.Environment.IsDevelopment() ? app.Services.FillWhenEmptyAsync(ct) : Task.CompletedTask;

    /// <summary>Fills the database with the demo agency unless it holds anything.</summary>
    public static async Task FillWhenEmptyAsync(this IServiceProvider services, CancellationToken ct = default)
    {
        if (!await IsEmptyAsync(services, ct))
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<EstateImport>();
        var rows = await MakeAsync(services, new DemoOptions(services.GetRequiredService<AgencyClock>().Today), ct);
        var report = (await import.RunAsync(rows, new(import.EndOfMonth), Actor.System, progress: null, ct)).Value;
        if (report.Errors.Count > 0)
        {
            throw new InvalidOperationException($"The demo agency has errors: {report.Errors.First[0]}");
        }

        await DemoWorks.GoOnAsync(services, ct);

        await DemoVendors.DescribeAsync(services, ct);
        await AgreeToMailsAsync(services, ct);
    }

    // The files of an import know nothing of consent; in the demo three tenants and owners in four agreed to letters by mail.
    private static async Task AgreeToMailsAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync(ct);
        await db.Tenants.Where(t => t.Id % 4 != 0 && t.Email != null).ExecuteUpdateAsync(s => s.SetProperty(t => t.EmailConsent, true), ct);
        await db.Owners.Where(o => o.Id % 4 != 0 && o.Email != null).ExecuteUpdateAsync(s => s.SetProperty(o => o.EmailConsent, true), ct);
    }

    private static async Task<AgencyRows> MakeAsync(IServiceProvider services, DemoOptions options, CancellationToken ct)
    {
        var currency = services.GetRequiredService<Currency>();
        var folder = Directory.CreateTempSubdirectory("estate-demo-").FullName;
        try
        {
            await DemoAgency.WriteAsync(folder, options, currency, ct);
            return await AgencyReader.ReadAsync(folder, currency, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> IsEmptyAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync(ct);
        return !await db.Owners.AnyAsync(ct) && !await db.ImportRuns.AnyAsync(ct);
    }
}
