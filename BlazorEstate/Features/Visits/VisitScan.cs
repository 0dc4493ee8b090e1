using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>Reminds whoever is responsible, and colleagues who come along, of the visits of the next day, once for each visit and day.</summary>
public sealed class VisitScan(IDbContextFactory<EstateDbContext> factory, AgencyClock clock, EstateChanges changes) : IDailyScan
{
    public string Name => "visits";

    public async Task<ScanRun> RunAsync(DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var tomorrow = day.AddDays(1);
        var (midnight, since, until) = (clock.ToUtc(day.ToDateTime(default)), clock.ToUtc(tomorrow.ToDateTime(default)), clock.ToUtc(tomorrow.AddDays(1).ToDateTime(default)));
        await using var db = await factory.CreateDbContextAsync(ct);
        var coming = db.Visits.Where(v => v.Start >= since && v.Start < until && (v.Status == VisitStatus.Planned || v.Status == VisitStatus.Confirmed));
        if (!await coming.AnyAsync(ct))
        {
            return new ScanRun(Name);
        }

        // Who was told is looked up under the lock: of colleagues no unique index knows.
        await using var tx = await db.BeginWriteAsync(ct);
        var kind = EventKinds.VisitTomorrow;
        var told = db.Notifications.Where(n => n.Kind == kind.Key && n.SubjectKind == nameof(Visit));
        var visits = await (from v in coming
                            join u in db.Units on v.UnitId equals u.Id
                            join p in db.Properties on u.PropertyId equals p.Id
                            select new
                            {
                                v.Id, v.Code, v.PersonId, v.Start, Colleagues = v.Attendees.Select(a => a.UserId).ToList(), Told = told.Any(n => n.SubjectId == v.Id && n.Milestone == tomorrow),
                                Unit = u.Label + ", " + p.Name,
                                Whom = v.Guest ?? db.LeaseParties().Where(x => x.LeaseId == v.LeaseId).Select(x => x.Tenant).FirstOrDefault() ?? v.Code,
                            })
            .ToListAsync(ct);

        var ids = visits.ConvertAll(v => v.Id);
        var toldToday = (await told.Where(n => ids.Contains(n.SubjectId) && n.At >= midnight).Select(n => new { n.SubjectId, n.UserId }).ToListAsync(ct)).ToLookup(n => n.SubjectId, n => n.UserId);

        // One row alone may bear the day: whether a colleague was told of tomorrow follows from being told today.
        var news = new List<Notification>();
        foreach (var v in visits)
        {
            news.AddRange(v.Told ? [] : [About().ToPerson(v.PersonId).OnDay(tomorrow)]);
            news.AddRange(v.Colleagues.Where(id => !toldToday[v.Id].Contains(id)).Select(id => About().ToPerson(id)));

            Notification About() => kind.About(new(nameof(Visit), v.Id, v.Code), clock.UtcNow, null, VisitNotices.Args(clock, v.Unit, v.Whom, v.Start));
        }

        if (news.Count == 0)
        {
            return new ScanRun(Name);
        }

        db.Notifications.AddRange(news);
        db.Note("scanned", nameof(Notification), 0, kind.Key, new { Notifications = new[] { 0, news.Count } });
        await db.CommitAsync(actor, ct);
        changes.Publish(new EstateChange(ChangeKinds.Notification));
        return new ScanRun(Name, news.Count);
    }
}
