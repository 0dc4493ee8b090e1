using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Domain.InterventionStatus;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Who owns the unit is told how works there go on and what they cost.</summary>
public sealed class OwnerWorksLettersTests : RechargeWorld
{
    private static readonly DateTime Tuesday = new(2025, 6, 17, 7, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task The_owner_is_written_once_for_each_step_that_concerns_them()
    {
        await Estate.AgreeAsync(language: "en");
        var code = await RequestAsync(Accepted);
        Assert.True((await Service.EditAsync(code, null, Leak with { Priority = InterventionPriority.Urgent, Bearer = CostBearer.Split, SplitPercent = 40 }, TestEstate.Admin)).IsOk);
        Assert.True((await Service.CommentAsync(code, "Called them", TestEstate.Admin)).IsOk);
        await Estate.AddAsync(Vendor.Create("S00001", new("Plomberie Roux")));
        Assert.True((await Service.AssignAsync(code, null, null, "S00001", TestEstate.Admin)).IsOk);
        Assert.True((await Service.MoveAsync(code, null, Scheduled, "Side entrance", TestEstate.Admin, (Tuesday, Tuesday.AddHours(2)))).IsOk);
        Assert.True((await Service.MoveAsync(code, null, InProgress, null, TestEstate.Admin)).IsOk);
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Labour, "", Minutes: 90, Price: 2_500), TestEstate.Admin)).IsOk);
        Assert.True((await Service.MoveAsync(code, null, Completed, "New siphon", TestEstate.Admin)).IsOk);

        var letters = await LettersAsync();
        Assert.Equal([OwnerWorksNews.Accepted, OwnerWorksNews.Planned, OwnerWorksNews.Completed], letters.Select(l => l.Notice.News));
        Assert.All(letters, l => Assert.Equal(("o1@example.org", "en", code), (l.Mail.ToAddress, l.Mail.Language, l.Mail.SubjectCode)));
        Assert.Equal((InterventionPriority.High, CostBearer.Owner, null), (letters[0].Notice.Priority, letters[0].Notice.Cost.Bearer, letters[0].Notice.Start));
        Assert.Equal((new DateTime(2025, 6, 17, 9, 0, 0), "Side entrance", "Plomberie Roux"), (letters[1].Notice.Start!.Value, letters[1].Notice.Note, letters[1].Notice.Vendor));
        Assert.Equal((3_750, 1_500, 2_250, "New siphon", new DateOnly(2025, 6, 15)), (letters[2].Notice.Cost.Total(), letters[2].Notice.Cost.Tenant, letters[2].Notice.Cost.Own(), letters[2].Notice.Note, letters[2].Notice.On));
    }

    [Fact]
    public async Task A_declined_request_says_why_and_nobody_is_written_without_consent()
    {
        await RequestAsync(Declined);
        Assert.Empty(await LettersAsync());
        await Estate.AgreeAsync();
        var code = (await Service.RequestAsync(Unit.Code, Leak, null, TestEstate.Admin)).Value;
        Assert.True((await Service.MoveAsync(code, null, Declined, "No leak was found", TestEstate.Admin)).IsOk);
        var letter = Assert.Single(await LettersAsync());
        Assert.Equal((OwnerWorksNews.Declined, "No leak was found", "fr"), (letter.Notice.News, letter.Notice.Note, letter.Mail.Language));
    }

    [Fact]
    public async Task Costs_that_come_after_the_completion_are_told_once_when_it_is_closed()
    {
        await Estate.AgreeAsync();
        var (late, same) = (await RequestAsync(Accepted, Scheduled, InProgress, Completed), await RequestAsync(Accepted, Scheduled, InProgress, Completed));
        foreach (var amount in (long[])[8_000, 1_500])
        {
            Assert.True((await Service.AddCostAsync(late, null, new(CostKind.Other, "Invoice", Amount: amount), TestEstate.Admin)).IsOk);
        }

        Assert.True((await Service.AddCostAsync(same, null, new(CostKind.Other, "Mistake", Amount: 500), TestEstate.Admin)).IsOk);
        var mistake = (await FindAsync(same)).Costs.Single().Id;
        Assert.True((await Service.RemoveCostAsync(same, null, mistake, TestEstate.Admin)).IsOk);
        var before = (await LettersAsync()).Count;
        Assert.True((await Service.MoveAsync(same, null, Closed, null, TestEstate.Admin)).IsOk);
        Estate.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await Estate.Scoped<MaintenanceCloser>().RunAsync());
        var letter = Assert.Single((await LettersAsync()).Skip(before));
        Assert.Equal((OwnerWorksNews.Settled, late, 9_500, new DateOnly(2025, 6, 15)), (letter.Notice.News, letter.Notice.Code, letter.Notice.Cost.Own(), letter.Notice.On));
    }

    [Fact]
    public async Task Whoever_bought_it_since_is_not_told_that_what_the_former_owner_read_has_changed()
    {
        await Estate.AgreeAsync();
        var buyer = await Estate.OwnerAsync("O2", "Second");
        await Estate.AgreeAsync("O2");
        var code = await RequestAsync(Accepted, Scheduled, InProgress, Completed);
        var before = (await LettersAsync()).Count;
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "Invoice", Amount: 8_000), TestEstate.Admin)).IsOk);
        await Estate.ReadAsync(db => db.Properties.ExecuteUpdateAsync(s => s.SetProperty(p => p.OwnerId, buyer.Id)));
        Assert.True((await Service.MoveAsync(code, null, Closed, null, TestEstate.Admin)).IsOk);
        Assert.Equal(before, (await LettersAsync()).Count);
    }

    [Fact]
    public async Task What_the_owner_was_told_is_found_by_the_key_of_the_letters()
    {
        await Estate.AgreeAsync();
        var code = await RequestAsync(Accepted, Scheduled, InProgress, Completed);
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "Invoice", Amount: 8_000), TestEstate.Admin)).IsOk);
        var sql = await Heard.OfAsync(() => Service.MoveAsync(code, null, Closed, null, TestEstate.Admin), "FROM \"OutgoingMails\"");
        Assert.Contains("USING INDEX IX_OutgoingMails_Key (Key>? AND Key<?)", await Estate.PlanAsync(sql), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_cannot_be_read_any_more_keeps_nothing_from_being_closed()
    {
        await Estate.AgreeAsync();
        var (bad, good) = (await RequestAsync(Accepted, Scheduled, InProgress, Completed), await RequestAsync(Accepted, Scheduled, InProgress, Completed));
        foreach (var code in (string[])[bad, good])
        {
            Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "Invoice", Amount: 8_000), TestEstate.Admin)).IsOk);
        }

        await Estate.ReadAsync(db => db.OutgoingMails.Where(m => m.SubjectCode == bad).ExecuteUpdateAsync(s => s.SetProperty(m => m.Data, "{\"news\":\"Sold\"}")));
        Estate.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(2, await Estate.Scoped<MaintenanceCloser>().RunAsync());
        Assert.Equal(1, await Estate.ReadAsync(db => db.OutgoingMails.CountAsync(m => m.Data.Contains("\"Settled\"") && m.SubjectCode == good)));
    }

    [Fact]
    public async Task Closing_many_asks_once_whose_costs_have_changed_and_then_for_those_alone()
    {
        await Estate.AgreeAsync();
        var codes = new List<string>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            codes.Add(await RequestAsync(Accepted, Scheduled, InProgress, Completed));
        }

        Assert.True((await Service.AddCostAsync(codes[1], null, new(CostKind.Other, "Invoice", Amount: 8_000), TestEstate.Admin)).IsOk);
        Estate.Time.Advance(TimeSpan.FromDays(7));
        var closer = Estate.Scoped<MaintenanceCloser>();
        Assert.Equal(1, await Heard.CountAsync(() => closer.RunAsync(), "\"Owners\""));
        Assert.Equal(codes[1], (await LettersAsync())[^1].Notice.Code);
    }

    [Fact]
    public async Task Whoever_bears_what_the_tenant_was_to_bear_after_all_is_told_though_it_was_closed_long_ago()
    {
        await Estate.AgreeAsync();
        await LetAsync("L1", new(2025, 1, 1), new(2025, 12, 31));
        var code = await DoneAsync();
        Assert.True((await Recharges.RechargeAsync(code, null, null, null, TestEstate.Admin)).IsOk);
        Estate.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await Estate.Scoped<MaintenanceCloser>().RunAsync());
        Estate.Time.Advance(TimeSpan.FromDays(13));
        Assert.True((await Recharges.CorrectAsync(code, "Worn out", null, TestEstate.Admin)).IsOk);
        Assert.Equal((OwnerWorksNews.Completed, 0), await LastAsync());

        Assert.True((await Service.EditAsync(code, null, Leak with { Bearer = CostBearer.Owner }, TestEstate.Admin)).IsOk);
        Assert.Equal((OwnerWorksNews.Settled, 12_000), await LastAsync());
        var told = (await LettersAsync()).Count;
        Assert.True((await Service.EditAsync(code, null, Leak with { Bearer = CostBearer.Owner, Title = "Leak" }, TestEstate.Admin)).IsOk);
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "Noted", Amount: 700, Counts: false), TestEstate.Admin)).IsOk);
        Assert.Equal(told, (await LettersAsync()).Count);
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "Trip", Amount: 500), TestEstate.Admin)).IsOk);
        Assert.Equal((OwnerWorksNews.Settled, 12_500), await LastAsync());

        async Task<(OwnerWorksNews, long)> LastAsync() => (await LettersAsync())[^1].Notice is var last ? (last.News, last.Cost.Own()) : default;
    }

    [Fact]
    public async Task A_word_on_closing_it_is_not_for_the_owner()
    {
        await Estate.AgreeAsync();
        var code = await RequestAsync(Accepted, Scheduled, InProgress, Completed);
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "Invoice", Amount: 8_000), TestEstate.Admin)).IsOk);
        Assert.True((await Service.MoveAsync(code, null, Closed, "Vendor was too dear", TestEstate.Admin)).IsOk);
        Assert.Equal((OwnerWorksNews.Settled, null), ((await LettersAsync())[^1].Notice.News, (await LettersAsync())[^1].Notice.Note));
    }

    [Fact]
    public async Task Of_the_common_parts_no_unit_and_no_tenant_is_named()
    {
        await Estate.AgreeAsync();
        var plan = await Estate.AddAsync(PreventivePlan.Create("PP00001", new(Unit.PropertyId),
            new("Lift", "common areas", InterventionPriority.Normal, new(new(6, PlanPeriod.Week), PlanBasis.Fixed, new(2025, 6, 20), null, 14))));
        await Estate.AddAsync(Intervention.Of(plan, new(2025, 6, 20), "M9", Unit.Id, null, new(2025, 6, 15), new(Tuesday, null, "test")));
        Assert.True((await Service.MoveAsync("M9", null, Accepted, null, TestEstate.Admin)).IsOk);
        var place = Assert.Single(await LettersAsync()).Notice.Unit;
        Assert.Equal((await Estate.ReadAsync(db => db.Properties.Select(p => p.Name).SingleAsync()), null), (place.Unit, place.Tenant));
    }

    [Fact]
    public async Task A_slot_that_changes_is_told_anew_and_a_refused_step_is_not()
    {
        await Estate.AgreeAsync();
        var code = await RequestAsync(Accepted);
        Assert.True((await Service.PlanAsync(code, null, Tuesday, Tuesday.AddHours(2), null, TestEstate.Admin)).IsOk);
        Assert.True((await Service.PlanAsync(code, null, Tuesday.AddDays(1), Tuesday.AddDays(1).AddHours(2), null, TestEstate.Admin)).IsOk);
        Assert.False((await Service.MoveAsync(code, null, Completed, null, TestEstate.Admin)).IsOk);
        Assert.Equal([17, 18], (await LettersAsync()).Where(l => l.Notice.News == OwnerWorksNews.Planned).Select(l => l.Notice.Start!.Value.Day));
    }

    private async Task<List<(OutgoingMail Mail, OwnerInterventionNotice Notice)>> LettersAsync()
    {
        var mails = await Estate.ReadAsync(db => db.OutgoingMails.AsNoTracking().Where(m => m.Template == "ownerInterventionNotice").OrderBy(m => m.Id).ToListAsync());
        return mails.ConvertAll(m => (m, JsonSerializer.Deserialize<OwnerInterventionNotice>(m.Data, Outbox.Json)!));
    }
}
