using BlazorEstate.Features.Reminders.Scans;
using BlazorEstate.Live;
using BlazorEstate.Tests.Support;
using static BlazorEstate.Tests.Features.Reminders.ReminderWorld;

namespace BlazorEstate.Tests.Features.Reminders;

/// <summary>The database finds what is new: by indexes, and where nothing is it hands out no row.</summary>
public sealed class ScanQueries : IAsyncLifetime
{
    private const string Told = "SEARCH n USING COVERING INDEX IX_Notifications_SubjectId_Kind_SubjectKind_Milestone (SubjectId=? AND Kind=? AND SubjectKind=? AND Milestone>?)";
    private const string NotExists = "NOT EXISTS";
    private readonly HeardSql _heard = new();
    private ReminderWorld _world = null!;

    public async Task InitializeAsync() => _world = await CreateAsync(_heard);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    private async Task<string> PlanAsync<TScan>() where TScan : ReminderScan =>
        await _world.Estate.PlanAsync(await _heard.OfAsync(() => _world.ScanAsync<TScan>("2025-06-15"), NotExists));

    [Fact]
    public async Task Overdue_leases_are_found_in_what_is_open_and_compared_with_what_was_told()
    {
        var plan = await PlanAsync<OverdueScan>();
        Assert.Contains("SEARCH c USING COVERING INDEX IX_Charges_Open (DueOn>? AND DueOn<?)", plan, StringComparison.Ordinal);
        Assert.Contains(Told, plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rent_due_soon_is_found_the_same_way()
    {
        var plan = await PlanAsync<DueSoonScan>();
        Assert.Contains("SEARCH c USING COVERING INDEX IX_Charges_Open (DueOn>? AND DueOn<?)", plan, StringComparison.Ordinal);
        Assert.Contains(Told, plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rent_calls_look_their_mail_up_by_its_key()
    {
        var plan = await PlanAsync<RentCallScan>();
        Assert.Matches(@"SEARCH c USING INDEX IX_Charges_\w+ \(DueOn>\? AND DueOn<\?\)", plan);
        Assert.Contains("SEARCH o USING COVERING INDEX IX_OutgoingMails_Key (Key=?)", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leases_are_found_by_their_last_day()
    {
        foreach (var plan in new[] { await PlanAsync<LeaseEndingScan>(), await PlanAsync<LeaseEndedScan>(), await PlanAsync<DepositScan>() })
        {
            Assert.Contains("USING INDEX IX_Leases_LastDay_Start_UnitId (LastDay>? AND LastDay<?)", plan, StringComparison.Ordinal);
            Assert.Contains(Told, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Interventions_are_found_among_those_not_completed()
    {
        var plan = await PlanAsync<InterventionDeadlineScan>();
        Assert.Contains("USING INDEX IX_Interventions_CompletedOn", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN i", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_new_is_looked_at_where_everything_was_told()
    {
        await _world.LetAsync("2025-06-01", "2026-05-31", issued: "2025-06-01", consent: true);
        await _world.ScanAsync<OverdueScan>("2025-06-10");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _heard.OfAsync(() => _world.ScanAsync<OverdueScan>("2025-06-10"), "INNER JOIN"));
    }
}
