using BlazorEstate.Domain;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Calendar;

/// <summary>Revisions, papers, preventive work, and days on which many fall.</summary>
public sealed class CalendarLayersTests : IAsyncLifetime
{
    private static readonly InterventionAct Act = new(DateTime.UnixEpoch, null, "Test");
    private CalendarWorld _world = null!;

    public async Task InitializeAsync() => _world = await CalendarWorld.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Rents_may_be_revised_on_the_anniversaries_of_leases_that_go_on()
    {
        // L1 runs from 1 January 2026 to the end of 2027; L2 ends before its first year is over.
        var coming = Assert.Single(await _world.ReadAsync("2026-11-25", "2027-12-25", "revision"));
        Assert.Equal(("L1", new DateOnly(2027, 1, 1), "/leases/L1"), (coming.Code, coming.Day, coming.Url));
        Assert.Empty(await _world.ReadAsync("2026-11-25", "2027-12-25", "revision", property: "P2"));
        Assert.Empty(await _world.ReadAsync("2026-01-01", "2026-06-30", "revision"));
    }

    [Fact]
    public async Task Papers_end_on_their_last_day_unless_another_took_their_place()
    {
        var unit = await _world.Estate.ReadAsync(db => db.Units.OrderBy(u => u.Id).FirstAsync());
        await DocumentAsync("D1", unit, new(DocumentKind.EnergyCertificate, "DPE 2016", new(2026, 12, 10)));
        await DocumentAsync("D2", unit, new(DocumentKind.EnergyCertificate, "DPE 2026", new(2026, 12, 20)));
        await _world.Estate.AddAsync(Vendor.Create("S1", new("Roux & fils", InsuredUntil: new(2026, 12, 15), ContractUntil: new(2027, 6, 30))));
        await _world.Estate.AddAsync(Vendor.Create("S2", new("Ancien", InsuredUntil: new(2026, 12, 15), Active: false)));

        var all = await _world.ReadAsync("2026-12-01", "2026-12-31", "document,vendorPaper");
        Assert.Equal([("S1", "/vendors/S1"), ("D2", "/documents?q=D2")], all.Select(e => (e.Code!, e.Url!)));
        Assert.Equal(["D2"], (await _world.ReadAsync("2026-12-01", "2026-12-31", "document,vendorPaper", property: "P1")).Select(e => e.Code));
        Assert.Empty(await _world.ReadAsync("2026-12-01", "2026-12-31", "document,vendorPaper", property: "P2"));
        Assert.Equal(VendorPaper.Contract, Assert.Single(await _world.ReadAsync("2027-06-01", "2027-06-30", "vendorPaper")).What);
    }

    [Fact]
    public async Task Preventive_work_is_foreseen_until_it_has_a_slot()
    {
        var unit = await _world.Estate.ReadAsync(db => db.Units.OrderBy(u => u.Id).FirstAsync());
        var schedule = new PlanSchedule(new(1, PlanPeriod.Month), PlanBasis.Fixed, new(2026, 12, 5), null, 10);
        var plan = await _world.Estate.AddAsync(PreventivePlan.Create("PP1", new(unit.PropertyId, unit.Id), new("Chaudière", "heating", InterventionPriority.Normal, schedule)));
        Assert.Equal([("PP1", 5), ("PP1", 36)], await DaysAsync());
        Assert.Equal("/maintenance/plans/PP1", (await _world.ReadAsync("2026-12-01", "2027-01-10", "preventive"))[0].Url);

        await _world.Estate.AddAsync(Intervention.Of(plan, new(2026, 12, 5), "M9", unit.Id, null, new(2026, 11, 25), Act));
        Assert.Equal([("M9", 5), ("PP1", 36)], await DaysAsync());
        Assert.Equal("/maintenance/M9", (await _world.ReadAsync("2026-12-01", "2027-01-10", "preventive"))[0].Url);

        async Task<IEnumerable<(string, int)>> DaysAsync() =>
            (await _world.ReadAsync("2026-12-01", "2027-01-10", "preventive")).Select(e => (e.Code!, e.Day.DayNumber - new DateOnly(2026, 11, 30).DayNumber));
    }

