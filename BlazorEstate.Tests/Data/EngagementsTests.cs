using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Data;

/// <summary>Visits and interventions are in each other's way where one person has both (domain rule 21).</summary>
public sealed class EngagementsTests : IAsyncLifetime
{
    private static readonly DateTime Eight = new(2025, 6, 17, 8, 0, 0, DateTimeKind.Utc);
    private readonly Visit _visit = Visit.Book("V00001", new(VisitKind.Viewing, 1, null, 1, Eight, Eight.AddHours(1), AttendeeIds: [2])).Value;
    private readonly Intervention _work = InterventionOf(3, Eight.AddHours(2), Eight.AddHours(26));
    private TestEstate _estate = null!;

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.CreateAsync();
        await _estate.SomeUnitAsync();
        foreach (var name in (string[])["Anna Roy", "Marc Lefèvre", "Coralie Petit"])
        {
            await using var db = await _estate.Factory.CreateDbContextAsync();
            db.Add(new EstateUser { UserName = name, NormalizedUserName = name, DisplayName = name });
            await db.SaveAsync(TestEstate.Admin);
        }

        await _estate.AddAsync(Result<Visit>.Ok(_visit));
        await _estate.AddAsync(Result<Intervention>.Ok(_work));
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Theory]
    [InlineData(1, 0, 1, "Anna Roy", "V00001")]
    [InlineData(2, 0.5, 0.6, "Marc Lefèvre", "V00001")]
    [InlineData(3, 0, 1, null, null)]
    [InlineData(1, 1, 2, null, null)]
    [InlineData(3, 25, 27, "Coralie Petit", "M000001")]
    [InlineData(3, 26, 27, null, null)]
    public async Task Who_has_a_visit_or_an_intervention_is_at_no_other(long person, double from, double to, string? who, string? what)
    {
        var free = await AskAsync([person], from, to);
        Assert.Equal(who is null, free.IsOk);
        Assert.Equal((who, what), free.IsOk ? (null, null) : ((string)free.Problems.Single().Args[0], (string)free.Problems.Single().Args[1]));
    }

    [Fact]
    public async Task Nothing_is_in_its_own_way_and_what_is_over_is_in_nobodys()
    {
        Assert.True((await AskAsync([1, 2], 0, 1, visit: _visit.Id)).IsOk);
        Assert.True((await AskAsync([3], 2, 3, intervention: _work.Id)).IsOk);
        Assert.False((await AskAsync([3, 1], 0, 1)).IsOk);
        await using (var db = await _estate.Factory.CreateDbContextAsync())
        {
            (await db.Visits.FindAsync(_visit.Id))!.MoveTo(VisitStatus.Cancelled, null, Eight);
            await db.SaveAsync(TestEstate.Admin);
        }

        Assert.True((await AskAsync([3, 1], 0, 1)).IsOk);
    }

    private async Task<Result> AskAsync(long[] people, double from, double to, long visit = 0, long intervention = 0)
    {
        await using var db = await _estate.Factory.CreateDbContextAsync();
        var free = await db.FreeAsync(people, (Eight.AddHours(from), Eight.AddHours(to)), new AgencyClock(TimeProvider.System, TimeZoneInfo.Utc), "start", visit, intervention);
        Assert.All(free.Problems, p => Assert.Equal(("start", "PersonBusy"), (p.Field, p.Code)));
        return free;
    }

    private static Intervention InterventionOf(long person, DateTime from, DateTime to)
    {
        var act = new InterventionAct(Eight, null, "test");
        var work = Intervention.Request("M000001", 1, new("Leak", "plumbing", InterventionPriority.High, ""), null, new DateOnly(2025, 6, 16), act).Value.Intervention;
        Assert.True(work.Move(InterventionStatus.Accepted, null, new DateOnly(2025, 6, 16), act).IsOk);
        Assert.True(work.Assign(person, null, "Coralie", act).IsOk);
        Assert.True(work.Plan(from, to, null, act).IsOk);
        return work;
    }
}
