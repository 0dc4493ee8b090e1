using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Access.Events;

/// <summary>The kinds of events that a person does not want to see in the application.</summary>
public static class EventMutes
{
    public static Task<HashSet<string>> MutedKindsAsync(this EstateDbContext db, long userId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.NotificationPreferences.Where(p => p.UserId == userId && !p.InApp).Select(p => p.Kind).ToHashSetAsync(ct);
    }

    /// <summary>Without those of the kinds that this person has muted.</summary>
    public static IQueryable<Notification> ExceptMuted(this IQueryable<Notification> notifications, EstateDbContext db, long? userId) =>
        notifications.Where(n => !db.NotificationPreferences.Any(p => p.UserId == userId && p.Kind == n.Kind && !p.InApp));
}
