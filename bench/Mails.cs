using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Email.Sending;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazorEstate.Bench;

/// <summary>The outbox against a mail server on loopback: how fast it is emptied, and what a kill costs.</summary>
internal static class Mails
{
    private const int Warm = 500;

    /// <summary>The worker of the program, in this process together with the mail server.</summary>
    public static async Task SpeedAsync(string work, int mails, int runs)
    {
        for (var run = 0; run < runs; run++)
        {
            var folder = Path.Combine(work, $"mails-{run}");
            await using var server = new SmtpServer();
            var builder = WebApplication.CreateSlimBuilder([.. Settings(server, folder).SelectMany(s => new[] { "--" + s.Key, s.Value })]);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddLocalization();
            builder.Services.AddAgency(builder.Configuration).AddEstateData(builder.Configuration, folder).AddEstateEmail(builder.Configuration, folder).AddOutboxWorker();
            await using var app = builder.Build();
            await app.Services.MigrateEstateAsync();
            var factory = app.Services.GetRequiredService<IDbContextFactory<EstateDbContext>>();

            // The first letters make templates, statements and code ready, as in a program that has run for a while.
            await AddAsync(factory, 0, Warm);
            var worker = app.Services.GetServices<IHostedService>().OfType<OutboxWorker>().Single();
            await worker.StartAsync(CancellationToken.None);
            await UntilSentAsync(factory, Warm);
            await AddAsync(factory, Warm, mails);
            var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            app.Services.GetRequiredService<OutboxSignal>().Wake();
            await UntilSentAsync(factory, Warm + mails);
            var seconds = clock.Elapsed.TotalSeconds;
            var used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
            await worker.StopAsync(CancellationToken.None);
            Console.WriteLine(FormattableString.Invariant(
                $"mails sent, each delivery on the disk    {mails / seconds,6:0} a second   ({mails} in {seconds:0.00} s, processor {used:0.00} s with the mail server's, {server.Connections} connection, {server.Count - server.Received.Select(m => m.MessageId).Distinct().Count()} twice)"));
        }
    }

    /// <summary>The whole program, killed again and again while it sends.</summary>
    public static async Task KillsAsync(string work, int kills)
    {
        var folder = Path.Combine(work, "kills");
        var mails = kills * 120;
        await using var server = new SmtpServer();
        var database = Path.Combine(folder, "estate.db");
        Directory.CreateDirectory(folder);
        await Programs.RunAsync(database, "migrate");
        await using var services = new ServiceCollection().AddPooledDbContextFactory<EstateDbContext>(o => DataSetup.Configure(o, $"Data Source={database}")).BuildServiceProvider();
        var factory = services.GetRequiredService<IDbContextFactory<EstateDbContext>>();
        await AddAsync(factory, 0, mails);
        var (random, worst) = (new Random(7), 0);
        for (var kill = 0; kill <= kills; kill++)
        {
            using var program = Start(server, database, folder);
            if (kill == kills)
            {
                await UntilSentAsync(factory, mails);
                program.Kill();
                await program.WaitForExitAsync();
                break;
            }

            var enough = Math.Min(server.Count + random.Next(1, 100), mails - 1);
            while (server.Count < enough) { await Task.Delay(1); }
            await Task.Delay(random.Next(0, 4));
            program.Kill();
            await program.WaitForExitAsync();
            worst = Math.Max(worst, await UnrecordedAsync(factory, server));
        }

        var (received, once) = (server.Count, server.Received.Select(m => m.MessageId).Distinct().Count());
        Console.WriteLine($"{kills} kills while {mails} mails were sent: {mails - once} lost, {received - once} twice; after a kill {worst} at most delivered and not recorded");
    }

    private static Process Start(SmtpServer server, string database, string folder)
    {
        var start = Programs.Start(database, "--urls", $"http://127.0.0.1:{FreePort()}");
        foreach (var (key, value) in Settings(server, folder).Where(s => s.Key != "ConnectionStrings:Estate"))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var program = Process.Start(start)!;
        _ = program.StandardOutput.ReadToEndAsync();
        _ = program.StandardError.ReadToEndAsync();
        return program;
    }

    private static (string Key, string Value)[] Settings(SmtpServer server, string folder) =>
        [.. server.Settings, ("ConnectionStrings:Estate", $"Data Source={Path.Combine(folder, "estate.db")}"), ("Email:Folder", Path.Combine(folder, "mail")), ("Agency:Name", "Agence Lumière")];

    private static async Task<int> UnrecordedAsync(IDbContextFactory<EstateDbContext> factory, SmtpServer server)
    {
        await using var db = await factory.CreateDbContextAsync();
        var recorded = (await db.OutgoingMails.Where(m => m.Status == MailStatus.Sent).Select(m => m.Key).ToListAsync()).Select(k => OutgoingMail.MessageId(k, "site.example")).ToHashSet();
        return server.Received.Select(m => m.MessageId).Distinct().Count(id => !recorded.Contains(id));
    }

    private static async Task AddAsync(IDbContextFactory<EstateDbContext> factory, int from, int count)
    {
        await using var db = await factory.CreateDbContextAsync();
        var at = TimeProvider.System.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(at);
        var place = new LetterPlace("L000012", "Appartement 12", "3 rue des Écoles, 69003 Lyon", "Benoît Hébert");
        for (var i = from; i < from + count; i++)
        {
            var letter = new RentReminder(place, today, [new OverdueItem(today.AddDays(-40), today.AddDays(-10), today.AddDays(-35), 85_000, 85_000, 35), new OverdueItem(today.AddDays(-10), today.AddDays(20), today.AddDays(-5), 85_000, 42_000, 5)], 127_000);
            _ = db.AddMail(LetterKinds.Reminder1, letter, new MailRecipient($"tenant{i}@site.example", $"Benoît Hébert {i}", "fr"), new Subject("Lease", 12, "L000012"), $"reminder/{i}", at).Value;
        }

        await db.SaveAsync(Actor.System);
    }

    private static async Task UntilSentAsync(IDbContextFactory<EstateDbContext> factory, int count)
    {
        await using var db = await factory.CreateDbContextAsync();
        while (await db.OutgoingMails.CountAsync(m => m.Status == MailStatus.Sent) < count)
        {
            await Task.Delay(5);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
