using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Letters;

/// <summary>Letters of real data: what the books say is what they say.</summary>
public sealed class LetterExamplesTests
{
    [Fact]
    public async Task Every_letter_finds_a_lease_that_suits_it_and_can_be_drawn()
    {
        await using var estate = await LetterWorld.CreateAsync();
        foreach (var kind in LetterKinds.Worded)
        {
            foreach (var lease in new[] { null, "L1" })
            {
                var example = await FindAsync(estate, kind, lease);
                Assert.Equal(("L1", "Benoît Hébert"), (example!.LeaseCode, example.Tenant));
                Assert.Contains("Benoît Hébert", (await estate.Get<LetterRenderer>().RenderAsync(kind, example.Data, "fr", null)).Html, StringComparison.Ordinal);
            }

            Assert.Null(await FindAsync(estate, kind, "L9"));
        }
    }

    [Fact]
    public async Task A_reminder_lists_what_is_overdue()
    {
        await using var estate = await LetterWorld.CreateAsync();
        var reminder = Read<RentReminder>(await FindAsync(estate, LetterKinds.Reminder1, null));
        Assert.Equal([(39_950L, 45), (65_000L, 14)], reminder.Items.Select(i => (i.Open, i.DaysLate)));
        Assert.Equal(104_950, reminder.Total);
    }

    [Fact]
    public async Task A_quittance_is_of_the_payment_that_completed_and_a_receipt_of_the_one_that_did_not()
    {
        await using var estate = await LetterWorld.CreateAsync();
        var full = Read<RentPaid>(await FindAsync(estate, LetterKinds.Quittance, null));
        Assert.Equal((65_000L, 60_000L, 5_000L), (full.Amount, full.InFull.Single().Rent, full.InFull.Single().Charges));
        Assert.Equal(25_050, Read<RentPaid>(await FindAsync(estate, LetterKinds.Receipt, null)).Amount);
    }

    [Fact]
    public async Task A_rent_call_says_what_the_lease_owes_in_all()
    {
        await using var estate = await LetterWorld.CreateAsync();
        var call = Read<RentCall>(await FindAsync(estate, LetterKinds.RentCall, "L1"));
        Assert.Equal((new DateOnly(2025, 7, 1), 65_000L, 169_950L), (call.DueOn, call.Open, call.Balance));
    }

    [Fact]
    public async Task A_test_goes_to_who_asks_for_it()
    {
        await using var estate = await LetterWorld.CreateAsync();
        var user = await estate.AddAsync<EstateUser>(new EstateUser { UserName = "ada@site.example", Email = "ada@site.example", DisplayName = "Ada" });
        var example = (await FindAsync(estate, LetterKinds.Reminder2, null))!;
        var test = estate.Scoped<LetterTest>();
        Assert.Equal("ada@site.example", (await test.SendAsync(LetterKinds.Reminder2, "en", example, TestEstate.As(Roles.Agent, user.Id))).Value);
        Assert.True((await test.SendAsync(LetterKinds.Reminder2, "en", example, TestEstate.As(Roles.Auditor, user.Id))).Has(Result.ForbiddenCode));
        var mail = await estate.ReadAsync(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(("reminder2", "en", "ada@site.example", example.Data), (mail.Template, mail.Language, mail.ToAddress, mail.Data));
    }

    private static Task<LetterExample?> FindAsync(TestEstate estate, LetterKind kind, string? lease) => estate.Scoped<LetterExamples>().FindAsync(kind, "fr", lease);

    private static T Read<T>(LetterExample? example) => JsonSerializer.Deserialize<T>(example!.Data, Outbox.Json)!;
}
