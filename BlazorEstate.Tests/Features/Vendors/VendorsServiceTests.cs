using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Audit;
using BlazorEstate.Features.Vendors;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Vendors;

public sealed class VendorsServiceTests : VendorWorld
{
    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddAudit();
    }

    private static readonly VendorDetails Roux = new("Plomberie Roux", ["plumbing", "heating"], "Jean Roux", "roux@example.org", "+33 4 72 00 00 00", InsuredUntil: new(2026, 1, 31));

    [Fact]
    public async Task A_vendor_gets_the_next_code_and_an_audit_row()
    {
        Assert.Equal("S00001", (await Service.CreateAsync(null, Roux, TestEstate.Admin)).Value);
        Assert.Equal("ROUX", (await Service.CreateAsync("ROUX", Roux with { Name = "Roux & fils" }, TestEstate.Admin)).Value);
        Assert.Equal("S00002", (await Service.CreateAsync(" ", Roux with { Name = "Élec" }, TestEstate.Admin)).Value);
        var kept = (await Queries.FindAsync("S00001"))!;
        Assert.Equal(("Plomberie Roux", "Jean Roux", new DateOnly(2026, 1, 31), true, 0), (kept.Name, kept.Contact, kept.InsuredUntil, kept.Active, kept.Jobs));
        Assert.Equal(["plumbing", "heating"], kept.Trades);
        Assert.Equal(3, await Estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectKind == "Vendor" && a.Action == "create")));
    }

    [Theory]
    [InlineData("PLOMBERIE ROUX")]
    [InlineData("  plombérie Roux ")]
    public async Task No_two_have_the_same_name_case_and_accents_aside(string name)
    {
        await Service.CreateAsync(null, Roux, TestEstate.Admin);
        var twice = await Service.CreateAsync(null, Roux with { Name = name }, TestEstate.Admin);
        Assert.Equal(("name", "Duplicate"), (twice.Problems.Single().Field, twice.Problems.Single().Code));
        await Service.CreateAsync("S9", Roux with { Name = "Other" }, TestEstate.Admin);
        Assert.Equal("Duplicate", (await Service.ChangeAsync("S9", null, Roux with { Name = name }, TestEstate.Admin)).Problems.Single().Code);
        Assert.True((await Service.ChangeAsync("S00001", null, Roux with { Name = name }, TestEstate.Admin)).IsOk);
    }

    [Fact]
    public async Task Who_may_not_is_refused_and_a_stale_edit_too()
    {
        var agent = TestEstate.As(Roles.Agent);
        Assert.True((await Service.CreateAsync(null, Roux, agent)).Has(Result.ForbiddenCode));
        await Service.CreateAsync(null, Roux, TestEstate.Admin);
        Assert.True((await Service.ChangeAsync("S00001", null, Roux, agent)).Has(Result.ForbiddenCode));
        Assert.True((await Service.DeleteAsync("S00001", agent)).Has(Result.ForbiddenCode));
        Assert.True((await Service.ChangeAsync("S00001", 1, Roux with { Note = "First" }, TestEstate.Admin)).IsOk);
        Assert.True((await Service.ChangeAsync("S00001", 1, Roux with { Note = "Second" }, TestEstate.Admin)).Has(Result.StaleCode));
        Assert.True((await Service.ActivateAsync("S00001", 1, false, TestEstate.Admin)).Has(Result.StaleCode));
        Assert.True((await Service.ChangeAsync("S9", null, Roux, TestEstate.Admin)).Has(Result.NotFoundCode));
    }

    [Fact]
    public async Task Contacts_are_kept_found_and_audited_and_the_same_ones_change_nothing()
    {
        VendorContact[] two = [new("Astreinte", "Urgences", null, "+33 6 12 00 45 10"), new("Zoé", null, "zoe@roux.fr")];
        await Service.CreateAsync(null, Roux with { Contacts = two }, TestEstate.Admin);
        Assert.Equal(two, (await Queries.FindAsync("S00001"))!.Contacts);
        Assert.Equal(1, (await Queries.ListAsync(ListSlice.Lenient("ASTREINTE", 1, 10, null, VendorsQueries.Sorts), new())).Total);
        Assert.True((await Service.ChangeAsync("S00001", null, Roux with { Contacts = [.. two] }, TestEstate.Admin)).IsOk);
        Assert.Equal(1, await Estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectKind == "Vendor")));
        Assert.True((await Service.ChangeAsync("S00001", null, Roux with { Contacts = two[1..] }, TestEstate.Admin)).IsOk);
        Assert.Equal(two[1..], await Estate.ReadAsync(db => db.Vendors.Select(v => v.Contacts).SingleAsync()));
        var row = (await Estate.Scoped<AuditQueries>().ListAsync(new(null, "Vendor", null, "update", null, null), new(1, 10))).Items.Single();
        var change = Assert.Single(row.Changes);
        var words = Estate.Scoped<AuditWords>();
        Assert.Equal(("Other contacts", "Astreinte · Urgences · +33 6 12 00 45 10; Zoé · zoe@roux.fr", "Zoé · zoe@roux.fr"),
            (words.Field(change.Field), words.Value(row, change.Field, change.Old), words.Value(row, change.Field, change.New)));
    }

    [Fact]
    public async Task One_that_a_plan_gives_work_to_stays()
    {
        await Service.CreateAsync(null, Roux, TestEstate.Admin);
        var vendor = await Estate.ReadAsync(db => db.Vendors.SingleAsync());
        var yearly = new PlanDetails("Boiler service", "heating", InterventionPriority.Normal, new(new(1, PlanPeriod.Year), PlanBasis.Fixed, Today.AddDays(90), null, 14));
        await Estate.AddAsync(PreventivePlan.Create("PP00001", new(Unit.PropertyId, Unit.Id, VendorId: vendor.Id), yearly));
        Assert.Equal("InUse.Plans", (await Service.DeleteAsync("S00001", TestEstate.Admin)).Problems.Single().Code);
        Assert.True((await Records.UseAsync("S00001")).IsUsed);
    }

    [Fact]
    public async Task One_that_was_given_work_is_made_inactive_and_keeps_everything_else()
    {
        await Service.CreateAsync(null, Roux, TestEstate.Admin);
        await Service.CreateAsync(null, Roux with { Name = "Unused" }, TestEstate.Admin);
        await WorkAsync(await Estate.ReadAsync(db => db.Vendors.SingleAsync(v => v.Code == "S00001")), Today);
        Assert.Equal("InUse.Interventions", (await Service.DeleteAsync("S00001", TestEstate.Admin)).Problems.Single().Code);
        Assert.Equal((true, 0), await Records.UseAsync("S00001"));
        Assert.Equal((false, 0), await Records.UseAsync("S00002"));
        Assert.True((await Service.DeleteAsync("S00002", TestEstate.Admin)).IsOk);
        var before = (await Queries.FindAsync("S00001"))!;
        Assert.True((await Service.ActivateAsync("S00001", before.Version, false, TestEstate.Admin)).IsOk);
        var after = (await Queries.FindAsync("S00001"))!;
        Assert.False(after.Active);
        Assert.Equal(before.Trades, after.Trades);
        Assert.Equal(before with { Active = false, Version = after.Version, Trades = after.Trades, Contacts = after.Contacts }, after);
    }
}
