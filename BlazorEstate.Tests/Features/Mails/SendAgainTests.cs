using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Sending;
using BlazorEstate.Features.Mails;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Mails;

/// <summary>A mail that is sent again goes to where its reader is reached now.</summary>
public sealed class SendAgainTests : IAsyncLifetime
{
    private readonly HeardSql _heard = new();
    private TestEstate _estate = null!;

    private MailService Service => _estate.Scoped<MailService>();

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.CreateAsync(s => _heard.On(s.AddSingleton<OutboxSignal>().AddScoped<MailService>()));
        await _estate.AddAsync(Tenant.Create("T1", new("Benoît Hébert", "old@example.org", EmailConsent: true)));
        await _estate.OwnerAsync();
        await _estate.AgreeAsync();
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task A_corrected_address_is_used_and_the_audit_trail_says_both()
    {
        var id = await DieAsync("a", new("old@example.org", "Benoît Hébert", "fr", nameof(Tenant), 1));
        await ChangeAsync(db => db.Tenants, t => t.Change(new("Benoît Noël", "new@example.org", EmailConsent: true)));
        Assert.True((await Service.SendAgainAsync(id, TestEstate.Admin)).IsOk);
        var mail = await MailAsync(id);
        Assert.Equal((MailStatus.Queued, "new@example.org", "Benoît Noël", 0), (mail.Status, mail.ToAddress, mail.ToName, mail.Tries));
        Assert.Contains("new@example.org", mail.SearchText, StringComparison.Ordinal);
        var note = await _estate.ReadAsync(db => db.AuditEntries.OrderByDescending(a => a.Id).Select(a => a.Changes).FirstAsync());
        Assert.Contains("old@example.org", note, StringComparison.Ordinal);
        Assert.Contains("new@example.org", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_no_longer_agrees_is_not_written_to_and_the_rest_is()
    {
        var tenant = await DieAsync("a", new("old@example.org", "Benoît Hébert", "fr", nameof(Tenant), 1));
        var owner = await DieAsync("b", new("o1@example.org", "Amélie Cœur", "fr", nameof(Owner), 1));
        var unknown = await DieAsync("c", new("somebody@example.org", "", "fr"));
        await ChangeAsync(db => db.Tenants, t => t.Change(new("Benoît Hébert", "old@example.org")));
        Assert.True((await Service.SendAgainAsync(tenant, TestEstate.Admin)).Has("Mail.NoReader"));
        Assert.Equal(new SentAgain(2, 1), (await Service.SendAllAgainAsync(TestEstate.Admin)).Value);
        Assert.Equal([MailStatus.Dead, MailStatus.Queued, MailStatus.Queued], [(await MailAsync(tenant)).Status, (await MailAsync(owner)).Status, (await MailAsync(unknown)).Status]);
        Assert.True((await Service.SendAgainAsync(owner, TestEstate.Admin)).Has("Mail.NotDead"));
        Assert.True((await Service.SendAllAgainAsync(TestEstate.As(Roles.Auditor))).Has(Result.ForbiddenCode));
    }

    [Fact]
    public async Task However_many_are_dead_they_are_sent_again_by_a_few_statements_and_without_their_texts()
    {
        await DieAsync(0, 3);
        var few = await CountAsync(3);
        await DieAsync(3, 250);
        Assert.Equal(few, await CountAsync(250));
        await DieAsync(253, 700);
        Assert.Equal(0, await _heard.CountAsync(() => Service.SendAllAgainAsync(TestEstate.Admin), "\"Data\""));
        Assert.Equal(953, await _estate.ReadAsync(db => db.OutgoingMails.CountAsync(m => m.Status == MailStatus.Queued && m.Tries == 0 && !m.Untold)));

        Task<int> CountAsync(int dead) => _heard.CountAsync(async () => Assert.Equal(new SentAgain(dead, 0), (await Service.SendAllAgainAsync(TestEstate.Admin)).Value), "");
    }

    private async Task DieAsync(int from, int many)
    {
        await using var db = await _estate.Factory.CreateDbContextAsync();
        foreach (var n in Enumerable.Range(from, many))
        {
            var to = n % 2 == 0 ? new MailRecipient("old@example.org", "Benoît Hébert", "fr", nameof(Tenant), 1) : new("somebody@example.org", "", "fr");
            var mail = OutgoingMail.Create($"many/{n}", "receipt", "{}", to, new Subject("Lease", 1, "L1"), _estate.Time.GetUtcNow().UtcDateTime).Value;
            mail.Die("535 no", tried: true);
            db.Add(mail);
        }

        await db.SaveAsync(TestEstate.Admin);
    }

    private async Task<long> DieAsync(string key, MailRecipient to)
    {
        var mail = OutgoingMail.Create(key, "receipt", "{}", to, new Subject("Lease", 1, "L1"), _estate.Time.GetUtcNow().UtcDateTime);
        mail.Value.Die("550 no", tried: true);
        return (await _estate.AddAsync(mail)).Id;
    }

    private Task<OutgoingMail> MailAsync(long id) => _estate.ReadAsync(db => db.OutgoingMails.AsNoTracking().SingleAsync(m => m.Id == id));

    private async Task ChangeAsync<T>(Func<EstateDbContext, DbSet<T>> set, Func<T, Result> change) where T : class
    {
        await using var db = await _estate.Factory.CreateDbContextAsync();
        Assert.True(change(await set(db).SingleAsync()).IsOk);
        await db.SaveAsync(TestEstate.Admin);
    }
}
