using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Visits;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Visits.VisitWorld;

namespace BlazorEstate.Tests.Features.Visits;

public sealed class VisitsServiceTests : IAsyncLifetime
{
    private VisitWorld _world = null!;

    public async Task InitializeAsync() => _world = await VisitWorld.CreateAsync();

    [Fact]
    public async Task Colleagues_who_come_along_are_reminded_the_day_before_once_each_and_again_of_another_day()
    {
        var visit = At("2026-11-25T10:00", 60);
        var code = (await _world.Service.BookAsync(visit, _world.Me)).Value;
        Assert.Equal([_world.Anna.Id], await TomorrowAsync(0));
        Assert.True((await _world.Service.ChangeAsync(code, visit with { Version = 1, Attendees = ["marc@example.org"] }, _world.Me)).IsOk);
        Assert.Equal([_world.Anna.Id, _world.Marc.Id], await TomorrowAsync(0)); // Who joins later is told too.
        Assert.Equal(2, (await TomorrowAsync(0)).Length);
        Assert.True((await _world.Service.MoveAsync(new(code, Local("2026-11-26T10:00"), Local("2026-11-26T11:00")), _world.Me)).IsOk);
        Assert.Equal(4, (await TomorrowAsync(1)).Length);
        Assert.Equal(4, (await TomorrowAsync(0)).Length);

        async Task<long[]> TomorrowAsync(int days)
        {
            _world.Estate.Time.Advance(TimeSpan.FromDays(days));
            await _world.Estate.Scoped<VisitScan>().RunAsync(_world.Estate.Get<AgencyClock>().Today, Actor.System);
            return await _world.Estate.ReadAsync(db => db.Notifications.Where(n => n.Kind == EventKinds.VisitTomorrow.Key).OrderBy(n => n.Id).Select(n => n.UserId!.Value).ToArrayAsync());
        }
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_visit_is_booked_at_the_agencys_time_for_whoever_lives_there()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        var visit = (await _world.Queries.FindAsync(code))!;
        Assert.Equal("V00001", code);
        Assert.Equal((new DateTime(2026, 11, 25, 9, 0, 0), DateTimeKind.Utc), (visit.Start, visit.Start.Kind));
        Assert.Equal(("L1", "Benoît Hébert", "anna@example.org", VisitStatus.Planned), (visit.LeaseCode, visit.Tenant, visit.Person, visit.Status));
        Assert.Null((await _world.Queries.FindAsync(await _world.BookAsync("2026-11-25T15:00", 240, "U2")))!.LeaseCode);
    }

    [Fact]
    public async Task Hours_are_those_of_the_clock_on_the_wall_before_and_after_it_changes()
    {
        // Summer time ends on 25 October 2026 and begins on 28 March 2027.
        Assert.Equal(8, (await VisitAsync("2026-10-24T10:00")).Start.Hour);
        Assert.Equal(9, (await VisitAsync("2026-10-26T10:00")).Start.Hour);
        Assert.Equal(8, (await VisitAsync("2027-03-30T10:00")).Start.Hour);
        var night = await _world.Service.BookAsync(At("2026-10-25T01:30") with { End = Local("2026-10-25T03:00") }, _world.Me);
        Assert.True(night.Has("Visit.MoreThanTwoHours"), "from half past one to three that night takes two hours and a half");
    }

    [Fact]
    public async Task Nobody_is_in_two_places_at_once()
    {
        var first = await _world.BookAsync("2026-11-25T10:00", 60);
        var clash = await _world.Service.BookAsync(At("2026-11-25T10:59", 30, "U2"), _world.Me);
        Assert.Equal(("start", "PersonBusy"), clash.Problems.Select(p => (p.Field, p.Code)).Single());
        Assert.Equal(["Anna Roy", first], clash.Problems[0].Args.Take(2));
        Assert.True((await _world.Service.BookAsync(At("2026-11-25T11:00", 30, "U2"), _world.Me)).IsOk, "one after the other is no overlap");
        Assert.True((await _world.Service.BookAsync(At("2026-11-25T10:00", 30, "U2") with { Person = "marc@example.org" }, _world.Me)).IsOk);
        Assert.True((await _world.Service.StepAsync(first, new(VisitStatus.Cancelled), _world.Me)).IsOk);
        Assert.True((await _world.Service.BookAsync(At("2026-11-25T10:30"), _world.Me)).IsOk, "a cancelled visit takes nobody's time");
    }

