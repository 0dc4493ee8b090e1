using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Notifications;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Support;

/// <summary>An agency with three people who are told of things.</summary>
internal static class Desks
{
    public static readonly Actor Ada = TestEstate.As(Roles.Agent, 1);
    public static readonly Actor Bob = TestEstate.As(Roles.Agent, 2);

    public static async Task<TestEstate> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var estate = await TestEstate.CreateAsync(s =>
        {
            s.AddNotifications();
            configure?.Invoke(s);
        });
        await using var db = await estate.Factory.CreateDbContextAsync();
        db.Users.AddRange(new[] { 1, 2, 3 }.Select(i => new EstateUser { Id = i, Email = $"u{i}@example.org", UserName = $"u{i}", CreatedAt = new DateTime(2025, 1, 1) }));
        await db.SaveAsync(TestEstate.Admin);
        return estate;
    }

    /// <summary>Saves and signals notifications; their numbers.</summary>
    public static async Task<long[]> TellAsync(this TestEstate estate, params Notification[] told)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        db.Notifications.AddRange(told);
        db.Note("test", "Lease", 1, "L1");
        await db.SaveAsync(TestEstate.Admin);
        estate.Get<EstateChanges>().Publish(new EstateChange(ChangeKinds.Notification));
        return [.. told.Select(n => n.Id)];
    }

    public static Notification Of(this TestEstate estate, EventKind kind, long lease = 1, string tenant = "Benoît Hébert", DateTime? at = null) =>
        kind.About(new("Lease", lease, $"L{lease}"), at ?? estate.Time.GetUtcNow().UtcDateTime, null, tenant, NotificationArg.OfMoney(58_000), $"L{lease}");

    public static Task<long[]> PaidAsync(this TestEstate estate, int times = 1) =>
        estate.TellAsync([.. Enumerable.Range(0, times).Select(_ => estate.Of(EventKinds.PaymentReceived))]);

    /// <summary>The numbers that a view shows, the newest first.</summary>
    public static async Task<string> ShownAsync(this TestEstate estate, NotificationFilter filter, Actor? who = null, int page = 1, int pageSize = 50)
    {
        var shown = await estate.Scoped<NotificationQueries>().ListAsync(who ?? Ada, filter, new PageRequest(page, pageSize));
        return string.Join(' ', shown.Items.Select(i => i.Id));
    }

    public static Task<string> ShownAsync(this TestEstate estate, DeskView view, Actor? who = null) => estate.ShownAsync(new NotificationFilter(view), who);

    public static Task<int> UnreadAsync(this TestEstate estate, Actor? who = null) => estate.Scoped<NotificationQueries>().CountAsync(who ?? Ada);

    public static async Task<DeskChange> DoAsync(this TestEstate estate, DeskAct act, params long[] ids) =>
        (await estate.Scoped<NotificationService>().ApplyAsync(new DeskOrder(act, act == DeskAct.Snooze ? estate.Time.GetUtcNow().UtcDateTime.AddHours(1) : null), ids, Ada)).Value;
}
