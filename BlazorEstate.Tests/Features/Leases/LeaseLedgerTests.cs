using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Leases;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Leases.LeaseWorld;

namespace BlazorEstate.Tests.Features.Leases;

public sealed class LeaseLedgerTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2025, 6, 15);
    private LeaseWorld _world = null!;

    public async Task InitializeAsync() => _world = await CreateAsync(Today, units: 3);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_lease_that_started_is_charged_back_to_its_start_and_ahead()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 1, 15), new(2026, 1, 14)));
        var charges = await _world.ChargesAsync(lease.Code);
        Assert.Equal([43_871, 80_000, 80_000, 80_000, 80_000, 80_000], charges.Select(c => c.Total));
        Assert.Equal("L000001", lease.Code);
        await _world.CheckAsync(lease.Code);
        Assert.Equal(1, await _world.Estate.ReadAsync(db => db.Notifications.CountAsync(n => n.Kind == EventKinds.LeaseCreated.Key && n.SubjectCode == lease.Code)));
    }

    [Fact]
    public async Task A_charge_is_issued_the_set_days_before_it_is_due()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 6, 25), new(2026, 6, 24)));
        Assert.Single(await _world.ChargesAsync(lease.Code));
        var later = await _world.LetAsync(Terms(new(2025, 6, 26), new(2026, 6, 24)), "U2");
        Assert.Empty(await _world.ChargesAsync(later.Code));
    }

    [Fact]
    public async Task From_mid_january_to_mid_march_costs_the_worked_case()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 1, 15), new(2025, 3, 14)));
        Assert.Equal([43_871, 80_000, 36_129], (await _world.ChargesAsync(lease.Code)).Select(c => c.Total));
    }

    [Fact]
    public async Task A_nine_year_lease_has_108_charges_and_12_once_ended_after_the_first_year()
    {
        var lease = await _world.LetAsync(Terms(new(2017, 1, 1), new(2025, 12, 31)));
        await _world.Issuer.IssueAsync(new DateOnly(2026, 1, 31), Actor.System);
        Assert.Equal(108, (await _world.ChargesAsync(lease.Code)).Count);
        var ended = await _world.Ledger.EndAsync(lease.Code, new LeaseEnd(null, new(2017, 12, 31), "Congé"), TestEstate.Admin);
        Assert.True(ended.IsOk);
        Assert.Equal(12, (await _world.ChargesAsync(lease.Code)).Count(c => !c.IsCancelled));
        await _world.CheckAsync(lease.Code);
    }

    [Fact]
    public async Task It_is_neither_extended_nor_renewed_beyond_the_days_its_unit_is_in_service()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 1, 1), new(2025, 12, 31)));
        await using (var db = await _world.Estate.Factory.CreateDbContextAsync())
        {
            var unit = await db.Units.SingleAsync(u => u.Code == "U1");
            Assert.True(unit.Change(new UnitDetails(unit.Label, unit.Kind, OutOfServiceFrom: new(2026, 3, 1))).IsOk);
            await db.SaveAsync(TestEstate.Admin);
        }

        var edit = new LeaseEdit(null, 1, 0, 0, LateFeeTerms.None, new(2026, 3, 1));
        Assert.True((await _world.Ledger.EditAsync(lease.Code, edit, TestEstate.Admin)).Has("Lease.UnitOutOfService"));
        Assert.True((await _world.Ledger.RenewAsync(lease.Code, new Renewal(null, null, null), TestEstate.Admin)).Has("Lease.UnitOutOfService"));
        Assert.True((await _world.Ledger.EditAsync(lease.Code, edit with { End = new(2026, 2, 28) }, TestEstate.Admin)).IsOk);
    }

    [Fact]
    public async Task Extending_it_charges_the_months_that_are_new()
    {
        var lease = await _world.LetAsync(Terms(new(2017, 1, 1), new(2025, 6, 20)));
        var before = await _world.ChargesAsync(lease.Code);
        Assert.Equal(53_333, before[^1].Total);
        var edit = new LeaseEdit(lease.Version, 1, 0, 0, LateFeeTerms.None, new(2026, 3, 31));
        Assert.True((await _world.Ledger.EditAsync(lease.Code, edit, TestEstate.Admin)).IsOk);
        Assert.Equal(80_000, (await _world.ChargesAsync(lease.Code))[^1].Total);
        await _world.Issuer.IssueAsync(new DateOnly(2026, 3, 31), Actor.System);
        Assert.Equal(111, (await _world.ChargesAsync(lease.Code)).Count);
        Assert.Contains((await _world.Ledger.EditAsync(lease.Code, edit with { Version = null, End = new(2025, 1, 1) }, TestEstate.Admin)).Problems, p => p is { Field: "end", Code: "Lease.ExtendLater" });
    }

    [Fact]
    public async Task Ending_before_a_paid_period_is_refused_and_changes_nothing()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 1, 1), new(2025, 12, 31)));
        await _world.PayAsync(lease.Code, Today, 480_000);
        var result = await _world.Ledger.EndAsync(lease.Code, new LeaseEnd(lease.Version, new(2025, 4, 30), "Congé"), TestEstate.Admin);
        Assert.Equal(2, result.Problems.Count(p => p is { Field: "endedOn", Code: "Lease.PaidPeriod" }));
        var found = (await _world.Queries.FindAsync(lease.Code))!;
        Assert.Equal((new DateOnly(2025, 12, 31), lease.Version), (found.LastDay, found.Version));
        await _world.CheckAsync(lease.Code);
    }

    [Fact]
    public async Task Ending_in_a_paid_month_prorates_it_and_keeps_the_surplus_as_credit()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 1, 1), new(2025, 12, 31)));
        await _world.PayAsync(lease.Code, Today, 480_000);
        Assert.True((await _world.Ledger.EndAsync(lease.Code, new LeaseEnd(lease.Version, new(2025, 6, 15), "Congé"), TestEstate.Admin)).IsOk);
        var charges = await _world.ChargesAsync(lease.Code);
        Assert.Equal(40_000, charges[^1].Total);
        Assert.Equal(40_000, (await _world.AccountAsync(lease.Code)).Credit);
        await _world.CheckAsync(lease.Code);
    }

    [Fact]
    public async Task New_lines_rewrite_what_was_issued_for_that_time_and_free_a_surplus()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 1, 1), new(2025, 12, 31)));
        await _world.PayAsync(lease.Code, Today, 480_000);
        var change = new LinesChange(lease.Version, new(2025, 6, 16), [new(LineKind.Rent, "", 60_000)]);
        var changed = await _world.Ledger.ChangeLinesAsync(lease.Code, change, TestEstate.Admin);
        Assert.True(changed.IsOk);
        Assert.Equal(lease.Version + 1, changed.Value.Version);
        Assert.Equal(70_000, (await _world.ChargesAsync(lease.Code))[^1].Total);
        Assert.Equal(10_000, (await _world.AccountAsync(lease.Code)).Credit);
        await _world.Issuer.IssueAsync(new DateOnly(2025, 7, 1), Actor.System);
        Assert.Equal((60_000, 10_000), ((await _world.ChargesAsync(lease.Code))[^1].Total, (await _world.ChargesAsync(lease.Code))[^1].Paid));
        await _world.CheckAsync(lease.Code);
    }

    [Fact]
    public async Task A_swap_inside_a_month_costs_the_full_month()
    {
        await _world.LetAsync(Terms(new(2025, 1, 1), new(2025, 5, 20)), code: "A");
        await _world.LetAsync(Terms(new(2025, 5, 21), new(2026, 5, 20)), code: "B");
        Assert.Equal(80_000, (await _world.ChargesAsync("A"))[^1].Total + (await _world.ChargesAsync("B"))[0].Total);
    }

    [Fact]
    public async Task Renewal_follows_the_day_after_with_a_new_rent()
    {
        var lease = await _world.LetAsync(Terms(new(2024, 7, 1), new(2025, 6, 30), provision: 5_000));
        var renewed = await _world.Ledger.RenewAsync(lease.Code, new Renewal(lease.Version, null, [new(LineKind.Rent, "", 82_000), new(LineKind.Provision, "", 5_000)]), TestEstate.Admin);
        var found = (await _world.Queries.FindAsync(renewed.Value.Code))!;
        Assert.Equal((new DateOnly(2025, 7, 1), new DateOnly(2026, 6, 30), 87_000, lease.Code), (found.Start, found.End, found.Monthly, found.RenewsCode));
        Assert.Equal(renewed.Value.Code, (await _world.Queries.FindAsync(lease.Code))!.RenewedByCode);
        Assert.True((await _world.Ledger.RenewAsync(lease.Code, new Renewal(null, null, null), TestEstate.Admin)).Has("Lease.Overlap"));
    }

    [Fact]
    public async Task Bad_input_names_every_field_and_writes_nothing()
    {
        var terms = Terms(new(2025, 7, 1), new(2025, 6, 1), deposit: 90_000) with { DueDay = 32 };
        var result = await _world.Ledger.CreateAsync(new NewLease("U1", "T1", terms), TestEstate.Admin);
        Assert.Equal(["deposit", "dueDay", "end"], result.Problems.Select(p => p.Field).Distinct().Order());
        result = await _world.Ledger.CreateAsync(new NewLease("U9", "T9", terms), TestEstate.Admin);
        Assert.Superset(new HashSet<string> { "unitCode", "tenantCode", "end" }, result.Problems.Select(p => p.Field).ToHashSet());
        Assert.Equal(0, await _world.Estate.ReadAsync(db => db.Leases.CountAsync()));
    }

    [Fact]
    public async Task A_tenant_is_created_with_the_lease_or_not_at_all()
    {
        var input = new NewLease("U1", null, Terms(Today, new(2026, 6, 14)), new TenantDetails("Zoé Œillet"));
        Assert.True((await _world.Ledger.CreateAsync(input with { Terms = input.Terms with { DueDay = 0 } }, TestEstate.Admin)).Problems.Count > 0);
        Assert.Equal(1, await _world.Estate.ReadAsync(db => db.Tenants.CountAsync()));
        var made = await _world.Ledger.CreateAsync(input, TestEstate.Admin);
        Assert.Equal("Zoé Œillet", (await _world.Queries.FindAsync(made.Value.Code))!.Tenant);
    }

    [Fact]
    public async Task Only_a_lease_without_charges_can_be_deleted()
    {
        var started = await _world.LetAsync(Terms(new(2025, 1, 1), new(2025, 12, 31)));
        var coming = await _world.LetAsync(Terms(new(2025, 9, 1), new(2026, 8, 31)), "U2");
        Assert.True((await _world.Ledger.DeleteAsync(started.Code, null, TestEstate.Admin)).Has("Lease.HasCharges"));
        Assert.True((await _world.Ledger.DeleteAsync(coming.Code, coming.Version, TestEstate.Admin)).IsOk);
        Assert.Null(await _world.Queries.FindAsync(coming.Code));
    }

    [Fact]
    public async Task Who_may_only_read_writes_nothing()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 1, 1), new(2025, 12, 31)));
        var auditor = TestEstate.As(Roles.Auditor);
        Assert.True((await _world.Ledger.CreateAsync(new NewLease("U2", "T1", Terms(Today, Today)), auditor)).Has(Result.ForbiddenCode));
        Assert.True((await _world.Ledger.EndAsync(lease.Code, new LeaseEnd(null, Today, "x"), auditor)).Has(Result.ForbiddenCode));
        Assert.True((await _world.Issuer.IssueAsync(null, auditor)).Has(Result.ForbiddenCode));
    }
}
