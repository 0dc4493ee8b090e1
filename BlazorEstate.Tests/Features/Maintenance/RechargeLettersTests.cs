using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>What the tenant is written of a repair on their account, and of its correction.</summary>
public sealed class RechargeLettersTests : RechargeWorld
{
    [Fact]
    public async Task The_tenant_is_written_once_what_was_repaired_how_much_and_until_when()
    {
        var lease = await AgreedAsync("en");
        var code = await DoneAsync(request: Leak with { Bearer = CostBearer.Split, SplitPercent = 40 });
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)));
        Assert.Equal(1, all.Count(r => r.IsOk));
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal(("rechargeNotice", "t1@example.org", "en", nameof(Intervention), code), (mail.Template, mail.ToAddress, mail.Language, mail.SubjectKind, mail.SubjectCode));
        var letter = Read<RechargeNotice>(mail);
        Assert.Equal((lease.Code, code, Leak.Title, new DateOnly(2025, 6, 15), new DateOnly(2025, 7, 15)), (letter.Place.LeaseCode, letter.Code, letter.Title, letter.DoneOn, letter.DueOn));
        Assert.Equal((12_000, 4_800, 0, 4_800, 4_800), (letter.Cost, letter.Part, letter.Vat, letter.Total, letter.Open));
    }

    [Fact]
    public async Task Nobody_is_written_without_consent_not_even_of_the_correction()
    {
        await LetAsync("L1", new(2025, 1, 1), new(2025, 12, 31));
        var code = await DoneAsync();
        Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)).IsOk);
        Assert.True((await Recharges.CorrectAsync(code, "Under warranty", null, TestEstate.Admin)).IsOk);
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task A_letter_that_has_not_gone_is_taken_back_and_the_next_charge_has_its_own()
    {
        await AgreedAsync();
        var code = await DoneAsync();
        Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)).IsOk);
        Assert.Single(await MailsAsync());
        Assert.True((await Recharges.CorrectAsync(code, "A trip is missing", null, TestEstate.Admin)).IsOk);
        Assert.Empty(await MailsAsync());
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "Trip", Amount: 500), TestEstate.Admin)).IsOk);
        Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)).IsOk);
        Assert.Equal(12_500, Read<RechargeNotice>(Assert.Single(await MailsAsync())).Total);
    }

    [Fact]
    public async Task A_letter_that_has_gone_is_followed_by_its_correction()
    {
        var lease = await AgreedAsync();
        var code = await DoneAsync();
        Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)).IsOk);
        await PayAsync(lease, 467_000);
        await Estate.ReadAsync(db => db.OutgoingMails.ExecuteUpdateAsync(s => s.SetProperty(m => m.Status, MailStatus.Sent)));
        Assert.True((await Recharges.CorrectAsync(code, " Under warranty ", null, TestEstate.Admin)).IsOk);
        var mails = await MailsAsync();
        Assert.Equal(["rechargeNotice", "rechargeCorrected"], mails.Select(m => m.Template));
        var letter = Read<RechargeCorrection>(mails[1]);
        Assert.Equal((code, 12_000, 12_000, "Under warranty"), (letter.Code, letter.Total, letter.Paid, letter.Reason));

        Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)).IsOk);
        var again = Read<RechargeNotice>((await MailsAsync())[2]);
        Assert.Equal((12_000, 0), (again.Total, again.Open));
    }

    [Fact]
    public async Task Who_agreed_is_told_of_the_correction_also_where_no_letter_of_the_charge_was_written()
    {
        await AgreedAsync();
        var code = await DoneAsync();
        Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)).IsOk);
        await Estate.ReadAsync(db => db.OutgoingMails.ExecuteDeleteAsync()); // As if it had been recharged before letters were written.
        Assert.True((await Recharges.CorrectAsync(code, "Under warranty", null, TestEstate.Admin)).IsOk);
        Assert.Equal("rechargeCorrected", Assert.Single(await MailsAsync()).Template);
    }

    private async Task<Lease> AgreedAsync(string language = "fr")
    {
        var lease = await LetAsync("L1", new(2025, 1, 1), new(2025, 12, 31));
        await using var db = await Estate.Factory.CreateDbContextAsync();
        var tenant = await db.Tenants.SingleAsync();
        Assert.True(tenant.Change(new TenantDetails(tenant.Name, "t1@example.org", Language: language, EmailConsent: true)).IsOk);
        await db.SaveAsync(TestEstate.Admin);
        return lease;
    }

    private Task<List<OutgoingMail>> MailsAsync() => Estate.ReadAsync(db => db.OutgoingMails.Where(m => m.Template.StartsWith("recharge")).OrderBy(m => m.Id).ToListAsync());

    private static T Read<T>(OutgoingMail mail) => JsonSerializer.Deserialize<T>(mail.Data, Outbox.Json)!;
}
