using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Account;

/// <param name="IsThis">The browser that asks.</param>
public sealed record DeviceRow(long Id, string Name, DateTime FirstSeenAt, DateTime LastSeenAt, bool IsThis);

/// <summary>Knows the browsers from which people sign in, and tells a person of one that is new.</summary>
public sealed class DeviceService(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    /// <summary>More are not kept: the one unseen for longest goes.</summary>
    public const int Most = 50;

    /// <summary>
    /// Adds to the coming save that this person is here with this browser. One that the person has not signed in from before is told
    /// to the person, unless it is the person's first of all; true if so.
    /// </summary>
    /// <param name="first">Whether the person has never signed in before.</param>
    public async Task<bool> MeetAsync(EstateDbContext db, EstateUser user, bool first, string secret, string? userAgent, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        var (now, hash) = (clock.UtcNow, DeviceCookie.Hash(secret));
        var known = await db.KnownDevices.Where(d => d.UserId == user.Id).OrderByDescending(d => d.LastSeenAt).ThenByDescending(d => d.Id).ToListAsync(ct);
        if (known.Find(d => d.KeyHash == hash) is { } device)
        {
            (device.LastSeenAt, device.Name) = (now, DeviceName.Of(userAgent));
            return false;
        }

        var name = DeviceName.Of(userAgent);
        db.KnownDevices.Add(new KnownDevice { UserId = user.Id, KeyHash = hash, Name = name, FirstSeenAt = now, LastSeenAt = now });
        db.KnownDevices.RemoveRange(known.Where((d, i) => i >= Most - 1 || d.LastSeenAt < now - DeviceCookie.Life));
        if (!first)
        {
            db.Notifications.Add(EventKinds.SignInFromNewDevice
                .About(new Subject(nameof(KnownDevice), user.Id, user.Email!), now, user.Id, name.Length > 0 ? name : "?").ToPerson(user.Id));
        }

        return !first;
    }

    /// <summary>The person's own, the one seen last in front.</summary>
    /// <param name="secret">Of the browser that asks.</param>
    public async Task<IReadOnlyList<DeviceRow>> ListAsync(Actor actor, string? secret, CancellationToken ct = default)
    {
        var hash = secret is null ? null : DeviceCookie.Hash(secret);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.KnownDevices.Where(d => d.UserId == actor.UserId).OrderByDescending(d => d.LastSeenAt).ThenByDescending(d => d.Id)
            .Select(d => new DeviceRow(d.Id, d.Name, d.FirstSeenAt, d.LastSeenAt, d.KeyHash == hash)).ToListAsync(ct);
    }

    /// <summary>A sign-in from it will be told again. It ends no session.</summary>
    public async Task<Result> ForgetAsync(long id, Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        if (await db.KnownDevices.FirstOrDefaultAsync(d => d.Id == id && d.UserId == actor.UserId, ct) is not { } device)
        {
            return Result.NotFound("id");
        }

        db.KnownDevices.Remove(device);
        db.Note("forget-device", nameof(EstateUser), device.UserId, await db.Users.Where(u => u.Id == device.UserId).Select(u => u.Email!).SingleAsync(ct), new { Device = new[] { device.Name, null } });
        await db.SaveAsync(actor, ct);
        await transaction.CommitAsync(ct);
        return Result.Ok();
    }
}
