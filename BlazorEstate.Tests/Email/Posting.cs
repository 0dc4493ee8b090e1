using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Email.Sending;
using BlazorEstate.Features.Mails;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Email;

/// <summary>An agency with mails to send, a mail server, and senders that work when they are told to.</summary>
internal sealed class Posting : IAsyncDisposable
{
    private readonly string folder;

    public SmtpServer Server { get; }

    public required TestEstate Estate { get; init; }

    public string MailFolder => Path.Combine(folder, "mail");

    public string FilesFolder => Estate.Get<FileStore>().Folder;

    public static async Task<Posting> CreateAsync(bool withServer = true, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("estate-post-").FullName;
        var server = new SmtpServer();
        (string Key, string Value)[] all = [.. ((IEnumerable<(string Key, string Value)>)[("Email:Smtp:From", "agence@site.example"), .. withServer ? server.Settings : [], .. settings]).GroupBy(x => x.Key).Select(x => x.Last())];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Email:Folder", Path.Combine(folder, "mail")), .. all.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))]).Build();
        var estate = await TestEstate.CreateAsync(
            services =>
            {
                services.AddEstateEmail(configuration, folder);
                services.AddSingleton(OutboxSetup.Notice);
            }, settings: all);
        return new Posting(folder, server) { Estate = estate };
    }

    private Posting(string folder, SmtpServer server) => (this.folder, Server) = (folder, server);

    public OutboxSender Sender() => new(Estate.Get<OutboxParts>(), Estate.Get<OutboxFolders>().Holders);

    /// <summary>Rounds until there is nothing to claim; what a server fault leaves waits.</summary>
    public static async Task<OutboxRound> DrainAsync(OutboxSender sender)
    {
        var (sent, dead) = (0, 0);
        while (true)
        {
            var round = await sender.RunAsync(50);
            (sent, dead) = (sent + round.Sent, dead + round.Dead);
            if (round.Claimed == 0 || round.ServerFault is not null) { return round with { Sent = sent, Dead = dead }; }
        }
    }

    public Task<OutboxRound> DrainAsync() => UsingAsync(DrainAsync);

    public async Task<T> UsingAsync<T>(Func<OutboxSender, Task<T>> act)
    {
        await using var sender = Sender();
        return await act(sender);
    }

    public async Task AddAsync(int count, string prefix = "notice")
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        for (var i = 0; i < count; i++)
        {
            Assert.True(Add(db, $"{prefix}/{i}", new MailRecipient($"tenant{i}@site.example", $"Benoît Hébert {i}", "fr")).IsOk);
        }
        await db.SaveAsync(Actor.System);
    }

    public Result<OutgoingMail> Add(EstateDbContext db, string key, MailRecipient to, params IReadOnlyList<MailAttachment> files) => db.AddMail(
        LetterKinds.StaffNotice, new StaffNotice("Visite demain", "Visite à 10 h, 3 rue des Écoles", null, Now), to, new Subject("Lease", 1, "L1"), key, Now, null, files);

    public DateTime Now => Estate.Time.GetUtcNow().UtcDateTime;

    public Task<List<OutgoingMail>> MailsAsync() => Estate.ReadAsync(db => db.OutgoingMails.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Estate.DisposeAsync();
        Directory.Delete(folder, true);
    }
}
