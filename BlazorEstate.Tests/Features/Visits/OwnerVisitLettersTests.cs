using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Visits;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Visits.VisitWorld;

namespace BlazorEstate.Tests.Features.Visits;

/// <summary>Who owns the unit is told of what is done there on their behalf.</summary>
public sealed class OwnerVisitLettersTests
{
    [Fact]
    public async Task The_owner_is_written_once_for_each_change_of_an_inventory()
    {
        await using var world = await AgreedAsync();
        var code = (await world.Service.BookAsync(Inventory("2026-11-25T10:00"), world.Me)).Value;
        Assert.True((await world.Service.MoveAsync(new(code, Local("2026-11-26T10:00"), Local("2026-11-26T10:30")), world.Me)).IsOk);
        Assert.True((await world.Service.ChangeAsync(code, Inventory("2026-11-26T10:00") with { Note = "Bring the keys", Person = "marc@example.org" }, world.Me)).IsOk);
        Assert.True((await world.Service.StepAsync(code, new(VisitStatus.Confirmed), world.Me)).IsOk);
        Assert.True((await world.Service.StepAsync(code, new(VisitStatus.Cancelled, "The tenant is ill"), world.Me)).IsOk);

        var letters = await LettersAsync(world);
        Assert.Equal([OwnerVisitNews.Planned, OwnerVisitNews.Moved, OwnerVisitNews.Cancelled], letters.Select(l => l.Notice.News));
        Assert.All(letters, l => Assert.Equal(("o1@example.org", "Amélie Cœur", "fr", code), (l.Mail.ToAddress, l.Mail.ToName, l.Mail.Language, l.Mail.SubjectCode)));
        Assert.Equal((VisitKind.ExitInventory, Local("2026-11-25T10:00"), "Anna Roy", "Benoît Hébert"), (letters[0].Notice.Kind, letters[0].Notice.Start, letters[0].Notice.Who, letters[0].Notice.Unit.Tenant));
        Assert.Equal((Local("2026-11-26T10:00"), Local("2026-11-25T10:00")), (letters[1].Notice.Start, letters[1].Notice.Before!.Value));
        Assert.Equal(("The tenant is ill", "Marc Lefèvre"), (letters[2].Notice.Reason, letters[2].Notice.Who));
    }

    [Theory]
    [InlineData(VisitKind.Viewing, null, 0)]
    [InlineData(VisitKind.Viewing, "Reminders:OwnerViewings=true", 1)]
    [InlineData(VisitKind.Inspection, null, 1)]
    [InlineData(VisitKind.EntryInventory, null, 1)]
    [InlineData(VisitKind.Inspection, "Reminders:OwnerMails=false", 0)]
    [InlineData(VisitKind.Inspection, "Reminders:TenantMails=false", 0)]
    public async Task What_owners_are_told_of_is_the_agencys_to_say(VisitKind kind, string? setting, int letters)
    {
        await using var world = await AgreedAsync(setting is null ? [] : [(setting.Split('=')[0], setting.Split('=')[1])]);
        await world.Service.BookAsync(Inventory("2026-11-25T10:00") with { Kind = kind }, world.Me);
        Assert.Equal(letters, (await LettersAsync(world)).Count);
    }

    [Fact]
    public async Task Without_consent_or_in_the_past_nothing_is_written_and_an_empty_unit_has_no_tenant()
    {
        await using var world = await AgreedAsync();
        Assert.True((await world.Service.BookAsync(Inventory("2026-11-23T10:00"), world.Me)).IsOk);
        Assert.True((await world.Service.BookAsync(Inventory("2026-11-26T10:00") with { UnitCode = "U2" }, world.Me)).IsOk);
        Assert.Empty(await LettersAsync(world));
        await world.Estate.AgreeAsync("O2", "en");
        Assert.True((await world.Service.BookAsync(Inventory("2026-11-27T10:00") with { UnitCode = "U2" }, world.Me)).IsOk);
        var letter = Assert.Single(await LettersAsync(world));
        Assert.Equal(("o2@example.org", "en", null), (letter.Mail.ToAddress, letter.Mail.Language, letter.Notice.Unit.Tenant));
    }

    [Fact]
    public async Task A_visit_that_goes_to_another_owners_unit_is_off_for_one_and_new_to_the_other()
    {
        await using var world = await AgreedAsync();
        await world.Estate.AgreeAsync("O2");
        var code = (await world.Service.BookAsync(Inventory("2026-11-25T10:00"), world.Me)).Value;
        Assert.True((await world.Service.ChangeAsync(code, Inventory("2026-11-25T11:00") with { UnitCode = "U2" }, world.Me)).IsOk);
        Assert.True((await world.Service.ChangeAsync(code, Inventory("2026-11-25T11:00") with { UnitCode = "U2", Kind = VisitKind.Viewing }, world.Me)).IsOk);
        var letters = await LettersAsync(world);
        Assert.Equal(
            [("o1@example.org", OwnerVisitNews.Planned), ("o1@example.org", OwnerVisitNews.Cancelled), ("o2@example.org", OwnerVisitNews.Planned), ("o2@example.org", OwnerVisitNews.Cancelled)],
            letters.Select(l => (l.Mail.ToAddress, l.Notice.News)));
        Assert.Equal([10, 10, 11, 11], letters.Select(l => l.Notice.Start.Hour));
    }

    [Fact]
    public async Task A_visit_that_did_not_take_place_can_be_put_on_another_day_and_the_owner_is_told()
    {
        await using var world = await AgreedAsync();
        var code = (await world.Service.BookAsync(Inventory("2026-11-25T10:00"), world.Me)).Value;
        world.Estate.Time.Advance(TimeSpan.FromDays(3));
        Assert.True((await world.Service.MoveAsync(new(code, Local("2026-11-30T10:00"), Local("2026-11-30T10:30")), world.Me)).IsOk);
        Assert.Equal([25, 30], (await LettersAsync(world)).Select(l => l.Notice.Start.Day));
    }

    private static async Task<VisitWorld> AgreedAsync(params (string, string)[] settings)
    {
        var world = await CreateAsync(settings);
        await world.Estate.AgreeAsync();
        return world;
    }

    private static VisitInput Inventory(string start) => At(start) with { Kind = VisitKind.ExitInventory, Guest = null };

    private static async Task<List<(OutgoingMail Mail, OwnerVisitNotice Notice)>> LettersAsync(VisitWorld world)
    {
        var mails = await world.Estate.ReadAsync(db => db.OutgoingMails.AsNoTracking().Where(m => m.Template == "ownerVisitNotice").OrderBy(m => m.Id).ToListAsync());
        return mails.ConvertAll(m => (m, JsonSerializer.Deserialize<OwnerVisitNotice>(m.Data, Outbox.Json)!));
    }
}
