using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Domain.InterventionStatus;

namespace BlazorEstate.Tests.Features.Maintenance;

public sealed class MaintenanceServiceTests : MaintenanceWorld
{
    private static readonly DateTime Tuesday = new(2025, 6, 17, 7, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_request_gets_a_code_an_entry_an_audit_row_and_is_told()
    {
        var code = await RequestAsync();
        var found = await FindAsync(code);
        Assert.Equal("M000001", code);
        Assert.Equal((Requested, new DateOnly(2025, 6, 18), "Water drips on the floor."), (found.Row.Status, found.Row.Deadline, found.Description));
        Assert.Equal((InterventionEvent.Requested, "administrator"), (found.Timeline.Single().Kind, found.Timeline.Single().By));
        var told = await Estate.ReadAsync(db => db.Notifications.SingleAsync());
        Assert.Equal(("maintenanceRequested", code), (told.Kind, told.SubjectCode));
        Assert.Equal(1, await Estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectKind == "Intervention" && a.SubjectId == told.SubjectId)));
    }

    [Fact]
    public async Task A_request_sent_twice_under_one_key_is_one()
    {
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Service.RequestAsync(Unit.Code, Leak, "k1", TestEstate.Admin)));
        Assert.Equal(["M000001"], codes.Select(c => c.Value).Distinct());
        Assert.Equal(1, await Estate.ReadAsync(db => db.InterventionEntries.CountAsync()));
    }

    [Fact]
    public async Task Who_may_not_is_refused_by_the_service_itself()
    {
        var code = await RequestAsync();
        var (auditor, agent) = (TestEstate.As(Roles.Auditor), TestEstate.As(Roles.Agent));
        Assert.True((await Service.RequestAsync(Unit.Code, Leak, null, auditor)).Has(Result.ForbiddenCode));
        Assert.True((await Service.CommentAsync(code, "hm", auditor)).Has(Result.ForbiddenCode));
        Assert.True((await Service.RequestAsync(Unit.Code, Leak, null, agent)).IsOk);
        Assert.True((await Service.MoveAsync(code, null, Accepted, null, agent)).Has(Result.ForbiddenCode));
        Assert.True((await Service.AddCostAsync(code, null, new(CostKind.Other, "x", Amount: 1), agent)).Has(Result.ForbiddenCode));
        Assert.Equal(Requested, (await FindAsync(code)).Row.Status);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_request_is_told_at_once_and_nothing_is_kept()
    {
        var wrong = await Service.RequestAsync("U9", new(" ", "", (InterventionPriority)9, new string('x', 4001), CostBearer.Split, 100), null, TestEstate.Admin);
        Assert.Equal(["unitCode", "title", "category", "description", "priority", "tenantShare"], wrong.Problems.Select(p => p.Field));
        Assert.Equal(0, await Estate.ReadAsync(db => db.Interventions.CountAsync()));
    }

    [Fact]
    public async Task Two_people_cannot_both_move_what_both_saw()
    {
        var code = await RequestAsync();
        var seen = (await FindAsync(code)).Row.Version;
        var both = await Task.WhenAll(Service.MoveAsync(code, seen, Accepted, null, TestEstate.Admin), Service.MoveAsync(code, seen, Declined, "no", TestEstate.Admin));
        Assert.Equal(1, both.Count(r => r.IsOk));
        Assert.True(both.Single(r => !r.IsOk).Has(Result.StaleCode));
        var cost = new CostInput(CostKind.Labour, "", Minutes: 90, Price: 2500);
        var open = await RequestAsync(Accepted);
        var version = (await FindAsync(open)).Row.Version;
        var twice = await Task.WhenAll(Service.AddCostAsync(open, version, cost, TestEstate.Admin), Service.AddCostAsync(open, version, cost, TestEstate.Admin));
        Assert.Equal(1, twice.Count(r => r.IsOk));
        Assert.Equal(3750, (await FindAsync(open)).Row.Cost);
    }

    [Fact]
    public async Task A_move_that_is_not_allowed_changes_nothing_and_tells_nobody()
    {
        var code = await RequestAsync();
        var refused = await Service.MoveAsync(code, null, Completed, null, TestEstate.Admin);
        Assert.Equal("Intervention.FromRequested", refused.Problems.Single().Code);
        Assert.Equal(1, await Estate.ReadAsync(db => db.InterventionEntries.CountAsync()));
        Assert.Equal(1, await Estate.ReadAsync(db => db.Notifications.CountAsync()));
        Assert.True((await Service.MoveAsync("M9", null, Accepted, null, TestEstate.Admin)).Has(Result.NotFoundCode));
    }

    [Fact]
    public async Task Whoever_it_is_given_to_is_told_and_is_not_at_two_places_at_once()
    {
        var coralie = await ColleagueAsync();
        await Estate.AddAsync(Vendor.Create("S00001", new("Plomberie Roux")));
        var (first, second) = (await RequestAsync(Accepted), await RequestAsync(Accepted));
        foreach (var code in (string[])[first, second])
        {
            Assert.True((await Service.AssignAsync(code, null, coralie, "S00001", TestEstate.Admin)).IsOk);
        }

        Assert.Equal(2, await Estate.ReadAsync(db => db.Notifications.CountAsync(n => n.Kind == "maintenanceAssigned" && n.UserId == coralie)));
        Assert.Equal(("Coralie", "Plomberie Roux"), ((await FindAsync(first)).Row.AssigneeName, (await FindAsync(first)).Row.VendorName));
        Assert.True((await Service.PlanAsync(first, null, Tuesday, Tuesday.AddHours(2), null, TestEstate.Admin)).IsOk);
        var clash = await Service.MoveAsync(second, null, Scheduled, null, TestEstate.Admin, (Tuesday.AddHours(1), Tuesday.AddHours(3)));
        Assert.Equal(("start", "PersonBusy", "Coralie", first), (clash.Problems[0].Field, clash.Problems[0].Code, clash.Problems[0].Args[0], clash.Problems[0].Args[1]));
        Assert.True((await Service.MoveAsync(second, null, Scheduled, null, TestEstate.Admin, (Tuesday.AddHours(2), Tuesday.AddHours(3)))).IsOk);
        Assert.Equal("assignee", (await Service.AssignAsync(first, null, 999, null, TestEstate.Admin)).Problems.Single().Field);
    }

    [Fact]
    public async Task The_tenant_is_written_of_the_slot_and_of_the_reason_only_with_consent()
    {
        var quiet = await RequestAsync(Accepted);
        var tenant = await Estate.AddAsync(Tenant.Create("T1", new TenantDetails("Zoé", "zoe@example.org", EmailConsent: true)));
        Assert.True((await Service.PlanAsync(quiet, null, Tuesday, Tuesday.AddHours(2), null, TestEstate.Admin)).IsOk);
        Assert.Equal(0, await Estate.ReadAsync(db => db.OutgoingMails.CountAsync()));
        await Lettings.LettingAsync(Estate, Unit, tenant, "L1", new(2025, 1, 1), new(2027, 12, 31));
        Assert.True((await Service.PlanAsync(quiet, null, Tuesday.AddDays(1), Tuesday.AddDays(1).AddHours(2), "Please be there", TestEstate.Admin)).IsOk);
        await RequestAsync(Declined);
        var mails = await Estate.ReadAsync(db => db.OutgoingMails.OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(["interventionNotice", "interventionNotice"], mails.Select(m => m.Template));
        Assert.Contains("2025-06-18T09:00:00", mails[0].Data, StringComparison.Ordinal);
        Assert.Contains("\"Declined\"", mails[1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_leaves_no_trace()
    {
        var code = await RequestAsync();
        Assert.True((await Service.EditAsync(code, 1, Leak, TestEstate.Admin)).IsOk);
        Assert.True((await Service.EditAsync(code, 1, Leak with { Priority = InterventionPriority.Urgent }, TestEstate.Admin)).IsOk);
        Assert.True((await Service.EditAsync(code, 1, Leak with { Title = "Mine" }, TestEstate.Admin)).Has(Result.StaleCode));
        Assert.Equal(2, (await FindAsync(code)).Timeline.Count);
    }
}
