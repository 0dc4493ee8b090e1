using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Live;

/// <summary>
/// How records known by a code are added, changed and removed: the permission is asked first, one transaction holds the write
/// lock from the first read on, and what was saved is signalled. The features say what is asked of each.
/// </summary>
/// <param name="permission">Needed for each of the three.</param>
/// <param name="kind">What is signalled.</param>
/// <param name="prefix">Begins the codes of new records, see <see cref="EstateDbContext.NextCodeAsync"/>.</param>
public abstract class RecordService<T>(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, string permission, ChangeKinds kind, string prefix)
    where T : class, IHasCode, IVersioned, IAudited
{
    /// <summary>Keeps a new record, under the given code or the next one; returns the code. Problems: Forbidden, Duplicate on code, and those of <paramref name="make"/>.</summary>
    protected async Task<Result<string>> AddAsync(string? code, Func<EstateDbContext, string, Task<Result<T>>> make, Actor actor, CancellationToken ct)
    {
        if (!actor.Can(permission))
        {
            return Result<string>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        code = string.IsNullOrWhiteSpace(code) ? await db.NextCodeAsync(prefix, ct) : code.Trim();
        var made = await make(db, code);
        if (!made.IsOk)
        {
            return Result<string>.Fail(made.Problems);
        }

        if (await db.Set<T>().AnyAsync(x => x.Code == code, ct))
        {
            return new Problem("code", "Duplicate", code);
        }

        db.Add(made.Value);
        await SaveAsync(db, made.Value, actor, ct);
        return code;
    }

    /// <summary>Changes a record; with a version only if nobody changed it since. Problems: Forbidden, NotFound, Stale, and those of <paramref name="change"/>.</summary>
    protected Task<Result> ChangeAsync(string code, long? version, Func<EstateDbContext, T, Task<Result>> change, Actor actor, CancellationToken ct) =>
        FindAsync(code, async (db, record) =>
        {
            var changed = version is not null && version != record.Version ? Result.Stale() : await change(db, record);
            return changed.IsOk ? await SaveAsync(db, record, actor, ct) : changed;
        }, actor, ct);

    /// <summary>Removes a record that nothing refers to. Problems: Forbidden, NotFound, and that of <paramref name="users"/>.</summary>
    protected Task<Result> RemoveAsync(string code, Func<EstateDbContext, T, Task<Result>> users, Actor actor, CancellationToken ct) =>
        FindAsync(code, async (db, record) =>
        {
            var free = await users(db, record) is { IsOk: false } used ? used : await db.WithoutDocumentsAsync(typeof(T).Name, ((IAudited)record).Id, ct);
            if (free.IsOk)
            {
                db.Remove(record);
            }

            return free.IsOk ? await SaveAsync(db, record, actor, ct) : free;
        }, actor, ct);

    /// <summary>A problem of this code, with the count, where anything refers to the record.</summary>
    protected static async Task<Result> NoneAsync<TOther>(IQueryable<TOther> referring, string problem, CancellationToken ct) =>
        await referring.CountAsync(ct) is > 0 and var count ? Result.Fail("", problem, count) : Result.Ok();

    private async Task<Result> FindAsync(string code, Func<EstateDbContext, T, Task<Result>> write, Actor actor, CancellationToken ct)
    {
        if (!actor.Can(permission))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        return await db.Set<T>().FirstOrDefaultAsync(x => x.Code == code, ct) is { } record ? await write(db, record) : Result.NotFound();
    }

    private async Task<Result> SaveAsync(EstateDbContext db, T record, Actor actor, CancellationToken ct)
    {
        var saved = await db.CommitAsync(actor, ct);
        if (saved.IsOk)
        {
            changes.Publish(new EstateChange(kind, record.Id));
        }

        return saved;
    }
}
