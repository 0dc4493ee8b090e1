using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Reports;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Features.Payments;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Reports;

public sealed class ReportQueueTests
{
    private static async Task WorkAsync(ReportQueue queue, string holder)
    {
        while (await queue.WorkAsync(holder))
        {
            // The next one.
        }
    }

    [Fact]
    public async Task What_was_asked_for_is_written_and_its_person_alone_is_told()
    {
        await using var world = await ReportWorld.CreateAsync();
        await world.Estate.LeaseAsync();
        await world.Estate.PayAsync(580m, date: "2025-01-20");
        var id = await world.AskAsync();
        Assert.True(await world.Queue.WorkAsync("A"));
        Assert.False(await world.Queue.WorkAsync("A"));

        var run = Assert.Single(await world.Runs.OfAsync(world.Accountant, "payments"));
        Assert.Equal((id, ReportStatus.Done, 1L, "payments-2025-06-15.csv"), (run.Id, run.Status, run.Rows, run.FileName));
        Assert.Contains(",580.00\r\n", await File.ReadAllTextAsync(Assert.Single(world.Files)), StringComparison.Ordinal);
        Assert.Equal(new FileInfo(world.Files[0]).Length, run.Size);
        var told = Assert.Single(await world.Estate.ReadAsync(db => db.Notifications.Where(n => n.Kind == EventKinds.ReportReady.Key).ToListAsync()));
        Assert.Equal((world.Accountant.UserId, "/reports/payments"), (told.UserId, EstateUrls.Subject(told.SubjectKind, told.SubjectCode)));

        var other = TestEstate.As(Roles.Accountant, await ReportWorld.PersonAsync(world.Estate, "other@example.org"));
        Assert.Empty(await world.Runs.OfAsync(other, null));
        Assert.Null(await world.Runs.FileAsync(id, other));
        Assert.NotNull(await world.Runs.FileAsync(id, world.Accountant));
    }

    [Fact]
    public async Task Two_programs_at_once_prepare_each_report_once()
    {
        await using var world = await ReportWorld.CreateAsync();
        foreach (var key in (string[])["payments", "arrears", "rent-roll", "payments", "arrears", "rent-roll"])
        {
            await world.AskAsync(key, key == "arrears" ? "xlsx" : "json");
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(n => Task.Run(() => WorkAsync(world.Queue, $"P{n}"))));
        var runs = await world.Estate.ReadAsync(db => db.ReportRuns.ToListAsync());
        Assert.All(runs, r => Assert.Equal((ReportStatus.Done, 1), (r.Status, r.Attempts)));
        Assert.Equal(6, world.Files.Length);
        Assert.Equal(6, await world.Estate.ReadAsync(db => db.Notifications.CountAsync(n => n.Kind == EventKinds.ReportReady.Key)));
    }

    [Fact]
    public async Task What_a_dead_program_held_is_taken_over_and_given_up_after_three()
    {
        await using var world = await ReportWorld.CreateAsync();
        var id = await world.AskAsync();
        async Task DieAsync(string holder)
        {
            await using var db = await world.Estate.Factory.CreateDbContextAsync();
            (await db.ReportRuns.SingleAsync()).Claim(holder, world.Estate.Get<AgencyClock>().UtcNow.AddMinutes(10));
            await db.SaveAsync(Actor.System);
        }

        await DieAsync("dead");
        Assert.False(await world.Queue.WorkAsync("B"));
        world.Estate.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await world.Queue.WorkAsync("B"));
        Assert.Equal(ReportStatus.Done, (await world.Runs.OfAsync(world.Accountant, null))[0].Status);

        await world.Estate.ReadAsync(async db => { db.Remove(await db.ReportRuns.SingleAsync()); await db.SaveAsync(Actor.System); return 0; });
        Assert.NotEqual(0, id);
        await world.AskAsync();
        for (var n = 0; n < ReportRun.MostAttempts; n++)
        {
            await DieAsync("dead" + n);
        }

        world.Estate.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await world.Queue.WorkAsync("B"));
        var run = Assert.Single(await world.Runs.OfAsync(world.Accountant, null));
        Assert.Equal((ReportStatus.Failed, "Report.Failed"), (run.Status, run.Error));
        Assert.False(await world.Queue.WorkAsync("B"));
    }

    [Fact]
    public void Who_lost_the_claim_finishes_nothing()
    {
        var run = ReportRun.Ask(1, "payments", "csv", new(), "fr", default);
        run.Claim("A", default);
        run.Claim("B", default);
        Assert.True(run.Finish("A", 1, "x", "x.csv", 1, 1, default).Has(Result.StaleCode));
        Assert.True(run.Fail("A", 1, "Report.Failed", default).Has(Result.StaleCode));
        Assert.True(run.Release("A", 1).Has(Result.StaleCode));
        Assert.True(run.Finish("B", 2, "x", "x.csv", 1, 1, default).IsOk);
        Assert.True(run.Fail("B", 2, "Report.Failed", default).Has(Result.StaleCode));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_says_so_and_nothing_stays()
    {
        await using var world = await ReportWorld.CreateAsync();
        await world.AskAsync();
        Directory.CreateDirectory(world.Estate.Get<FileStore>().Folder);
        await File.WriteAllTextAsync(Path.Combine(world.Estate.Get<FileStore>().Folder, "reports"), "in the way");
        Assert.True(await world.Queue.WorkAsync("A"));
        var run = Assert.Single(await world.Runs.OfAsync(world.Accountant, null));
        Assert.Equal((ReportStatus.Failed, "Report.NotWritten"), (run.Status, run.Error));
        Assert.Single(world.Files);
    }

    [Fact]
    public void A_program_that_stops_gives_its_report_back()
    {
        var run = ReportRun.Ask(1, "payments", "csv", new(), "fr", default);
        run.Claim("A", default);
        Assert.True(run.Release("A", 1).IsOk);
        Assert.Equal((ReportStatus.Queued, null), (run.Status, run.ClaimedBy));
        Assert.True(run.Finish("A", 1, "x", "x.csv", 1, 1, default).Has(Result.StaleCode));
    }

    [Fact]
    public async Task Files_go_after_seven_days_and_the_row_stays()
    {
        await using var world = await ReportWorld.CreateAsync();
        await world.AskAsync();
        await WorkAsync(world.Queue, "A");
        world.Estate.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await world.Queue.SweepAsync());
        world.Estate.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await world.Queue.SweepAsync());
        Assert.Empty(world.Files);
        Assert.Null(Assert.Single(await world.Runs.OfAsync(world.Accountant, null)).Path);
        Assert.Equal(0, await world.Queue.SweepAsync());
    }

    [Fact]
    public async Task Who_may_not_see_figures_gets_none_and_nobody_fills_the_queue()
    {
        await using var world = await ReportWorld.CreateAsync();
        Assert.True((await world.Runs.AskAsync(ReportWorld.Order("payments"), TestEstate.As(Roles.Coordinator, world.Accountant.UserId))).Has(Result.ForbiddenCode));
        for (var n = 0; n < ReportRuns.MostWaiting; n++)
        {
            await world.AskAsync();
        }

        Assert.True((await world.Runs.AskAsync(ReportWorld.Order("payments"), world.Accountant)).Has("Report.TooMany"));
    }
}
