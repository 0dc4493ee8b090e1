using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>The last days of documents, and of vendors' insurances and contracts.</summary>
internal static class CalendarPapers
{
    /// <summary>Documents whose place no other has taken.</summary>
    public static async Task<IEnumerable<CalendarEntry>> DocumentsAsync(EstateDbContext db, CalendarView view, CancellationToken ct)
    {
        var (from, to) = (view.From, view.To);
        var expiring = Within(db, db.CurrentDocuments().Where(d => d.ExpiresOn >= from && d.ExpiresOn <= to), view);
        var days = await expiring.GroupBy(d => d.ExpiresOn!.Value).Select(g => new { Day = g.Key, Count = g.Count() }).ToListAsync(ct);
        var told = days.Where(d => view.Tells(d.Count)).Select(d => (DateOnly?)d.Day).ToList();
        var documents = told.Count == 0 ? [] : await expiring.Where(d => told.Contains(d.ExpiresOn)).OrderBy(d => d.Id)
            .Select(d => new { d.Code, d.Title, d.Kind, d.SubjectCode, d.ExpiresOn, d.Version }).ToListAsync(ct);
        return days.Where(d => !view.Tells(d.Count)).Select(d => CalendarEntry.Many(CalendarKind.Document, d.Day, d.Count))
            .Concat(documents.Select(d => CalendarEntry.OnDay(CalendarKind.Document, d.ExpiresOn!.Value) with { Code = d.Code, Name = d.Title, Place = d.SubjectCode, What = d.Kind, Changes = d.Version - 1 }));
    }

    /// <summary>Of vendors that may still be given work. They belong to no property and no owner.</summary>
    public static async Task<IEnumerable<CalendarEntry>> VendorsAsync(EstateDbContext db, CalendarView view, CancellationToken ct)
    {
        if (view.Property is not null || view.Owner is not null)
        {
            return [];
        }

        var (from, to) = (view.From, view.To);
        var vendors = await db.Vendors.Where(v => v.Active && (view.Vendor == null || v.Code == view.Vendor))
            .Where(v => (v.InsuredUntil >= from && v.InsuredUntil <= to) || (v.ContractUntil >= from && v.ContractUntil <= to))
            .OrderBy(v => v.Id).Select(v => new { v.Code, v.Name, v.InsuredUntil, v.ContractUntil, v.Version }).ToListAsync(ct);
        var papers = from v in vendors
                     from paper in new[] { (What: VendorPaper.Insurance, Until: v.InsuredUntil), (What: VendorPaper.Contract, Until: v.ContractUntil) }
                     where paper.Until is { } day && view.Has(day)
                     select CalendarEntry.OnDay(CalendarKind.VendorPaper, paper.Until!.Value) with { Code = v.Code, Name = v.Name, What = paper.What, Changes = v.Version - 1 };
        return papers.GroupBy(p => p.Day).SelectMany(g => view.Tells(g.Count()) ? g : Enumerable.Repeat(CalendarEntry.Many(CalendarKind.VendorPaper, g.Key, g.Count()), 1));
    }

    // A document belongs to a property by what it is about: itself, its owner, its units, their leases and whoever rents by them.
    private static IQueryable<StoredDocument> Within(EstateDbContext db, IQueryable<StoredDocument> documents, CalendarView view)
    {
        if (view.Property is null && view.Owner is null)
        {
            return documents;
        }

        var properties = db.Properties.Where(p => (view.Property == null || p.Code == view.Property) && (view.Owner == null || db.Owners.Any(o => o.Id == p.OwnerId && o.Code == view.Owner)));
        var units = db.Units.Where(u => properties.Any(p => p.Id == u.PropertyId));
        var leases = db.Leases.Where(l => units.Any(u => u.Id == l.UnitId));
        return documents.Where(d =>
            (d.SubjectKind == DocumentSubject.Property && properties.Any(p => p.Id == d.SubjectId))
            || (d.SubjectKind == DocumentSubject.Owner && properties.Any(p => p.OwnerId == d.SubjectId))
            || (d.SubjectKind == DocumentSubject.Unit && units.Any(u => u.Id == d.SubjectId))
            || (d.SubjectKind == DocumentSubject.Lease && leases.Any(l => l.Id == d.SubjectId))
            || (d.SubjectKind == DocumentSubject.Tenant && leases.Any(l => l.TenantId == d.SubjectId)));
    }
}
