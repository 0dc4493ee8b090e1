using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>Reads inventories, an exit beside its entry.</summary>
public sealed class InventoryQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    /// <summary>By its visit; null where none was begun.</summary>
    public async Task<InventoryView?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Inventories.AsNoTracking().Whole().FirstOrDefaultAsync(i => i.Code == code, ct) is not { } inventory)
        {
            return null;
        }

        var entry = inventory.EntryId is { } id ? await db.Inventories.AsNoTracking().Whole().FirstAsync(i => i.Id == id, ct) : null;
        long[] visits = entry is null ? [inventory.VisitId] : [inventory.VisitId, entry.VisitId];
        var files = await db.Attachments.AsNoTracking().Where(a => a.SubjectKind == AttachmentSubject.Visit && EF.Parameter(visits).Contains(a.SubjectId) && a.Kind == AttachmentKind.Photo).OrderBy(a => a.Id).ToListAsync(ct);
        var photos = files.ToLookup(f => f.PartId, f => new PhotoView(f.Id, f.FileName, EstateUrls.VisitFile(f.SubjectId == inventory.VisitId ? inventory.Code : entry!.Code, f.Id)));
        var comparison = InventoryComparison.Of(entry, inventory);
        var (visit, place, tenant, agent, lease) = await FactsAsync(db, inventory, ct);
        return new(
            inventory.Code, inventory.IsExit, inventory.Status, inventory.Language, Utc(visit.Start)!.Value, visit.Start <= clock.UtcNow, lease, place, tenant, agent,
            inventory.Remarks, inventory.NewAddress, entry?.Code, Utc(entry?.SignedAt), Utc(inventory.SignedAt), inventory.Matches ?? comparison?.Matches,
            [.. inventory.Rooms.OrderBy(r => r.Position).ThenBy(r => r.Id).Select(r => View(r, comparison, photos))],
            [.. inventory.Signatures.OrderBy(s => s.Party).Select(s => new SignatureView(
                s.Party, s.Name, Utc(s.At)!.Value, s.AttachmentId is { } file ? EstateUrls.VisitFile(inventory.Code, file) : null, s.Reason, s.ContentHash))],
            inventory.Version);
    }

    /// <summary>Where the inventory of a visit stands; null where none was begun.</summary>
    public async Task<InventoryStatus?> StatusAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Inventories.Where(i => i.Code == code).Select(i => (InventoryStatus?)i.Status).FirstOrDefaultAsync(ct);
    }

    /// <summary>A photo or signature of a visit; null where the visit has no such file.</summary>
    public async Task<KeptFile?> FileAsync(string code, long id, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Attachments.Where(a => a.Id == id && a.SubjectKind == AttachmentSubject.Visit && db.Visits.Any(v => v.Id == a.SubjectId && v.Code == code))
            .Select(a => new KeptFile(a.FileName, a.ContentType, a.Size, a.Sha256, a.Path)).FirstOrDefaultAsync(ct);
    }

    private static async Task<(Visit Visit, InventoryPlace Place, string Tenant, string Agent, string Lease)> FactsAsync(EstateDbContext db, Inventory inventory, CancellationToken ct)
    {
        var facts = await (from v in db.Visits.AsNoTracking()
                           where v.Id == inventory.VisitId
                           join l in db.Leases on inventory.LeaseId equals l.Id
                           join t in db.Tenants on l.TenantId equals t.Id
                           join u in db.Units on v.UnitId equals u.Id
                           join p in db.Properties on u.PropertyId equals p.Id
                           join o in db.Owners on p.OwnerId equals o.Id
                           join person in db.Users on v.PersonId equals person.Id
                           select new { Visit = v, Unit = u, Property = p, Owner = o.Name, Tenant = t.Name, Agent = person.DisplayName, Lease = l.Code }).FirstAsync(ct);
        var town = $"{facts.Property.PostalCode} {facts.Property.City}".Trim();
        var address = string.Join(", ", new[] { facts.Property.Address, town }.Where(x => !string.IsNullOrEmpty(x)));
        return (facts.Visit, new(facts.Unit.Code, facts.Unit.Label, facts.Unit.Kind, facts.Property.Name, address, facts.Owner), facts.Tenant, facts.Agent, facts.Lease);
    }

    private static RoomView View(InventoryRoom room, InventoryComparison? comparison, ILookup<long?, PhotoView> photos) => new(
        room.Id, room.Section, room.Name, room.IsRemovable,
        [.. room.Items.OrderBy(i => i.Position).ThenBy(i => i.Id).Select(i => new ItemView(
            i.Id, i.Section, i.Name, i.State, i.Note, i.Number, i.Reading, i.Count, i.IsChecked, [.. photos[i.Id]],
            comparison?.Before(i) is { } b ? new(b.State, b.Note, b.Number, b.Reading, b.Count, [.. photos[b.Id]]) : null,
            comparison?.ChangeOf(i) ?? InventoryChange.None, i.EntryItemId is null, i.Version))]);

    private static DateTime? Utc(DateTime? at) => at is { } given ? DateTime.SpecifyKind(given, DateTimeKind.Utc) : null;
}
