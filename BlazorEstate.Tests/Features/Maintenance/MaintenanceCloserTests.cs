using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Domain.InterventionStatus;

namespace BlazorEstate.Tests.Features.Maintenance;

public sealed class MaintenanceCloserTests : MaintenanceWorld
{
    private MaintenanceCloser Closer => Estate.Scoped<MaintenanceCloser>();

    [Fact]
    public async Task What_was_completed_closes_after_seven_days_and_only_once()
    {
        var code = await RequestAsync(Accepted, Scheduled, InProgress, Completed);
        Estate.Time.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await Closer.RunAsync());
        Estate.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal([0, 1], (await Task.WhenAll(Closer.RunAsync(), Closer.RunAsync())).Order());
        var closed = await FindAsync(code);
        Assert.Equal((Closed, new DateOnly(2025, 6, 15), "BlazorEstate"), (closed.Row.Status, closed.Row.CompletedOn, closed.Timeline[0].By));
        Assert.Equal(1, await Estate.ReadAsync(db => db.InterventionEntries.CountAsync(e => e.To == Closed)));
    }

    [Fact]
    public async Task Reopening_starts_the_days_anew()
    {
        var code = await RequestAsync(Accepted, Scheduled, InProgress, Completed);
        Estate.Time.Advance(TimeSpan.FromDays(5));
        Assert.True((await Service.MoveAsync(code, null, InProgress, "drips", TestEstate.Admin)).IsOk);
        Assert.True((await Service.MoveAsync(code, null, Completed, null, TestEstate.Admin)).IsOk);
        Estate.Time.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await Closer.RunAsync());
        Estate.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Closer.RunAsync());
        Assert.Equal(1, (await FindAsync(code)).Row.Reopenings);
    }

    [Fact]
    public async Task However_many_an_import_brought_they_all_close()
    {
        await using (var db = await Estate.Factory.CreateDbContextAsync())
        {
            db.AddRange(Enumerable.Range(0, 450).Select(n => Intervention.Create($"I{n}", Unit.Id, new("Leak", "plumbing", InterventionPriority.Low, Completed, new(2025, 1, 1), new(2025, 1, 2))).Value));
            await db.SaveAsync(TestEstate.Admin);
        }

        Assert.Equal(450, await Closer.RunAsync());
        Assert.Equal(0, await Closer.RunAsync());
    }
}
