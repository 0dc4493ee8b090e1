using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>What was found at a point.</summary>
/// <param name="Version">Of the point as it was seen; null takes it as it is.</param>
public sealed record PointFinding(long Item, long? Version, InventoryFinding Found);

/// <summary>
/// What an inventory says, one small save for each change, so that a line that drops loses nothing. The signatures are
/// <see cref="InventorySigning"/>'s.
/// </summary>
public sealed class InventoryService(IDbContextFactory<EstateDbContext> factory, InventoryWriter writer, EstateChanges changes, AgencyOptions agency)
{
    /// <summary>Begins the inventory of a visit: an exit from the signed entry of the same stay, else from the template of the unit's kind. One that was begun stays.</summary>
    public async Task<Result> StartAsync(string code, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.VisitsEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Visits.FirstOrDefaultAsync(v => v.Code == code, ct) is not { } visit)
        {
            return Result.NotFound();
        }

        if (await db.Inventories.AnyAsync(i => i.VisitId == visit.Id, ct))
        {
            return Result.Ok();
        }

        var words = new InventoryWords(await LanguageAsync(db, visit, ct));
        var entry = visit.Kind == VisitKind.ExitInventory ? await EntriesOf(db, visit).AsNoTracking().Whole().OrderByDescending(i => i.SignedAt).FirstOrDefaultAsync(ct) : null;
        var kind = await db.Units.Where(u => u.Id == visit.UnitId).Select(u => u.Kind).FirstAsync(ct);
        var made = Inventory.Start(visit, words.Culture.TwoLetterISOLanguageName, words.Outline(kind), entry);
        if (made.IsOk)
        {
            db.Inventories.Add(made.Value);
            var saved = await db.CommitAsync(actor, ct);
            if (saved.IsOk)
            {
                changes.Publish(new EstateChange(ChangeKinds.Inventory, visit.Id));
            }

            return saved;
        }

