using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Payments;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>What the tenant is sent for a payment (domain rule 12).</summary>
public sealed class PaymentLettersTests
{
    [Fact]
    public async Task A_period_paid_in_full_brings_a_quittance_for_that_period_alone()
    {
        await using var estate = await AgreedAsync(until: "2025-02-28");
        await estate.PayAsync(700m);
        var (mail, paid) = await LetterAsync(estate);
        Assert.Equal(("quittance", "fr", "T1@example.org", "Benoît Hébert"), (mail.Template, mail.Language, mail.ToAddress, mail.ToName));
        Assert.Equal((70_000, 0, "REF"), (paid.Amount, paid.Credit, paid.Reference));
        var full = Assert.Single(paid.InFull);
        Assert.Equal((new DateOnly(2025, 1, 1), 58_000, 58_000), (full.From, full.Rent, full.Received));
        Assert.Equal([58_000L, 12_000L], paid.Periods.Select(p => p.Part));
        Assert.Equal(12_000, paid.Periods[1].Receipt.Received);
    }

    [Fact]
    public async Task A_part_of_a_period_brings_a_receipt_and_the_rest_of_it_a_quittance()
    {
        await using var estate = await AgreedAsync();
        var first = (await estate.PayAsync(100m)).Value.Payment.Payment.Id;
        var second = (await estate.PayAsync(480m)).Value.Payment.Payment.Id;
        var mails = await MailsAsync(estate);
        Assert.Equal(("quittance", "T1@example.org", MailStatus.Queued), (await estate.Scoped<PaymentQueries>().LetterAsync(second)) is { } told ? (told.Kind, told.To, told.Status) : default);
        Assert.Equal([("receipt", $"receipt/{first}"), ("quittance", $"receipt/{second}")], mails.Select(m => (m.Template, m.Key)));
        Assert.Equal(58_000, Read(mails[1]).InFull.Single().Received);
        Assert.Equal(48_000, Read(mails[1]).Periods.Single().Part);
    }

    [Fact]
    public async Task Money_in_advance_is_a_receipt_with_a_credit()
    {
        await using var estate = await AgreedAsync();
        await estate.PayAsync(580m);
        await estate.PayAsync(50m);
        var paid = Read((await MailsAsync(estate))[1]);
        Assert.Empty(paid.Periods);
        Assert.Equal(5_000, paid.Credit);
    }

    [Fact]
    public async Task Nobody_is_written_to_who_did_not_agree()
    {
        await using var estate = await PaidEstate.CreateAsync();
        await estate.LeaseAsync();
        Assert.True((await estate.PayAsync(580m)).IsOk);
        Assert.Empty(await MailsAsync(estate));
    }

    [Fact]
    public async Task The_setting_keeps_all_letters_to_tenants_back()
    {
        await using var estate = await PaidEstate.CreateAsync(s => s.AddSingleton(new TenantMailOptions(false, new("Agence de test", "agence@site.example"))));
        await estate.LeaseAsync();
        await AgreeAsync(estate);
        Assert.True((await estate.PayAsync(580m)).IsOk);
        Assert.Empty(await MailsAsync(estate));
    }

    [Fact]
    public async Task A_payment_sent_twenty_times_at_once_brings_one_letter()
    {
        await using var estate = await AgreedAsync();
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => estate.PayAsync(580m, key: "same"))));
        Assert.All(all, r => Assert.True(r.IsOk));
        Assert.Single(await MailsAsync(estate));
    }

    [Fact]
    public async Task A_payment_taken_back_is_not_confirmed_any_more_and_its_reversal_brings_no_letter()
    {
        await using var estate = await AgreedAsync();
        var id = (await estate.PayAsync(580m)).Value.Payment.Payment.Id;
        Assert.True((await estate.Scoped<PaymentLedger>().ReverseAsync(id, "Chèque impayé", null, null, TestEstate.Admin)).IsOk);
        Assert.Empty(await MailsAsync(estate));
    }

    private static async Task<TestEstate> AgreedAsync(string until = "2025-01-31")
    {
        var estate = await PaidEstate.CreateAsync();
        await estate.LeaseAsync(until: until);
        await AgreeAsync(estate);
        return estate;
    }

    private static async Task AgreeAsync(TestEstate estate)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        var tenant = await db.Tenants.SingleAsync();
        Assert.True(tenant.Change(new TenantDetails(tenant.Name, tenant.Email, Language: "fr", EmailConsent: true)).IsOk);
        await db.SaveAsync(TestEstate.Admin);
    }

    private static async Task<(OutgoingMail Mail, RentPaid Paid)> LetterAsync(TestEstate estate)
    {
        var mail = Assert.Single(await MailsAsync(estate));
        return (mail, Read(mail));
    }

    private static Task<List<OutgoingMail>> MailsAsync(TestEstate estate) => estate.ReadAsync(db => db.OutgoingMails.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    private static RentPaid Read(OutgoingMail mail) => JsonSerializer.Deserialize<RentPaid>(mail.Data, Outbox.Json)!;
}
