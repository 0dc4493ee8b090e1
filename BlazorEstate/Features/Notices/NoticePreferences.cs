using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notices;

/// <summary>How one kind of event reaches a person, and how it would by the person's roles alone.</summary>
public sealed record KindPreference(EventKind Kind, EventChoice Choice, EventChoice Usual)
{
    public bool Locked => Kind.IsSecurity;

    public bool IsOwn => Choice != Usual;
}

/// <summary>All that a person has chosen, or not.</summary>
/// <param name="Kinds">Those that can reach the person.</param>
public sealed record Preferences(long UserId, IReadOnlyList<KindPreference> Kinds, ChosenTimes Times);

/// <summary>Reads and keeps how a person wants to be told. Everybody decides for themselves and nobody for others; what is as the roles have it is not stored.</summary>
public sealed class NoticePreferences(IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
{
    public async Task<Result<Preferences>> GetAsync(Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await FindAsync(db, actor, ct) is { } person ? await ReadAsync(db, person, ct) : Result<Preferences>.Forbidden();
    }

    /// <summary>Chooses for one kind; what is null stays. Problems name kind, inApp or email.</summary>
    public Task<Result> ChooseAsync(string kind, bool? inApp, MailChoice? mail, Actor actor, CancellationToken ct = default) => WriteAsync(actor, (db, person) =>
    {
        if (EventKinds.Find(kind) is not { } found || !person.MayGet(found))
        {
            return Task.FromResult(Result.Fail("kind", "Choice"));
        }

        var present = person.Of(found);
        var choice = new EventChoice(inApp ?? present.InApp, mail ?? present.Mail);
        return Task.FromResult(Put(db, person, found, choice, ""));
    }, ct);

    /// <summary>Every kind again as the roles have it.</summary>
    public Task<Result> ResetAsync(Actor actor, CancellationToken ct = default) => WriteAsync(actor, (db, _) =>
    {
        db.NotificationPreferences.RemoveRange(db.NotificationPreferences.Local.ToList());
        return Task.FromResult(Result.Ok());
    }, ct);

    /// <summary>Sets the times; stale when they are no longer those that were <paramref name="read"/>.</summary>
    public Task<Result> SetTimesAsync(ChosenTimes times, ChosenTimes? read, Actor actor, CancellationToken ct = default) =>
        WriteAsync(actor, (db, person) => PutTimesAsync(db, person, times, read, ct), ct);

    /// <summary>Sets everything; a kind that is not named is as the roles have it. Problems name kinds[i].kind, kinds[i].email and so on, or a field of the times.</summary>
    public Task<Result> ReplaceAsync(IReadOnlyList<(string Kind, EventChoice Choice)> kinds, ChosenTimes times, Actor actor, CancellationToken ct = default) => WriteAsync(actor, async (db, person) =>
    {
        var wrong = new Checks();
        var named = new HashSet<EventKind>();
        for (var i = 0; i < kinds.Count; i++)
        {
            var found = EventKinds.Find(kinds[i].Kind);
            var known = found is not null && person.MayGet(found);
            wrong.That(known, $"kinds[{i}].kind", "Choice").That(!known || named.Add(found!), $"kinds[{i}].kind", "Twice");
            if (known)
            {
                wrong.And(Put(db, person, found!, kinds[i].Choice, $"kinds[{i}]."));
            }
        }

        db.NotificationPreferences.RemoveRange(db.NotificationPreferences.Local.Where(p => !named.Any(k => k.Key == p.Kind)).ToList());
        return wrong.And(await PutTimesAsync(db, person, times, null, ct)).ToResult();
    }, ct);

    private static Result Put(EstateDbContext db, EventPerson person, EventKind kind, EventChoice choice, string prefix)
    {
        var usual = EventChoice.Default(kind, person.Roles);
        if (kind.IsSecurity)
        {
            return new Checks().That(choice.InApp, prefix + "inApp", "Security.Locked").That(choice.Mail == usual.Mail, prefix + "email", "Security.Locked").ToResult();
        }

        var stored = db.NotificationPreferences.Local.FirstOrDefault(p => p.Kind == kind.Key);
        if (choice == usual)
        {
            if (stored is not null) { db.NotificationPreferences.Remove(stored); }
        }
        else
        {
            stored ??= db.NotificationPreferences.Add(new NotificationPreference { UserId = person.Id, Kind = kind.Key }).Entity;
            (stored.InApp, stored.Mail) = (choice.InApp, choice.Mail);
        }

        return Result.Ok();
    }

    private static async Task<Result> PutTimesAsync(EstateDbContext db, EventPerson person, ChosenTimes times, ChosenTimes? read, CancellationToken ct)
    {
        var checks = times.Check();
        var settings = await db.NotificationSettings.FindAsync([person.Id], ct);
        var present = ChosenTimes.Of(settings);
        if (!checks.IsOk || present == times)
        {
            return checks;
        }

        if (read is not null && read != present)
        {
            return Result.Stale();
        }

        times.Put(settings ?? db.NotificationSettings.Add(new NotificationSettings { UserId = person.Id }).Entity);
        db.Note("update", nameof(NotificationSettings), person.Id, await db.Users.Where(u => u.Id == person.Id).Select(u => u.Email!).SingleAsync(ct), Changes(present, times));
        return Result.Ok();
    }

    // The person's stored choices are in the context when the change begins.
    private async Task<Result> WriteAsync(Actor actor, Func<EstateDbContext, EventPerson, Task<Result>> change, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        if (await FindAsync(db, actor, ct) is not { } person)
        {
            return Result.Forbidden();
        }

        var result = await change(db, person);
        if (result.IsOk)
        {
            await db.SaveAsync(actor, ct);
            await transaction.CommitAsync(ct);
            changes.Publish(new EstateChange(ChangeKinds.Reading, person.Id));
        }

        return result;
    }

    // By the roles of the person, whatever a token may do.
    private static async Task<EventPerson?> FindAsync(EstateDbContext db, Actor actor, CancellationToken ct)
    {
        if (actor.UserId is not { } id || await db.Users.Where(u => u.Id == id && !u.Disabled).Select(u => (DateTime?)u.CreatedAt).FirstOrDefaultAsync(ct) is not { } since)
        {
            return null;
        }

        var roles = await db.UserRoles.Where(x => x.UserId == id).Join(db.Roles, x => x.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(ct);
        var own = await db.NotificationPreferences.Where(p => p.UserId == id).ToListAsync(ct);
        return new EventPerson(id, since, roles, own.ToDictionary(p => p.Kind, p => new EventChoice(p.InApp, p.Mail)));
    }

    private static async Task<Preferences> ReadAsync(EstateDbContext db, EventPerson person, CancellationToken ct) => new(
        person.Id,
        [.. EventKinds.All.Where(person.MayGet).Select(k => new KindPreference(k, person.Of(k), EventChoice.Default(k, person.Roles)))],
        ChosenTimes.Of(await db.NotificationSettings.AsNoTracking().FirstOrDefaultAsync(s => s.UserId == person.Id, ct)));

    private static Dictionary<string, object?[]> Changes(ChosenTimes before, ChosenTimes after)
    {
        (string Name, object? Before, object? After)[] all =
        [
            ("TimeZone", before.TimeZone, after.TimeZone), ("QuietFrom", $"{before.QuietFrom:HH:mm}", $"{after.QuietFrom:HH:mm}"), ("QuietTo", $"{before.QuietTo:HH:mm}", $"{after.QuietTo:HH:mm}"),
            ("DigestHour", before.DigestHour, after.DigestHour), ("WeeklyDay", before.WeeklyDay.ToString(), after.WeeklyDay.ToString()),
        ];
        return all.Where(x => !Equals(x.Before, x.After)).ToDictionary(x => x.Name, x => new[] { x.Before, x.After });
    }
}
