using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>
/// Reminds whoever is responsible, and colleagues who come along, of the visits of the next day, each of them once for each visit and day.
/// One row alone of a visit could bear the day, so whether a person was told follows from the day that their notification quotes.
/// </summary>
public sealed class VisitScan(IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock) : ReminderScan(factory, writer)
{
    public override string Name => "visits";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        var told = ToldOf(db, day);
        return await Coming(db, day)
            .Where(v => !told.Any(n => n.SubjectId == v.Id && n.UserId == v.PersonId) || v.Attendees.Any(a => !told.Any(n => n.SubjectId == v.Id && n.UserId == a.UserId)))
            .OrderBy(v => v.Start).ThenBy(v => v.Id).Select(v => v.Id).ToListAsync(ct);
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var visits = await (from v in Coming(db, day)
                            where EF.Parameter(batch).Contains(v.Id)
                            join u in db.Units on v.UnitId equals u.Id
                            join p in db.Properties on u.PropertyId equals p.Id
                            orderby v.Start, v.Id
                            select new
                            {
                                v.Id, v.Code, v.PersonId, v.Start, Colleagues = v.Attendees.Select(a => a.UserId).ToList(), Unit = u.Label + ", " + p.Name,
                                Whom = v.Guest ?? db.LeaseParties().Where(x => x.LeaseId == v.LeaseId).Select(x => x.Tenant).FirstOrDefault() ?? v.Code,
                            })
            .ToListAsync(ct);

        var findings = new Findings();
        foreach (var v in visits)
        {
            findings.Notifications.AddRange(v.Colleagues.Prepend(v.PersonId).Select(id => EventKinds.VisitTomorrow
                .About(new(nameof(Visit), v.Id, v.Code), clock.UtcNow, null, VisitNotices.Args(clock, v.Unit, v.Whom, v.Start)).ToPerson(id)));
        }

        return findings;
    }

    protected override async Task<List<Notification>> UntoldAsync(EstateDbContext db, List<Notification> news, DateOnly day, CancellationToken ct)
    {
        var visits = news.Select(n => n.SubjectId).Distinct().ToList();
        var told = (await ToldOf(db, day).Where(n => EF.Parameter(visits).Contains(n.SubjectId)).Select(n => new { n.SubjectId, n.UserId }).ToListAsync(ct)).ToHashSet();
        return [.. news.Where(n => !told.Contains(new { n.SubjectId, n.UserId }))];
    }

    private IQueryable<Visit> Coming(EstateDbContext db, DateOnly day)
    {
        var (_, since, until) = Tomorrow(day, clock);
        return db.Visits.Where(v => v.Start >= since && v.Start < until && (v.Status == VisitStatus.Planned || v.Status == VisitStatus.Confirmed));
    }

    private IQueryable<Notification> ToldOf(EstateDbContext db, DateOnly day)
    {
        var quoted = Notification.Quoting(Tomorrow(day, clock).Day);
        return db.Notifications.Where(n => n.Kind == EventKinds.VisitTomorrow.Key && n.SubjectKind == nameof(Visit) && n.Args.Contains(quoted));
    }
}
