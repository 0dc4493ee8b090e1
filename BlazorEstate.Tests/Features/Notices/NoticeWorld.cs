using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Features.Notices;
using BlazorEstate.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Notices;

/// <summary>An agency with people in roles, things that happen, and the mails that come of them. It is Sunday, 15 June 2025, 12:00 in Paris.</summary>
public sealed class NoticeWorld : IAsyncDisposable
{
    private NoticeWorld(TestEstate estate) => Estate = estate;

    public TestEstate Estate { get; }

    public NoticeMailer Mailer => Estate.Scoped<NoticeMailer>();

    public DigestMailer Digests => Estate.Scoped<DigestMailer>();

    /// <summary>With both works begun, so that all that happens from here on is news.</summary>
    public static async Task<NoticeWorld> CreateAsync(bool begun = true)
    {
        var world = new NoticeWorld(await TestEstate.CreateAsync(s => s.AddNotices().AddScoped<EventSentences>()));
        await world.WriteAsync(db => db.Roles.AddRange(Roles.All.Select(r => new IdentityRole<long>(r) { NormalizedName = r.ToUpperInvariant() })));
        if (begun)
        {
            await world.Mailer.RunAsync();
            await world.Digests.RunAsync();
        }

        return world;
    }

    public async Task<long> PersonAsync(string role, string? language = "en", string? email = null)
    {
        var name = $"{role}{Guid.NewGuid():N}"[..20];
        var user = new EstateUser { Email = email ?? $"{name}@example.org", UserName = name, DisplayName = name, Language = language, CreatedAt = new DateTime(2025, 1, 1) };
        await WriteAsync(db => db.Users.Add(user));
        var roleId = await Estate.ReadAsync(db => db.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync());
        await WriteAsync(db => db.UserRoles.Add(new IdentityUserRole<long> { UserId = user.Id, RoleId = roleId }));
        return user.Id;
    }

    public Task ChooseAsync(long user, EventKind kind, MailChoice mail) =>
        WriteAsync(db => db.NotificationPreferences.Add(new NotificationPreference { UserId = user, Kind = kind.Key, InApp = true, Mail = mail }));

    public Task SetAsync(long user, Action<NotificationSettings> set) => WriteAsync(async db =>
    {
        var settings = await db.NotificationSettings.FindAsync(user) ?? db.NotificationSettings.Add(new NotificationSettings { UserId = user }).Entity;
        set(settings);
    });

    /// <summary>Something happens, so many times; it gives the number of the last notification.</summary>
    public async Task<long> HappenAsync(EventKind kind, int times = 1, long? to = null, long? by = null)
    {
        var all = Enumerable.Range(1, times).Select(i =>
        {
            var told = kind.About(new Subject("Lease", i, $"L{i:D6}"), Now, by, $"Tenant {i}", NotificationArg.OfMoney(58_000), $"L{i:D6}", NotificationArg.OfNumber(8));
            return to is { } person ? told.ToPerson(person) : told;
        }).ToList();
        await WriteAsync(db => db.Notifications.AddRange(all));
        return all[^1].Id;
    }

    public DateTime Now => Estate.Time.GetUtcNow().UtcDateTime;

    public void At(string utc) => Estate.Time.Set(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));

    public Task<List<OutgoingMail>> MailsAsync() => Estate.ReadAsync(db => db.OutgoingMails.OrderBy(m => m.Id).ToListAsync());

    public async Task<List<string>> KeysAsync() => (await MailsAsync()).ConvertAll(m => m.Key);

    public static T Read<T>(OutgoingMail mail) => JsonSerializer.Deserialize<T>(mail.Data, Outbox.Json)!;

    public Task WriteAsync(Action<EstateDbContext> write) => WriteAsync(db =>
    {
        write(db);
        return Task.CompletedTask;
    });

    public async Task WriteAsync(Func<EstateDbContext, Task> write)
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        await write(db);
        await db.SaveAsync(TestEstate.Admin);
    }

    public ValueTask DisposeAsync() => Estate.DisposeAsync();
}
