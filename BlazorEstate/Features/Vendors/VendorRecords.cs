using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Vendors;

/// <summary>What a vendor did: its jobs, and the figures made of them. The database counts; a median needs no more than how many took how long.</summary>
public sealed class VendorRecords(IDbContextFactory<EstateDbContext> factory, InterventionDeadlines deadlines, AgencyClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["reported", "completed", "title", "cost"];

    public async Task<VendorRecord?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await IdAsync(db, code, ct) is { } id ? await ReadAsync(db, id, ct) : null;
    }

    /// <summary>Whether anything refers to the vendor, and how many documents it has.</summary>
    public async Task<(bool IsUsed, int Documents)> UseAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var id = await IdAsync(db, code, ct) ?? 0;
        var documents = await db.DocumentsOf(nameof(Vendor), id).CountAsync(ct);
        return (documents > 0 || await db.Interventions.AnyAsync(i => i.VendorId == id, ct) || await db.PreventivePlans.AnyAsync(p => p.VendorId == id, ct), documents);
    }

    public async Task<Paged<VendorJob>> JobsAsync(string code, JobsShown shown, SortOrder sort, PageRequest page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var id = await IdAsync(db, code, ct);
        var found = Shown(db.Interventions.Where(i => i.VendorId == id), shown);
        var sorted = sort.Field switch
        {
            "completed" => found.By(i => i.CompletedOn, sort),
            "title" => found.By(i => i.SearchText, sort),
            "cost" => found.By(i => i.LabourCost + i.PartsCost + i.OtherCost, sort),
            _ => found.By(i => i.ReportedOn, sort),
        };
        var jobs = await sorted.Then(i => i.Id, sort).PageAsync(View(db), page, ct);
        return jobs.As(j => j with { IsLate = deadlines.IsLate(j.Status, j.Priority, j.ReportedOn, j.CompletedOn, clock.Today, j.DueOn) });
    }

    private static Task<long?> IdAsync(EstateDbContext db, string code, CancellationToken ct) =>
        db.Vendors.Where(v => v.Code == code).Select(v => (long?)v.Id).FirstOrDefaultAsync(ct);

    private async Task<VendorRecord> ReadAsync(EstateDbContext db, long id, CancellationToken ct)
    {
        var today = clock.Today;
        var groups = await db.Interventions.Where(i => i.VendorId == id && i.Status != InterventionStatus.Declined)
            .GroupBy(i => new { (i.CompletedOn ?? i.ReportedOn).Year, i.Priority, Done = i.CompletedOn != null, i.ReportedOn, i.CompletedOn, i.DueOn })
            .Select(g => new { g.Key, Count = g.Count(), Reopened = g.Count(i => i.Reopenings > 0), Cost = g.Sum(i => i.LabourCost + i.PartsCost + i.OtherCost) })
            .ToListAsync(ct);
        var counts = groups.ConvertAll(g => new JobCount(g.Key.Year, g.Key.Done, (g.Key.CompletedOn ?? today).DayNumber - g.Key.ReportedOn.DayNumber,
            (g.Key.CompletedOn ?? today) > deadlines.Of(g.Key.Priority, g.Key.ReportedOn, g.Key.DueOn), g.Count, g.Reopened, g.Cost));
        return new(VendorFigures.Of(null, counts), [.. counts.GroupBy(c => c.Year).OrderByDescending(y => y.Key).Select(y => VendorFigures.Of(y.Key, [.. y]))]);
    }

    private IQueryable<Intervention> Shown(IQueryable<Intervention> jobs, JobsShown shown)
    {
        var (today, urgent, high, normal, low) = (clock.Today, deadlines.Urgent, deadlines.High, deadlines.Normal, deadlines.Low);
        return shown switch
        {
            JobsShown.Open => jobs.Where(i => i.Status != InterventionStatus.Declined && i.CompletedOn == null),
            JobsShown.Done => jobs.Where(i => i.CompletedOn != null),
            JobsShown.Reopened => jobs.Where(i => i.Reopenings > 0),
            JobsShown.Late => jobs.Where(i => i.Status != InterventionStatus.Declined && (i.CompletedOn ?? today) > (i.DueOn ?? i.ReportedOn.AddDays(
                i.Priority == InterventionPriority.Urgent ? urgent : i.Priority == InterventionPriority.High ? high : i.Priority == InterventionPriority.Normal ? normal : low))),
            _ => jobs,
        };
    }

    private static Expression<Func<Intervention, VendorJob>> View(EstateDbContext db) => i => new VendorJob(
        i.Code, i.Title, i.Category, i.Priority, i.Status, i.ReportedOn, i.CompletedOn, i.DueOn, i.Reopenings,
        db.Units.Where(u => u.Id == i.UnitId).Select(u => u.Code).First(),
        db.Units.Where(u => u.Id == i.UnitId).Select(u => u.Label).First(),
        db.Units.Where(u => u.Id == i.UnitId).SelectMany(u => db.Properties.Where(p => p.Id == u.PropertyId)).Select(p => p.Name).First(),
        i.LabourCost + i.PartsCost + i.OtherCost);
}
