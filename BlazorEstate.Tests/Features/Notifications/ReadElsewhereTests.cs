using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Notifications;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Notifications;

/// <summary>What a person reads on one server is read on the others, without a row of the audit trail for each.</summary>
public sealed class ReadElsewhereTests : IAsyncLifetime
{
    private TestEstate _estate = null!;
    private AuditTail _tail = null!;

    public async Task InitializeAsync()
    {
        _estate = await Desks.CreateAsync();
        await _estate.PaidAsync(5);
        _tail = ActivatorUtilities.CreateInstance<AuditTail>(_estate.Services);
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task What_another_server_wrote_is_counted_here_as_soon_as_its_sign_is_followed()
    {
        Assert.Equal((5, 5), (await _estate.UnreadAsync(), await _estate.UnreadAsync(Desks.Bob)));
        var seen = await _tail.FollowReadingAsync(-1, default);
        await ElsewhereAsync(db => db.NotificationStates.Add(new NotificationState { UserId = 1, NotificationId = 2, ReadAt = new DateTime(2025, 6, 15) }));
        var (ada, bob) = (_estate.Get<EstateChanges>().ReadingOf(1), _estate.Get<EstateChanges>().ReadingOf(2));
        seen = await _tail.FollowReadingAsync(seen, default);
        Assert.Equal((4, 5), (await _estate.UnreadAsync(), await _estate.UnreadAsync(Desks.Bob)));
        Assert.Equal((ada + 1, bob), (_estate.Get<EstateChanges>().ReadingOf(1), _estate.Get<EstateChanges>().ReadingOf(2)));
        Assert.Equal(seen, await _tail.FollowReadingAsync(seen, default));
        Assert.Equal(ada + 1, _estate.Get<EstateChanges>().ReadingOf(1));
    }

    [Fact]
    public async Task What_this_server_wrote_is_signed_for_the_others_and_not_heard_twice()
    {
        var rows = await _estate.ReadAsync(db => db.AuditEntries.CountAsync());
        await _estate.DoAsync(DeskAct.Done, 1, 2);
        var change = (await _estate.Scoped<NotificationService>().ReadAllAsync(Desks.Bob)).Value;
        await _estate.Scoped<NotificationService>().UndoAsync(change, Desks.Bob);
        await _estate.DoAsync(DeskAct.Done, 1);
        Assert.Equal([(1L, 1L), (2L, 3L)], await _estate.ReadAsync(db => db.ReadingSigns.OrderBy(s => s.UserId).Select(s => new ValueTuple<long, long>(s.UserId, s.Number)).ToListAsync()));
        Assert.Equal(rows, await _estate.ReadAsync(db => db.AuditEntries.CountAsync()));
        var heard = _estate.Get<EstateChanges>().ReadingOf(1);
        Assert.Equal(3, await _tail.FollowReadingAsync(0, default));
        Assert.Equal(heard, _estate.Get<EstateChanges>().ReadingOf(1));
    }

    // As another program does it: it writes and publishes to its own screens.
    private async Task ElsewhereAsync(Action<EstateDbContext> write)
    {
        await using var db = await _estate.Factory.CreateDbContextAsync();
        await using var tx = await db.BeginWriteAsync();
        write(db);
        await db.SignReadingAsync(1);
        db.ReadingSigns.Local.Single().Instance = "other";
        await db.SaveAsync(Actor.System);
        await tx.CommitAsync();
    }
}
