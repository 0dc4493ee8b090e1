using BlazorEstate.Domain;
using BlazorEstate.Features.Visits;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Visits.VisitWorld;

namespace BlazorEstate.Tests.Features.Visits;

public sealed class VisitQueriesTests : IAsyncLifetime
{
    private VisitWorld _world = null!;

    public async Task InitializeAsync() => _world = await VisitWorld.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Days_are_the_agencys_and_both_count()
    {
        await _world.BookAsync("2026-11-25T00:00", unit: "U2");
        await _world.BookAsync("2026-11-25T23:30", unit: "U2");
        await _world.BookAsync("2026-11-26T00:00", unit: "U2");
        Assert.Equal(["V00001", "V00002"], await CodesAsync(new(From: new(2026, 11, 25), To: new(2026, 11, 25))));
        Assert.Equal(["V00003"], await CodesAsync(new(From: new(2026, 11, 26))));
    }

    [Fact]
    public async Task Visits_are_found_by_place_people_and_text_without_accents()
    {
        await _world.BookAsync("2026-11-25T10:00");
        Assert.True((await _world.Service.BookAsync(At("2026-11-25T10:00", unit: "U2") with { Person = "marc@example.org", Guest = "Œuvre SA", Kind = VisitKind.Inspection }, _world.Me)).IsOk);
        Assert.Equal(["V00001"], await CodesAsync(new(), "hebert"));
        Assert.Equal(["V00002"], await CodesAsync(new(), "OEUVRE"));
        Assert.Equal(["V00002"], await CodesAsync(new(Person: "Marc@example.org")));
        Assert.Equal(["V00001"], await CodesAsync(new(Lease: "L1")));
        Assert.Equal(["V00002"], await CodesAsync(new(Property: "P2")));
        Assert.Equal(["V00001"], await CodesAsync(new(Owner: "O1")));
        Assert.Equal(["V00002"], await CodesAsync(new(Kind: VisitKind.Inspection)));
        Assert.Empty(await CodesAsync(new(Status: VisitStatus.Done)));
        foreach (var sort in VisitQueries.Sorts.SelectMany(s => new[] { s, "-" + s }))
        {
            Assert.Equal(2, (await CodesAsync(new(), sort: sort)).Count());
        }
    }

    [Theory]
    [InlineData("PersonId = 1 AND Start > '2026-11-24' AND Start < '2026-11-25'", "IX_Visits_PersonId_Start")]
    [InlineData("UnitId = 1 AND Start >= '2026-11-24' AND Start < '2026-11-25'", "IX_Visits_UnitId_Start")]
    [InlineData("Start >= '2026-11-24' AND Start < '2026-11-25' ORDER BY Start, Id", "IX_Visits_Start_Id")]
    public async Task Slots_are_found_by_an_index(string where, string index)
    {
        await using var db = await _world.Estate.Factory.CreateDbContextAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        command.CommandText = $"EXPLAIN QUERY PLAN SELECT * FROM Visits WHERE {where}";
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Contains($"USING INDEX {index}", reader.GetString(3), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> CodesAsync(VisitFilter filter, string? q = null, string? sort = null) =>
        (await _world.Queries.ListAsync(ListSlice.Lenient(q, 1, 50, sort, VisitQueries.Sorts), filter)).Items.Select(v => v.Code);
}
