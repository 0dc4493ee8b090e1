using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Tenants;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Support.Lettings;

namespace BlazorEstate.Tests.Features.Tenants;

public sealed class TenantsServiceTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    private TenantsService Service => _estate.Scoped<TenantsService>();

    private TenantsQueries Queries => _estate.Scoped<TenantsQueries>();

    public async Task InitializeAsync() => _estate = await TestEstate.CreateAsync(s => s.AddTenants());

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task A_new_tenant_gets_the_next_code_and_leaves_an_audit_row()
    {
        var first = await Service.CreateAsync(null, new TenantDetails("  SCI Bellecour "), TestEstate.Admin);
        var second = await Service.CreateAsync(" ", new TenantDetails("Zoé Œillet", "zoe@example.org", "+33 6 12", "1 rue X\n69003 Lyon", "en", true), TestEstate.Admin);
        Assert.Equal(["T000001", "T000002"], [first.Value, second.Value]);
        Assert.Equal("SCI Bellecour", (await Queries.FindAsync("T000001"))!.Name);
        var audited = await _estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectKind == "Tenant"));
        Assert.Equal(2, audited);
    }

    [Theory]
    [InlineData("code", "Code.Format", "a b", "Name", null, null)]
    [InlineData("name", "Required", null, " ", null, null)]
    [InlineData("name", "ControlCharacters", null, "Ann\u0000a", null, null)]
    [InlineData("email", "Email", null, "Anna", "anna@", null)]
    [InlineData("email", "Email", null, "Anna", "a@b.fr\r\nBcc: c@d.fr", null)]
    [InlineData("language", "Choice", null, "Anna", null, "de")]
    public async Task A_bad_value_is_refused_with_its_field(string field, string problem, string? code, string name, string? email, string? language)
    {
        var result = await Service.CreateAsync(code, new TenantDetails(name, email, Language: language), TestEstate.Admin);
        Assert.Contains(result.Problems, p => p.Field == field && p.Code == problem);
        Assert.Equal(0, await _estate.ReadAsync(db => db.Tenants.CountAsync()));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var result = await Service.CreateAsync("é", new TenantDetails(new string('x', 201), "no", new string('1', 41), new string('a', 501)), TestEstate.Admin);
        Assert.Equal(["code", "name", "email", "phone", "address"], result.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task A_code_is_given_once()
    {
        await _estate.TenantAsync("T1");
        var result = await Service.CreateAsync("T1", new TenantDetails("Other"), TestEstate.Admin);
        Assert.Equal(("code", "Duplicate"), (result.Problems[0].Field, result.Problems[0].Code));
    }

    [Fact]
    public async Task An_edit_of_an_older_version_is_stale_and_changes_nothing()
    {
        await _estate.TenantAsync("T1", "Before");
        Assert.True((await Service.ChangeAsync("T1", 1, new TenantDetails("First"), TestEstate.Admin)).IsOk);
        Assert.True((await Service.ChangeAsync("T1", 1, new TenantDetails("Second"), TestEstate.Admin)).Has(Result.StaleCode));
        Assert.Equal("First", (await Queries.FindAsync("T1"))!.Name);
        Assert.True((await Service.ChangeAsync("T1", null, new TenantDetails("Third"), TestEstate.Admin)).IsOk);
    }

    [Fact]
    public async Task Two_people_saving_the_same_version_at_once_cannot_both_win()
    {
        await _estate.TenantAsync("T1");
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Service.ChangeAsync("T1", 1, new TenantDetails("N" + i), TestEstate.Admin)));
        Assert.Single(results, r => r.IsOk);
        Assert.Equal(2, (await Queries.FindAsync("T1"))!.Version);
    }

    [Fact]
    public async Task A_tenant_who_ever_had_a_lease_stays()
    {
        var tenant = await _estate.TenantAsync("T1");
        await _estate.TenantAsync("T2");
        await LettingAsync(_estate, await _estate.SomeUnitAsync(), tenant, "L1", new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31));
        Assert.True((await Service.DeleteAsync("T1", TestEstate.Admin)).Has("InUse.Leases"));
        Assert.True((await Service.DeleteAsync("T2", TestEstate.Admin)).IsOk);
        Assert.True((await Service.DeleteAsync("T2", TestEstate.Admin)).Has(Result.NotFoundCode));
    }

    [Fact]
    public async Task Consent_to_mails_needs_an_address()
    {
        var result = await Service.CreateAsync(null, new TenantDetails("Anna", EmailConsent: true), TestEstate.Admin);
        Assert.Equal("email", result.Problems.Single().Field);
    }

    [Fact]
    public async Task Somebody_who_may_only_read_changes_nothing()
    {
        await _estate.TenantAsync("T1");
        var auditor = TestEstate.As(Roles.Auditor);
        Assert.True((await Service.CreateAsync(null, new TenantDetails("X"), auditor)).Has(Result.ForbiddenCode));
        Assert.True((await Service.ChangeAsync("T1", null, new TenantDetails("X"), auditor)).Has(Result.ForbiddenCode));
        Assert.True((await Service.DeleteAsync("T1", auditor)).Has(Result.ForbiddenCode));
    }
}