    [Fact]
    public async Task Of_many_who_book_one_person_at_once_one_succeeds()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _world.Service.BookAsync(At($"2026-11-25T10:0{i}", 60, "U2"), _world.Me)));
        Assert.Single(results, r => r.IsOk);
        Assert.All(results.Where(r => !r.IsOk), r => Assert.True(r.Has("PersonBusy")));
    }

    [Fact]
    public async Task A_warning_is_put_aside_by_consent_or_a_reason_that_is_kept()
    {
        var input = At("2026-12-25T10:00", 150);
        var warned = await _world.Service.BookAsync(input, _world.Me);
        Assert.Equal(["start Visit.Holiday", "end Visit.MoreThanTwoHours", "overrideReason Visit.ReasonNeeded"], warned.Problems.Select(p => $"{p.Field} {p.Code}"));
        var code = (await _world.Service.BookAsync(input with { OverrideReason = " Water damage " }, _world.Me)).Value;
        Assert.Equal("Water damage", (await _world.Queries.FindAsync(code))!.OverrideReason);
        var agreed = await _world.Service.BookAsync(input with { TenantConsent = true, Start = Local("2026-12-25T14:00"), End = Local("2026-12-25T15:00") }, _world.Me);
        Assert.True((await _world.Queries.FindAsync(agreed.Value))!.TenantConsent);
        Assert.Contains("Water damage", await _world.Estate.ReadAsync(db => db.AuditEntries.Where(a => a.SubjectKind == "Visit").Select(a => a.Changes).FirstAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_visits_of_one_day_count_together()
    {
        await _world.BookAsync("2026-11-25T09:00", 90);
        Assert.True((await _world.Service.BookAsync(At("2026-11-25T14:00", 31), _world.Me)).Has("Visit.MoreThanTwoHours"));
        Assert.True((await _world.Service.BookAsync(At("2026-11-25T14:00", 30), _world.Me)).IsOk);
        Assert.True((await _world.Service.BookAsync(At("2026-11-26T14:00", 120), _world.Me)).IsOk);
    }

    [Fact]
    public async Task An_agency_without_holidays_is_not_warned_of_them()
    {
        await using var world = await VisitWorld.CreateAsync(("Agency:Holidays", "none"));
        Assert.True((await world.Service.BookAsync(At("2026-12-25T10:00"), world.Me)).IsOk);
        var wrong = await Assert.ThrowsAsync<SettingException>(() => VisitWorld.CreateAsync(("Agency:Holidays", "DE")));
        Assert.Contains("Agency:Holidays", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_responsible_and_the_tenant_are_told_but_not_of_their_own_doing()
    {
        var code = (await _world.Service.BookAsync(At("2026-11-25T10:00") with { Person = "marc@example.org" }, _world.Me)).Value;
        await _world.BookAsync("2026-11-25T14:00", 30, "U2");
        Assert.True((await _world.Service.MoveAsync(new(code, Local("2026-11-26T10:00"), Local("2026-11-26T10:30")), _world.Me)).IsOk);
        Assert.True((await _world.Service.StepAsync(code, new(VisitStatus.Cancelled), _world.Me)).IsOk);
        var told = await _world.Estate.ReadAsync(db => db.Notifications.OrderBy(n => n.Id).Select(n => new { n.Kind, n.UserId, n.Audience }).ToListAsync());
        Assert.Equal(["visitBooked", "visitMoved", "visitCancelled"], told.Select(n => n.Kind));
        Assert.All(told, n => Assert.Equal((_world.Marc.Id, Permissions.VisitsView), (n.UserId!.Value, n.Audience)));
        var mails = await _world.Estate.ReadAsync(db => db.OutgoingMails.OrderBy(m => m.Id).Select(m => new { m.ToAddress, m.Template, m.Data }).ToListAsync());
        Assert.Equal(["visitNotice", "visitNotice", "visitCancelled"], mails.Select(m => m.Template));
        Assert.All(mails, m => Assert.Equal("benoit@example.org", m.ToAddress));
        Assert.Contains("2026-11-26T10:00:00", mails[1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_change_of_a_visit_is_one_letter_even_if_it_begins_when_it_did()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        Assert.True((await _world.Service.MoveAsync(new(code, Local("2026-11-25T10:00"), Local("2026-11-25T11:00")), _world.Me)).IsOk);
        Assert.Equal(2, await CountAsync());
        Assert.True((await _world.Service.ChangeAsync(code, At("2026-11-25T10:00", 90), _world.Me)).IsOk);
        Assert.Equal(3, await CountAsync());

        Task<int> CountAsync() => _world.Estate.ReadAsync(db => db.OutgoingMails.CountAsync(m => m.Template == "visitNotice"));
    }

    [Fact]
    public async Task A_visit_that_goes_to_another_tenants_unit_at_once_is_a_letter_to_each()
    {
        var (unit, other) = (await _world.Estate.ReadAsync(db => db.Units.FirstAsync(u => u.Code == "U2")), await _world.Estate.AddAsync(Tenant.Create("T2", new TenantDetails("Ada Roux", "ada@example.org", EmailConsent: true))));
        await Lettings.LettingAsync(_world.Estate, unit, other, "L2", new(2026, 1, 1), new(2027, 12, 31));
        var code = await _world.BookAsync("2026-11-25T10:00");
        Assert.True((await _world.Service.ChangeAsync(code, At("2026-11-25T10:00", unit: "U2"), _world.Me)).IsOk);
        var mails = await _world.Estate.ReadAsync(db => db.OutgoingMails.OrderBy(m => m.Id).Select(m => m.Template + " " + m.ToAddress).ToListAsync());
        Assert.Equal(["visitNotice benoit@example.org", "visitCancelled benoit@example.org", "visitNotice ada@example.org"], mails);
    }

    [Fact]
    public async Task Colleagues_who_come_along_are_told_and_are_nowhere_else_then()
    {
        var code = (await _world.Service.BookAsync(At("2026-11-25T10:00", 60) with { Attendees = ["marc@example.org", "MARC@example.org", "anna@example.org"] }, _world.Me)).Value;
        Assert.Equal(["Marc Lefèvre"], (await _world.Queries.FindAsync(code))!.Attendees.Select(a => a.Name));
        Assert.Equal(1, (await _world.Queries.ListAsync(ListSlice.Lenient(null, 1, 50, null, VisitQueries.Sorts), new(Person: "marc@example.org"))).Total);
        var clash = await _world.Service.BookAsync(At("2026-11-25T10:30", 30, "U2") with { Person = "marc@example.org" }, _world.Me);
        Assert.Equal("Marc Lefèvre", clash.Problems.Single(p => p.Code == "PersonBusy").Args[0]);
        Assert.True((await _world.Service.BookAsync(At("2026-11-25T12:00", 30, "U2") with { Person = "marc@example.org" }, _world.Me)).IsOk);
        Assert.True((await _world.Service.MoveAsync(new(code, Local("2026-11-25T11:45"), Local("2026-11-25T12:15")), _world.Me)).Has("PersonBusy"));
        Assert.True((await _world.Service.ChangeAsync(code, At("2026-11-25T11:45"), _world.Me)).IsOk);
        Assert.Empty((await _world.Queries.FindAsync(code))!.Attendees);
        Assert.Equal(["visitBooked", "visitBooked", "visitMoved"], await _world.Estate.ReadAsync(db => db.Notifications.Where(n => n.UserId == _world.Marc.Id).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync()));
        Assert.Equal(["attendees"], (await _world.Service.BookAsync(At("2026-11-26T10:00") with { Attendees = ["nobody@example.org"] }, _world.Me)).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task Who_comes_along_stands_in_the_audit_trail_and_makes_an_open_form_stale()
    {
        var code = (await _world.Service.BookAsync(At("2026-11-25T10:00", 60) with { Attendees = ["marc@example.org"] }, _world.Me)).Value;
        Assert.True((await _world.Service.ChangeAsync(code, At("2026-11-25T10:00", 60) with { Version = 1 }, _world.Me)).IsOk);
        Assert.True((await _world.Service.ChangeAsync(code, At("2026-11-25T10:00", 60) with { Version = 1, Attendees = ["marc@example.org"] }, _world.Me)).Has(Result.StaleCode));
        var told = await _world.Estate.ReadAsync(db => db.AuditEntries.Where(a => a.SubjectCode == code && a.Changes.Contains("Attendees")).OrderBy(a => a.Id).Select(a => a.Changes).ToListAsync());
        Assert.Equal(["{\"Attendees\":[\"\",\"Marc Lefèvre\"]}", "{\"Attendees\":[\"Marc Lefèvre\",\"\"]}"], told);
    }

    [Fact]
    public async Task Who_was_part_of_a_visit_stays_so_when_the_account_ends_and_takes_no_other_part()
    {
        var both = At("2026-11-25T10:00") with { Person = "marc@example.org", Attendees = ["anna@example.org"] };
        var code = (await _world.Service.BookAsync(both, _world.Me)).Value;
        await _world.EndAccountsAsync();
        Assert.True((await _world.Service.ChangeAsync(code, both with { Place = "At the gate" }, _world.Me)).IsOk);
        var visit = (await _world.Queries.FindAsync(code))!;
        Assert.Equal(("At the gate", "marc@example.org", "anna@example.org"), (visit.Place, visit.Person, Assert.Single(visit.Attendees).Email));
        var swapped = await _world.Service.ChangeAsync(code, both with { Person = "anna@example.org", Attendees = ["marc@example.org"] }, _world.Me);
        Assert.Equal(["attendees", "person"], swapped.Problems.Select(p => p.Field).Order());
        Assert.Equal(["attendees", "person"], (await _world.Service.BookAsync(both with { Start = Local("2026-11-26T10:00"), End = Local("2026-11-26T11:00") }, _world.Me)).Problems.Select(p => p.Field).Order());
    }

    [Fact]
    public async Task A_moved_visit_loses_the_consent_to_its_former_time()
    {
        var code = (await _world.Service.BookAsync(At("2026-11-25T10:00", 180) with { TenantConsent = true }, _world.Me)).Value;
        Assert.True((await _world.Service.MoveAsync(new(code, Local("2026-11-26T10:00"), Local("2026-11-26T13:00")), _world.Me)).Has("Visit.MoreThanTwoHours"));
        Assert.True((await _world.Service.MoveAsync(new(code, Local("2026-11-26T10:00"), Local("2026-11-26T12:00")), _world.Me)).IsOk);
        Assert.False((await _world.Queries.FindAsync(code))!.TenantConsent);
    }

    [Fact]
    public async Task Edits_know_their_version_and_who_may_not_changes_nothing()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        Assert.True((await _world.Service.ChangeAsync(code, At("2026-11-25T11:00") with { Version = 1 }, _world.Me)).IsOk);
        Assert.True((await _world.Service.ChangeAsync(code, At("2026-11-25T12:00") with { Version = 1 }, _world.Me)).Has(Result.StaleCode));
        Assert.True((await _world.Service.StepAsync("V9", new(VisitStatus.Done), _world.Me)).Has(Result.NotFoundCode));
        var auditor = TestEstate.As(Roles.Auditor);
        Assert.True((await _world.Service.BookAsync(At("2026-11-25T12:00"), auditor)).Has(Result.ForbiddenCode));
        Assert.True((await _world.Service.StepAsync(code, new(VisitStatus.Cancelled), auditor)).Has(Result.ForbiddenCode));
    }

    private async Task<VisitView> VisitAsync(string start) => (await _world.Queries.FindAsync(await _world.BookAsync(start, unit: "U2")))!;
}