    [Fact]
    public async Task Many_on_a_day_are_counted_and_listed_when_asked_for()
    {
        for (var i = 0; i < 4; i++)
        {
            var terms = new LeaseTerms(LeaseKind.Furnished, new(2026, 2, 1), new(2027, 3, 31), [new(LineKind.Rent, "", 50_000)], Deposit: 40_000);
            await _world.Estate.AddAsync(Lease.Create("M" + i, (await _world.Estate.SomeUnitAsync("M" + i)).Id, (await _world.Estate.TenantAsync("TM" + i)).Id, terms));
        }

        var view = new CalendarView(new(2027, 1, 15), new(2027, 4, 30), CalendarKinds.Parse("leaseEnd,revision,deposit")!);
        var counted = await _world.Queries.ReadAsync(view);
        Assert.Equal(
            [("Revision", new DateOnly(2027, 2, 1), 4, 0L), ("LeaseEnd", new(2027, 3, 31), 4, 0L), ("Deposit", new(2027, 4, 30), 4, 160_000L)],
            counted.Select(e => (e.Kind.ToString(), e.Day, e.Count, e.Amount)));
        Assert.All(counted, e => Assert.StartsWith($"/calendar?view=agenda&date={e.Day:yyyy-MM-dd}&days=1&only=", e.Url, StringComparison.Ordinal));

        var address = new CalendarAddress(BlazorEstate.Shared.Grid.ListQuery.Parse(counted[0].Url!), new(2026, 11, 24));
        var listed = await _world.Queries.ReadAsync(address.Read(address.Date, address.Date, CalendarKinds.All.ToHashSet()));
        Assert.Equal("/calendar?date=2027-02-01&view=month", address.As(CalendarShape.Month).ToUrl());
        Assert.Equal(["M0", "M1", "M2", "M3"], listed.Select(e => e.Code));
        Assert.Equal(12, (await _world.Queries.ReadAsync(view with { Singly = true })).Count);
    }

    [Fact]
    public async Task A_vendor_has_its_own_work_and_no_visits()
    {
        await _world.BookAsync("2026-11-25T10:00");
        var roux = await _world.Estate.AddAsync(Vendor.Create("S1", new("Roux & fils", InsuredUntil: new(2026, 11, 27))));
        var unit = await _world.Estate.ReadAsync(db => db.Units.OrderBy(u => u.Id).FirstAsync());
        await WorkAsync("M1", unit, roux.Id);
        await WorkAsync("M2", unit, null);
        var view = new CalendarView(new(2026, 11, 24), new(2026, 11, 30), CalendarKinds.Parse("visit,intervention,vendorPaper,leaseEnd")!);
        Assert.Equal(["V00001", "M1", "M2", "S1", "L2"], (await _world.Queries.ReadAsync(view)).Select(e => e.Code));
        Assert.Equal(["M1", "S1", "L2"], (await _world.Queries.ReadAsync(view with { Vendor = "S1" })).Select(e => e.Code));
    }

    private async Task WorkAsync(string code, Unit unit, long? vendorId)
    {
        await using var db = await _world.Estate.Factory.CreateDbContextAsync();
        var work = db.Add(Intervention.Create(code, unit.Id, new("Fuite", "plumbing", InterventionPriority.Normal, InterventionStatus.Scheduled, new(2026, 11, 20))).Value);
        work.Property(i => i.PlannedStart).CurrentValue = new DateTime(2026, 11, 26, 8, 0, 0, DateTimeKind.Utc);
        work.Property(i => i.PlannedEnd).CurrentValue = new DateTime(2026, 11, 26, 9, 0, 0, DateTimeKind.Utc);
        work.Property(i => i.VendorId).CurrentValue = vendorId;
        await db.SaveAsync(TestEstate.Admin);
    }

    private Task<StoredDocument> DocumentAsync(string code, Unit unit, DocumentDetails details) => _world.Estate.AddAsync(StoredDocument.Create(
        code, new(nameof(Unit), unit.Id, unit.Code), unit.Label, details, new KeptFile("a.pdf", "application/pdf", 10, new string('0', 64), code), DateTime.UnixEpoch, new(2026, 11, 1), "Test"));
}
