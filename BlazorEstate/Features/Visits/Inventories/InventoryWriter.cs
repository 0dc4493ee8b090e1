using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>What a write works on.</summary>
public sealed record InventoryWrite(EstateDbContext Db, Inventory Inventory)
{
    /// <summary>Files that are not needed any more once it is saved.</summary>
    public List<string> Discard { get; } = [];

    public void Note(string what, string before, string after) =>
        Db.Note("update", nameof(Domain.Inventory), Inventory.Id, Inventory.Code, new Dictionary<string, object?[]> { [what] = [before, after] });
}

/// <summary>One write to one inventory: permission, transaction, the inventory in full, save, signal.</summary>
public sealed class InventoryWriter(IDbContextFactory<EstateDbContext> factory, FileStore store, EstateChanges changes, ILogger<InventoryWriter> log)
{
    public Task<Result> WriteAsync(string code, Actor actor, Func<InventoryWrite, Result> write, CancellationToken ct) => WriteAsync(code, actor, w => Task.FromResult(write(w)), ct);

    public Task<Result> WriteAsync(string code, Actor actor, Func<InventoryWrite, Task<Result>> write, CancellationToken ct) => WriteAsync(code, actor, write, ct, ct);

    /// <summary>The same with a file that came in before: it goes again unless its record is saved.</summary>
    public async Task<Result> WriteAsync(string code, KeptFile file, Actor actor, Func<InventoryWrite, Task<Result>> write, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        var saved = false;
        try
        {
            // Once it is on the disk, nobody who goes away keeps it from being saved.
            var result = await WriteAsync(code, actor, write, ct, CancellationToken.None);
            saved = result.IsOk;
            return result;
        }
        finally
        {
            if (!saved)
            {
                store.Discard([file.Path], log);
            }
        }
    }

    private async Task<Result> WriteAsync(string code, Actor actor, Func<InventoryWrite, Task<Result>> write, CancellationToken ct, CancellationToken saving)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Can(Permissions.VisitsEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Inventories.Whole().FirstOrDefaultAsync(i => i.Code == code, ct) is not { } inventory)
        {
            return Result.NotFound();
        }

        var work = new InventoryWrite(db, inventory);
        var written = await write(work);

        // Whatever changed in it, the inventory is another one: who signs names the version that was seen.
        db.Entry(inventory).Property(i => i.Version).IsModified = true;
        var saved = written.IsOk ? await db.CommitAsync(actor, saving) : written;
        if (saved.IsOk)
        {
            store.Discard(work.Discard, log);
            changes.Publish(new EstateChange(ChangeKinds.Inventory, inventory.VisitId));
        }

        return saved;
    }
}