        return made;
    }

    /// <summary>What was found at a point; returns the point's new version. Another's change to the same point is Stale, one to another point is none.</summary>
    public async Task<Result<long>> RecordAsync(string code, long item, long? version, InventoryFinding found, Actor actor, CancellationToken ct = default)
    {
        InventoryItem? point = null;
        var result = await writer.WriteAsync(code, actor, w =>
        {
            point = w.Inventory.Items.FirstOrDefault(i => i.Id == item);
            return Record(w, new(item, version, found));
        }, ct);
        return result.IsOk ? point!.Version : Result<long>.Fail(result.Problems);
    }

    /// <summary>What was found at several points, all or nothing.</summary>
    public Task<Result> RecordManyAsync(string code, IReadOnlyCollection<PointFinding> found, Actor actor, CancellationToken ct = default) =>
        writer.WriteAsync(code, actor, w => found.Select(f => Record(w, f)).FirstOrDefault(r => !r.IsOk) ?? Result.Ok(), ct);

    /// <summary>A further room; returns its number.</summary>
    public async Task<Result<long>> AddRoomAsync(string code, string? name, Actor actor, CancellationToken ct = default)
    {
        InventoryRoom? room = null;
        var result = await writer.WriteAsync(code, actor, w =>
        {
            var made = w.Inventory.AddRoom(name);
            if (made.IsOk)
            {
                room = made.Value;
                w.Note("Room", "", room.Name);
            }

            return made;
        }, ct);
        return result.IsOk ? room!.Id : Result<long>.Fail(result.Problems);
    }

    public Task<Result> RenameRoomAsync(string code, long room, string? name, Actor actor, CancellationToken ct = default) => RenameAsync(
        code, "Room", i => i.Rooms.FirstOrDefault(r => r.Id == room)?.Name, i => i.RenameRoom(room, name), actor, ct);

    public Task<Result> RenameItemAsync(string code, long item, string? name, Actor actor, CancellationToken ct = default) => RenameAsync(
        code, "Item", i => i.Items.FirstOrDefault(x => x.Id == item)?.Name, i => i.RenameItem(item, name), actor, ct);

    public async Task<Result> AddItemAsync(string code, long room, string? name, Actor actor, CancellationToken ct = default) => await writer.WriteAsync(code, actor, w =>
    {
        var made = w.Inventory.AddItem(room, name);
        if (made.IsOk)
        {
            w.Note("Item", "", made.Value.Name);
        }

        return made;
    }, ct);

    public Task<Result> RemoveRoomAsync(string code, long room, Actor actor, CancellationToken ct = default) => RemoveAsync(
        code, "Room", i => [.. i.Rooms.Where(r => r.Id == room).SelectMany(r => r.Items)], i => i.Rooms.FirstOrDefault(r => r.Id == room)?.Name, i => i.RemoveRoom(room), actor, ct);

    public Task<Result> RemoveItemAsync(string code, long item, Actor actor, CancellationToken ct = default) => RemoveAsync(
        code, "Item", i => [.. i.Items.Where(x => x.Id == item)], i => i.Items.FirstOrDefault(x => x.Id == item)?.Name, i => i.RemoveItem(item), actor, ct);

    /// <summary>Remarks, and the tenant's next address.</summary>
    public Task<Result> DescribeAsync(string code, long? version, string? remarks, string? newAddress, Actor actor, CancellationToken ct = default) =>
        writer.WriteAsync(code, actor, w => version is { } seen && seen != w.Inventory.Version ? Result.Stale() : w.Inventory.Describe(remarks, newAddress), ct);

    private static Result Record(InventoryWrite w, PointFinding found)
    {
        var point = w.Inventory.Items.FirstOrDefault(i => i.Id == found.Item);
        if (point is not null && found.Version is { } seen && seen != point.Version)
        {
            return Result.Stale();
        }

        var before = point is null ? "" : Said(point);
        var recorded = w.Inventory.Record(found.Item, found.Found);
        if (recorded.IsOk)
        {
            w.Note(point!.Name, before, Said(point));
        }

        return recorded;
    }

    private Task<Result> RenameAsync(string code, string what, Func<Inventory, string?> name, Func<Inventory, Result> rename, Actor actor, CancellationToken ct) =>
        writer.WriteAsync(code, actor, w =>
        {
            var before = name(w.Inventory);
            var renamed = rename(w.Inventory);
            if (renamed.IsOk)
            {
                w.Note(what, before ?? "", name(w.Inventory) ?? "");
            }

            return renamed;
        }, ct);

    // The photos of what goes, go too.
    private Task<Result> RemoveAsync(
        string code, string what, Func<Inventory, IReadOnlyList<InventoryItem>> going, Func<Inventory, string?> name, Func<Inventory, Result> remove, Actor actor, CancellationToken ct) =>
        writer.WriteAsync(code, actor, async w =>
        {
            var (items, before) = (going(w.Inventory).Select(i => (long?)i.Id).ToArray(), name(w.Inventory));
            var removed = remove(w.Inventory);
            if (removed.IsOk)
            {
                w.Note(what, before ?? "", "");
                var photos = await w.Db.Attachments.Where(a => a.SubjectKind == AttachmentSubject.Visit && a.SubjectId == w.Inventory.VisitId && EF.Parameter(items).Contains(a.PartId)).ToListAsync(ct);
                w.Db.RemoveRange(photos);
                w.Discard.AddRange(photos.Select(p => p.Path));
            }

            return removed;
        }, ct);

    // Signed, for this lease or one before it by which the same tenant was there already (renewals have leases of their own), with nobody else and no signed exit between.
    private static IQueryable<Inventory> EntriesOf(EstateDbContext db, Visit exit) =>
        from i in db.Inventories.Where(i => !i.IsExit && i.Status == InventoryStatus.Signed)
        join first in db.Leases on i.LeaseId equals first.Id
        join last in db.Leases.Where(l => l.Id == exit.LeaseId) on new { first.UnitId, first.TenantId } equals new { last.UnitId, last.TenantId }
        where first.Start <= last.Start && !db.Leases.Any(l => l.UnitId == last.UnitId && l.TenantId != last.TenantId && l.Start > first.Start && l.Start < last.Start)
            && !db.Inventories.Any(x => x.IsExit && x.Status == InventoryStatus.Signed && x.SignedAt >= i.SignedAt && x.LeaseId != last.Id
                && db.Leases.Any(l => l.Id == x.LeaseId && l.UnitId == last.UnitId && l.TenantId == last.TenantId))
        select i;

    private async Task<string> LanguageAsync(EstateDbContext db, Visit visit, CancellationToken ct) =>
        await (from l in db.Leases join t in db.Tenants on l.TenantId equals t.Id where l.Id == visit.LeaseId select t.Language).FirstOrDefaultAsync(ct) ?? (agency.Culture.StartsWith("en", StringComparison.Ordinal) ? "en" : "fr");

    // As the audit trail quotes it.
    private static string Said(InventoryItem i) =>
        string.Join(" · ", new[] { i.State?.ToString(), i.Number, i.Reading?.ToString(System.Globalization.CultureInfo.InvariantCulture), i.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture), i.Note }.Where(x => !string.IsNullOrEmpty(x)));
}
