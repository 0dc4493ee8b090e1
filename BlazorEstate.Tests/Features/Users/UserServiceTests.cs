using BlazorEstate.Access;
using BlazorEstate.Features.Users;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Users;

public sealed class UserServiceTests : IAsyncLifetime
{
    private TestEstate estate = null!;

    private UserService Users => estate.Scoped<UserService>();

    public async Task InitializeAsync()
    {
        estate = await TestEstate.CreateAsync(services => services.AddEstateAccess(Path.GetTempPath()).AddUsers());
        await estate.Get<Accounts>().EnsureRolesAsync();
        await estate.Get<Accounts>().EnsureRolesAsync();
    }

    public async Task DisposeAsync() => await estate.DisposeAsync();

    [Fact]
    public async Task The_six_roles_stand_in_the_database_once() =>
        Assert.Equal(Roles.All.Order(), (await estate.ReadAsync(db => db.Roles.Select(r => r.Name!).ToListAsync())).Order());

    [Fact]
    public async Task The_last_active_administrator_can_neither_be_disabled_nor_demoted()
    {
        var (first, second) = (await AddAsync("a", Roles.Administrator), await AddAsync("b", Roles.Administrator));
        Assert.True((await Users.DisableAsync(second, TestEstate.Admin)).IsOk);

        Assert.True((await Users.DisableAsync(first, TestEstate.Admin)).Has("LastAdministrator"));
        Assert.True((await Users.ChangeAsync(first, "A", [Roles.Agent], TestEstate.Admin)).Has("LastAdministrator"));
        Assert.True((await Users.ChangeAsync(first, "A", [Roles.Administrator, Roles.Agent], TestEstate.Admin)).IsOk);

        Assert.True((await Users.EnableAsync(second, TestEstate.Admin)).IsOk);
        Assert.True((await Users.ChangeAsync(first, "A", [Roles.Agent], TestEstate.Admin)).IsOk);
    }

    [Fact]
    public async Task Nobody_disables_their_own_account()
    {
        await AddAsync("a", Roles.Administrator);
        var me = await AddAsync("b", Roles.Administrator);
        Assert.True((await Users.DisableAsync(me, TestEstate.As(Roles.Administrator, me))).Has("OwnAccount"));
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_nothing_is_kept()
    {
        var result = await Users.CreateAsync(new NewUser("not an address", " ", ["boss"], "short"), TestEstate.Admin);
        Assert.Equal(["email", "displayName", "role", "password"], result.Problems.Select(p => p.Field));
        await AddAsync("a", Roles.Agent);
        Assert.True((await Users.CreateAsync(new NewUser("A@Site.example", "Again", [Roles.Agent]), TestEstate.Admin)).Has("Duplicate"));
        Assert.Equal(1, await estate.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task Only_who_manages_users_changes_them()
    {
        var id = await AddAsync("a", Roles.Agent);
        var agent = TestEstate.As(Roles.Agent, id);
        Assert.True((await Users.CreateAsync(new NewUser("b@site.example", "B", [Roles.Agent]), agent)).Has(Result.ForbiddenCode));
        Assert.True((await Users.ChangeAsync(id, "A", [Roles.Administrator], agent)).Has(Result.ForbiddenCode));
        Assert.True((await Users.DisableAsync(id, agent)).Has(Result.ForbiddenCode));
        Assert.Empty((await estate.Scoped<UserQueries>().ListAsync(ListQuery.Empty, agent)).Items);
    }

    [Fact]
    public async Task Roles_are_noted_in_the_audit_trail_with_who_changed_them()
    {
        var id = await AddAsync("a", Roles.Agent);
        await Users.ChangeAsync(id, "A", [Roles.Manager], TestEstate.Admin);
        var row = await estate.ReadAsync(db => db.AuditEntries.OrderByDescending(a => a.Id).FirstAsync(a => a.Action == "roles"));
        Assert.Equal("""{"Roles":["agent","manager"]}""", row.Changes);
        Assert.Equal(TestEstate.Admin.Name, row.ActorName);
    }

    [Fact]
    public async Task An_invited_person_has_a_code_and_no_password()
    {
        var created = await Users.CreateAsync(new NewUser("b@site.example", "B", [Roles.Agent]), TestEstate.Admin);
        Assert.NotNull(created.Value.ResetCode);
        Assert.False((await estate.Scoped<UserQueries>().FindAsync(created.Value.Id, TestEstate.Admin))!.HasPassword);
    }

    [Theory]
    [InlineData("/users?q=zo%C3%A9", "zoé")]
    [InlineData("/users?q=b%40site", "B")]
    [InlineData("/users?role=auditor", "B")]
    [InlineData("/users?status=disabled", "zoé")]
    [InlineData("/users?q=%25", "")]
    [InlineData("/users?sort=name&dir=desc", "zoé,B,A")]
    public async Task The_list_is_searched_filtered_and_sorted(string url, string expected)
    {
        await AddAsync("A", Roles.Agent);
        await AddAsync("B", Roles.Auditor);
        var last = await AddAsync("zoé", Roles.Agent);
        await Users.DisableAsync(last, TestEstate.Admin);
        var page = await estate.Scoped<UserQueries>().ListAsync(ListQuery.Parse(url), TestEstate.Admin);
        Assert.Equal(expected, string.Join(',', page.Items.Select(u => u.DisplayName)));
        Assert.Equal(page.Items.Count, page.Total);
    }

    [Fact]
    public async Task A_search_ignores_case_and_accents_and_follows_a_new_name()
    {
        async Task<int> FoundAsync(string text) => (await estate.Scoped<UserQueries>().ListAsync(ListQuery.Parse("/users?q=" + text), TestEstate.Admin)).Total;
        var id = (await Users.CreateAsync(new NewUser("e.m@site.example", "Éloïse Martin", [Roles.Agent], "long enough"), TestEstate.Admin)).Value.Id;
        Assert.Equal((1, 1, 1), (await FoundAsync("eloise"), await FoundAsync("ÉLOÏSE"), await FoundAsync("E.M@")));
        Assert.True((await Users.ChangeAsync(id, "Éloïse Cœur", [Roles.Agent], TestEstate.Admin)).IsOk);
        Assert.Equal((1, 0), (await FoundAsync("coeur"), await FoundAsync("martin")));
    }

    private async Task<long> AddAsync(string name, string role) =>
        (await Users.CreateAsync(new NewUser($"{Fold.Of(name)}@site.example", name, [role], "long enough"), TestEstate.Admin)).Value.Id;
}
