using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Email;

/// <summary>The whole program, killed while it sends. Fifty times: bench/run.sh --only kills.</summary>
public sealed class OutboxKillTests
{
    private const int Mails = 400;
    private const int Kills = 4;

    [Fact]
    public async Task A_killed_program_loses_no_mail_and_sends_at_most_one_twice()
    {
        // Slow while the program starts, so that a busy machine finds mails left to be killed over.
        var (starting, running) = (TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(3));
        await using var server = new SmtpServer { Slow = starting };
        var settings = server.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        await using var app = await RunningApp.StartAsync(settings, async a =>
        {
            await a.CommandAsync("", "migrate");
            await FillAsync(a, Mails);
        });
        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = server.Count + 25 + (kill * 7);
            server.Slow = running;
            await Waiting.UntilAsync(() => server.Count >= enough);
            await app.KillAsync();
            server.Slow = starting;
            Assert.InRange(server.Received.Select(m => m.MessageId).Distinct().Count() - await SentAsync(app), 0, 1);
            await app.StartAgainAsync();
        }

        server.Slow = running;
        await Waiting.UntilAsync(async () => await SentAsync(app) == Mails);
        Assert.Equal(Mails, server.Received.Select(m => m.MessageId).Distinct().Count());
        Assert.InRange(server.Count - Mails, 0, Kills);
    }

    private static EstateDbContext Open(RunningApp app)
    {
        var options = new DbContextOptionsBuilder<EstateDbContext>();
        DataSetup.Configure(options, new SqliteConnectionStringBuilder { DataSource = Path.Combine(app.DataFolder, "estate.db"), Pooling = false }.ToString());
        return new EstateDbContext(options.Options);
    }

    internal static async Task FillAsync(RunningApp app, int mails)
    {
        await using var db = Open(app);
        var at = TimeProvider.System.GetUtcNow().UtcDateTime;
        for (var i = 0; i < mails; i++)
        {
            Assert.True(db.AddMail(LetterKinds.StaffNotice, new StaffNotice("Visite", "Visite demain", null, at), new MailRecipient($"t{i}@site.example", "", "fr"), new Subject("Lease", 1, "L1"), $"k/{i}", at).IsOk);
        }
        await db.SaveAsync(Actor.System);
    }

    private static async Task<int> SentAsync(RunningApp app)
    {
        await using var db = Open(app);
        return await db.OutgoingMails.CountAsync(m => m.Status == MailStatus.Sent);
    }
}
