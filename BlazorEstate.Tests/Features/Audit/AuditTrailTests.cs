using BlazorEstate.Domain;
using BlazorEstate.Features.Audit;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Audit;

public sealed class AuditTrailTests
{
    private static readonly PageRequest First = new(1, 50);

    private static async Task<TestEstate> AgencyAsync()
    {
        var estate = await TestEstate.CreateAsync(s => s.AddAudit());
        await estate.SomeUnitAsync();
        await estate.TenantAsync();
        return estate;
    }

    private static void Run(TestEstate estate, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={estate.DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET ActorName = 'nobody' WHERE Id = 1")]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 1")]
    public async Task The_database_refuses_to_change_the_trail(string sql)
    {
        await using var estate = await AgencyAsync();
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Run(estate, sql)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update", null, "IX_AuditEntries_Action_Id (Action=?)")]
    [InlineData(null, "L1", "IX_AuditEntries_SubjectCode_Id (SubjectCode=?)")]
    public async Task The_trail_of_an_action_or_a_record_is_read_by_an_index_that_has_the_order(string? action, string? code, string index)
    {
        var heard = new HeardSql();
        await using var estate = await TestEstate.CreateAsync(s => heard.On(s.AddAudit()));
        var sql = await heard.OfAsync(() => estate.Scoped<AuditQueries>().ListAsync(new AuditFilter(Action: action, Code: code), First), "OFFSET");
        var plan = await estate.PlanAsync(sql);
        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_trail_verifies()
    {
        await using var estate = await AgencyAsync();
        Assert.Equal(new ChainCheck(4, null), await estate.Scoped<AuditChain>().VerifyAsync());
        Assert.Equal(0, await AuditCommand.RunAsync(estate.Services, ["verify"], default));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET ActorName = 'nobody' WHERE Id = 2", 2)]
    [InlineData("UPDATE AuditEntries SET Changes = '{}' WHERE Id = 3", 3)]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 2", 3)]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 1", 2)]
    public async Task A_row_changed_behind_the_triggers_is_found(string sql, long broken)
    {
        await using var estate = await AgencyAsync();
        Run(estate, "DROP TRIGGER AuditEntries_No_UPDATE; DROP TRIGGER AuditEntries_No_DELETE;" + sql);
        Assert.Equal(broken, (await estate.Scoped<AuditChain>().VerifyAsync()).BrokenAt);
        Assert.Equal(1, await AuditCommand.RunAsync(estate.Services, ["verify"], default));
    }

    [Fact]
    public async Task Events_are_found_by_who_what_and_when()
    {
        await using var estate = await AgencyAsync();
        var queries = estate.Scoped<AuditQueries>();
        Assert.Equal(4, (await queries.ListAsync(new(), First)).Total);
        Assert.Equal("U1", Assert.Single((await queries.ListAsync(new(Kind: "Unit"), First)).Items).SubjectCode);
        Assert.Equal("Tenant", Assert.Single((await queries.ListAsync(new(Code: "T1"), First)).Items).SubjectKind);
        Assert.Empty((await queries.ListAsync(new(Actor: "somebody else"), First)).Items);
        Assert.Empty((await queries.ListAsync(new(Action: "delete"), First)).Items);
        Assert.Empty((await queries.ListAsync(new(To: new DateOnly(2000, 1, 1)), First)).Items);
        Assert.Equal(4, (await queries.ListAsync(new(From: new DateOnly(2000, 1, 1)), First)).Total);
    }

    [Fact]
    public async Task Changes_are_told_in_peoples_words()
    {
        await using var estate = await AgencyAsync();
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new("fr-FR");
        var words = estate.Scoped<AuditWords>();
        var unit = Assert.Single((await estate.Scoped<AuditQueries>().ListAsync(new(Kind: "Unit"), First)).Items);
        string? Said(string field) => unit.Changes.Where(c => c.Field == field).Select(c => words.Value(unit, c.Field, c.New)).Single();

        Assert.Equal("P1", Said("PropertyId"));
        Assert.Equal("Appartement", Said("Kind"));
        Assert.Equal("42,50 m²", Said("AreaHundredths"));
        Assert.Equal(EnumText.Name(UnitKind.Flat), Said("Kind"));
        Assert.Equal("Surface", words.Field("AreaHundredths"));
        Assert.Equal("Lot", words.Kind("Unit"));
    }
}
