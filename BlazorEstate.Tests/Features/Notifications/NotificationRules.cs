using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Notifications;
using BlazorEstate.Live;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Notifications;

public sealed class NotificationRules
{
    private static readonly PageRequest First = new(1, 50);

    private static async Task<TestEstate> AgencyAsync()
    {
        var estate = await TestEstate.CreateAsync(s => s.AddNotifications());
        await using var db = await estate.Factory.CreateDbContextAsync();
        db.Users.AddRange(User(1), User(2), User(3));
        await db.SaveAsync(TestEstate.Admin);
        return estate;
    }

    private static EstateUser User(long id) => new() { Id = id, Email = $"u{id}@example.org", UserName = $"u{id}", CreatedAt = new DateTime(2025, 1, 1) };

    private static async Task<long> TellAsync(TestEstate estate, string audience = Permissions.PaymentsView, long? by = null, EventKind? kind = null, DateTime? at = null)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        var told = Notification.Of((kind ?? EventKinds.PaymentReceived).Key, Severity.Success, audience, new("Lease", 1, "L1"), at ?? estate.Time.GetUtcNow().UtcDateTime, by, "Ada", NotificationArg.OfMoney(58_000), "L1");
        db.Notifications.Add(told);
        db.Note("test", "Lease", 1, "L1");
        await db.SaveAsync(TestEstate.Admin);
        return told.Id;
    }

    private static Task<int> UnreadAsync(TestEstate estate, string role, long user) => estate.Scoped<NotificationQueries>().CountAsync(TestEstate.As(role, user));

    [Fact]
    public async Task People_are_told_what_their_permissions_let_them_see()
    {
        await using var estate = await AgencyAsync();
        await TellAsync(estate);
        Assert.Equal(1, await UnreadAsync(estate, Roles.Agent, 1));
        Assert.Equal(0, await UnreadAsync(estate, Roles.Coordinator, 2));
        await TellAsync(estate, Permissions.LeasesView);
        Assert.Equal(1, await UnreadAsync(estate, Roles.Coordinator, 2));
    }

    [Fact]
    public async Task Who_did_it_is_told_too_and_sees_it_on_every_screen()
    {
        await using var estate = await AgencyAsync();
        await TellAsync(estate, by: 1);
        Assert.Equal(1, await UnreadAsync(estate, Roles.Agent, 1));
        Assert.Equal(1, await UnreadAsync(estate, Roles.Agent, 2));
    }

    [Fact]
    public async Task What_happened_before_a_person_was_there_is_no_news()
    {
        await using var estate = await AgencyAsync();
        await TellAsync(estate, at: new DateTime(2024, 12, 31));
        await TellAsync(estate);
        Assert.Equal(1, await UnreadAsync(estate, Roles.Agent, 1));
    }

    [Fact]
    public async Task Reading_one_is_each_persons_own_and_signals_that_persons_screens()
    {
        await using var estate = await AgencyAsync();
        var (one, _) = (await TellAsync(estate), await TellAsync(estate));
        var heard = new TaskCompletionSource<IReadOnlyCollection<EstateChange>>();
        using var subscription = estate.Get<EstateChanges>().Subscribe(ChangeKinds.Reading, c => { heard.TrySetResult(c); return Task.CompletedTask; });

        Assert.True((await estate.Scoped<NotificationService>().ReadAsync(one, TestEstate.As(Roles.Agent, 1))).IsOk);
        Assert.True((await estate.Scoped<NotificationService>().ReadAsync(one, TestEstate.As(Roles.Agent, 1))).IsOk);

        Assert.Equal((1, 2), (await UnreadAsync(estate, Roles.Agent, 1), await UnreadAsync(estate, Roles.Agent, 2)));
        Assert.Equal([new EstateChange(ChangeKinds.Reading, 1)], await heard.Task.WaitAsync(Waiting.Patience));
    }

    [Fact]
    public async Task Reading_all_covers_what_is_there_and_not_what_comes()
    {
        await using var estate = await AgencyAsync();
        var one = await TellAsync(estate);
        await TellAsync(estate);
        var service = estate.Scoped<NotificationService>();
        await service.ReadAsync(one, TestEstate.As(Roles.Agent, 1));
        await service.ReadAllAsync(TestEstate.As(Roles.Agent, 1));
        Assert.Equal(0, await UnreadAsync(estate, Roles.Agent, 1));
        await TellAsync(estate);
        Assert.Equal(1, await UnreadAsync(estate, Roles.Agent, 1));
    }

    [Fact]
    public async Task Another_permissions_notification_cannot_be_marked()
    {
        await using var estate = await AgencyAsync();
        var id = await TellAsync(estate);
        var result = await estate.Scoped<NotificationService>().ReadAsync(id, TestEstate.As(Roles.Coordinator, 3));
        Assert.True(result.Has("NotFound"));
    }

    [Fact]
    public async Task The_list_filters_by_kind_and_by_unread()
    {
        await using var estate = await AgencyAsync();
        var read = await TellAsync(estate);
        await TellAsync(estate, Permissions.LeasesView, kind: EventKinds.LeaseCreated);
        var (me, queries) = (TestEstate.As(Roles.Agent, 1), estate.Scoped<NotificationQueries>());
        await estate.Scoped<NotificationService>().ReadAsync(read, me);

        Assert.Equal(2, (await queries.ListAsync(me, NotificationFilter.Inbox, First)).Total);
        Assert.Equal(EventKinds.LeaseCreated.Key, Assert.Single((await queries.ListAsync(me, new(DeskView.Unread), First)).Items).Kind);
        Assert.Equal(Standing.Read, Assert.Single((await queries.ListAsync(me, new(Kind: EventKinds.PaymentReceived.Key), First)).Items).Standing);
    }

    [Fact]
    public async Task A_muted_kind_is_neither_counted_nor_listed_for_that_person_alone()
    {
        await using var estate = await AgencyAsync();
        await TellAsync(estate);
        await TellAsync(estate, Permissions.LeasesView, kind: EventKinds.LeaseCreated);
        await using (var db = await estate.Factory.CreateDbContextAsync())
        {
            db.NotificationPreferences.Add(new NotificationPreference { UserId = 1, Kind = EventKinds.LeaseCreated.Key, InApp = false, Mail = MailChoice.Daily });
            await db.SaveAsync(TestEstate.Admin);
        }

        Assert.Equal((1, 2), (await UnreadAsync(estate, Roles.Agent, 1), await UnreadAsync(estate, Roles.Agent, 2)));
        var listed = await estate.Scoped<NotificationQueries>().ListAsync(TestEstate.As(Roles.Agent, 1), NotificationFilter.Inbox, First);
        Assert.Equal(EventKinds.PaymentReceived.Key, Assert.Single(listed.Items).Kind);
    }

    [Fact]
    public async Task More_than_the_shared_newest_are_still_counted_exactly()
    {
        await using var estate = await AgencyAsync();
        await using (var db = await estate.Factory.CreateDbContextAsync())
        {
            db.Notifications.AddRange(Enumerable.Range(0, 230).Select(_ =>
                EventKinds.LeaseEnded.About(new("Lease", 1, "L1"), estate.Time.GetUtcNow().UtcDateTime, null, "Ada")));
            db.Note("test", "Lease", 1, "L1");
            await db.SaveAsync(TestEstate.Admin);
        }

        Assert.Equal(230, await UnreadAsync(estate, Roles.Agent, 1));
    }
}
