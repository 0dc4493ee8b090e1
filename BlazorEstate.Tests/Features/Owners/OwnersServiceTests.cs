using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Owners;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Owners;

public sealed class OwnersServiceTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    private OwnersService Service => _estate.Scoped<OwnersService>();

    private OwnersQueries Queries => _estate.Scoped<OwnersQueries>();

    public async Task InitializeAsync() => _estate = await TestEstate.CreateAsync(s => s.AddOwners());

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task A_new_owner_gets_the_next_code_and_leaves_an_audit_row()
    {
        var first = await Service.CreateAsync(null, new OwnerDetails("  SCI Bellecour "), TestEstate.Admin);
        var second = await Service.CreateAsync(" ", new OwnerDetails("Zoé Œillet", "zoe@example.org", "+33 6 12", "1 rue X\n69003 Lyon", "en"), TestEstate.Admin);
        Assert.Equal(["O00001", "O00002"], [first.Value, second.Value]);
        Assert.Equal("SCI Bellecour", (await Queries.FindAsync("O00001"))!.Name);
        var audited = await _estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectKind == "Owner"));
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
        var result = await Service.CreateAsync(code, new OwnerDetails(name, email, Language: language), TestEstate.Admin);
        Assert.Contains(result.Problems, p => p.Field == field && p.Code == problem);
        Assert.Equal(0, await _estate.ReadAsync(db => db.Owners.CountAsync()));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var result = await Service.CreateAsync("é", new OwnerDetails(new string('x', 201), "no", new string('1', 41), new string('a', 501)), TestEstate.Admin);
        Assert.Equal(["code", "name", "email", "phone", "address"], result.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task Consent_to_mails_needs_an_address_is_off_unless_given_and_is_audited()
    {
        Assert.Equal("email", (await Service.CreateAsync(null, new OwnerDetails("Anna", EmailConsent: true), TestEstate.Admin)).Problems.Single().Field);
        var code = (await Service.CreateAsync(null, new OwnerDetails("Anna", "anna@example.org"), TestEstate.Admin)).Value;
        Assert.False((await Queries.FindAsync(code))!.EmailConsent);
        Assert.True((await Service.ChangeAsync(code, 1, new OwnerDetails("Anna", "anna@example.org", EmailConsent: true), TestEstate.Admin)).IsOk);
        Assert.True((await Queries.FindAsync(code))!.EmailConsent);
        var last = await _estate.ReadAsync(db => db.AuditEntries.OrderByDescending(a => a.Id).Select(a => a.Changes).FirstAsync());
        Assert.Contains("emailConsent", last, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("email", (await Service.ChangeAsync(code, null, new OwnerDetails("Anna", EmailConsent: true), TestEstate.Admin)).Problems.Single().Field);
    }

    [Fact]
    public async Task A_code_is_given_once()
    {
        await _estate.OwnerAsync("O1");
        var result = await Service.CreateAsync("O1", new OwnerDetails("Other"), TestEstate.Admin);
        Assert.Equal(("code", "Duplicate"), (result.Problems[0].Field, result.Problems[0].Code));
    }

    [Fact]
    public async Task An_edit_of_an_older_version_is_stale_and_changes_nothing()
    {
        await _estate.OwnerAsync("O1", "Before");
        Assert.True((await Service.ChangeAsync("O1", 1, new OwnerDetails("First"), TestEstate.Admin)).IsOk);
        Assert.True((await Service.ChangeAsync("O1", 1, new OwnerDetails("Second"), TestEstate.Admin)).Has(Result.StaleCode));
        Assert.Equal("First", (await Queries.FindAsync("O1"))!.Name);
        Assert.True((await Service.ChangeAsync("O1", null, new OwnerDetails("Third"), TestEstate.Admin)).IsOk);
    }

    [Fact]
    public async Task Two_people_saving_the_same_version_at_once_cannot_both_win()
    {
        await _estate.OwnerAsync("O1");
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Service.ChangeAsync("O1", 1, new OwnerDetails("N" + i), TestEstate.Admin)));
        Assert.Single(results, r => r.IsOk);
        Assert.Equal(2, (await Queries.FindAsync("O1"))!.Version);
    }

    [Fact]
    public async Task An_owner_with_properties_stays()
    {
        var owner = await _estate.OwnerAsync("O1");
        await _estate.OwnerAsync("O2");
        await _estate.PropertyAsync(owner);
        Assert.True((await Service.DeleteAsync("O1", TestEstate.Admin)).Has("InUse.Properties"));
        Assert.True((await Service.DeleteAsync("O2", TestEstate.Admin)).IsOk);
        Assert.True((await Service.DeleteAsync("O2", TestEstate.Admin)).Has(Result.NotFoundCode));
    }

    [Fact]
    public async Task Somebody_who_may_only_read_changes_nothing()
    {
        await _estate.OwnerAsync("O1");
        var auditor = TestEstate.As(Roles.Auditor);
        Assert.True((await Service.CreateAsync(null, new OwnerDetails("X"), auditor)).Has(Result.ForbiddenCode));
        Assert.True((await Service.ChangeAsync("O1", null, new OwnerDetails("X"), auditor)).Has(Result.ForbiddenCode));
        Assert.True((await Service.DeleteAsync("O1", auditor)).Has(Result.ForbiddenCode));
    }
}
