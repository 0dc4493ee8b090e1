using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>
/// All writes to visits. Each is one transaction that holds the write lock from its first read on, so that two people cannot
/// give somebody two visits at once.
/// </summary>
public sealed class VisitsService(IDbContextFactory<EstateDbContext> factory, AgencyClock clock, HolidayCalendar holidays, VisitNotices notices, EstateChanges changes)
{
    /// <summary>Books a visit; returns its code. What <see cref="VisitRule"/> warns of needs consent or a reason.</summary>
    public async Task<Result<string>> BookAsync(VisitInput input, Actor actor, CancellationToken ct = default)
    {
        var made = await WriteAsync(actor, async db =>
        {
            var details = await db.DetailsAsync(clock, null, input, actor, ct);
            if (!details.IsOk)
            {
                return Result<Visit>.Fail(details.Problems);
            }

            var visit = Visit.Book(await db.NextCodeAsync("V", ct), details.Value);
            if (visit.IsOk && await FitAsync(db, visit.Value, input, ct) is { IsOk: false } unfit)
            {
                return Result<Visit>.Fail(unfit.Problems);
            }

            if (visit.IsOk)
            {
                db.Visits.Add(visit.Value);
                await db.SaveAsync(actor, ct);
                if (visit.Value.Attendees.Count > 0)
                {
                    await NoteAttendeesAsync(db, visit.Value, [], ct);
                }

                await notices.BookedAsync(db, visit.Value, actor, ct);
            }

            return visit;
        }, ct);
        return made.IsOk ? made.Value.Code : Result<string>.Fail(made.Problems);
    }

    /// <summary>Changes all that can be said of a visit that is still to come.</summary>
    public async Task<Result> ChangeAsync(string code, VisitInput input, Actor actor, CancellationToken ct = default) => await WriteAsync(actor, async db =>
    {
        var found = await FindAsync(db, code, input.Version, ct);
        return found.IsOk ? await ChangeAsync(db, found.Value, input, actor, ct) : found;
    }, ct);

    /// <summary>Another time for a visit; who goes and where stays. The tenant's consent to the former time is none to this one. Returns the way back.</summary>
    public async Task<Result<SlotMove>> MoveAsync(SlotMove move, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(move);
        SlotMove? back = null;
        var moved = await WriteAsync(actor, async db =>
        {
            var found = await FindAsync(db, move.Code, move.Version, ct);
            if (!found.IsOk)
            {
                return found;
            }

            var visit = found.Value;
            back = new(visit.Code, clock.ToLocal(visit.Start), clock.ToLocal(visit.End), visit.OverrideReason, visit.TenantConsent);
            var details = Details(visit) with { Start = VisitSlots.Utc(clock, move.Start), End = VisitSlots.Utc(clock, move.End) };
            return await ApplyAsync(db, visit, details, new VisitInput(TenantConsent: move.Consent, OverrideReason: move.Reason), actor, ct);
        }, ct);
        return moved.IsOk ? back! with { Version = moved.Value.Version } : Result<SlotMove>.Fail(moved.Problems);
    }

    /// <summary>The next step of a visit. Problems: NotFound, Stale, Visit.Move and Visit.NotYet on status.</summary>
    public async Task<Result> StepAsync(string code, VisitTransition step, Actor actor, CancellationToken ct = default) => await WriteAsync(actor, async db =>
    {
        if (step.To is not { } to)
        {
            return Result<Visit>.Fail("to", "Required");
        }

        var found = await FindAsync(db, code, step.Version, ct);
        var moved = found.IsOk ? found.Value.MoveTo(to, step.Outcome, clock.UtcNow) : found;
        if (moved.IsOk && to == VisitStatus.Cancelled)
        {
            await notices.CancelledAsync(db, found.Value, Details(found.Value), actor, ct);
        }

        return moved.IsOk ? found : Result<Visit>.Fail(moved.Problems);
    }, ct);

    private async Task<Result<Visit>> ChangeAsync(EstateDbContext db, Visit visit, VisitInput input, Actor actor, CancellationToken ct)
    {
        var details = await db.DetailsAsync(clock, visit, input, actor, ct);
        return details.IsOk ? await ApplyAsync(db, visit, details.Value, input, actor, ct) : Result<Visit>.Fail(details.Problems);
    }

    private async Task<Result<Visit>> ApplyAsync(EstateDbContext db, Visit visit, VisitDetails details, VisitInput input, Actor actor, CancellationToken ct)
    {
        var before = Details(visit);
        var elsewhere = (details.Kind, details.UnitId, details.LeaseId) != (before.Kind, before.UnitId, before.LeaseId) && await db.Inventories.AnyAsync(i => i.VisitId == visit.Id, ct);
        var result = elsewhere ? Result.Fail(details.Kind != before.Kind ? "kind" : "unitCode", "Visit.HasInventory") : visit.Change(details);
        result = result.IsOk ? await FitAsync(db, visit, input, ct) : result;
        if (!result.IsOk)
        {
            return Result<Visit>.Fail(result.Problems);
        }

        if (!visit.Attendees.Select(a => a.UserId).ToHashSet().SetEquals(before.AttendeeIds!))
        {
            await NoteAttendeesAsync(db, visit, before.AttendeeIds!, ct);
            db.Entry(visit).Property(v => v.Version).IsModified = true; // They are beside its row; for whoever has it open it is another one.
        }

        await notices.MovedAsync(db, visit, before, actor, ct);
        return visit;
    }

    // They are no records of their own, so the trail is told of them here.
    private static async Task NoteAttendeesAsync(EstateDbContext db, Visit visit, IReadOnlyList<long> before, CancellationToken ct)
    {
        long[] now = [.. visit.Attendees.Select(a => a.UserId)], all = [.. before, .. now];
        var names = await db.Users.Where(u => all.Contains(u.Id)).OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct);
        db.Note("update", nameof(Visit), visit.Id, visit.Code, new { Attendees = new[] { Of(before), Of(now) } });

        string Of(IReadOnlyList<long> ids) => string.Join(", ", names.Where(n => ids.Contains(n.Id)).Select(n => n.DisplayName));
    }

    // Free for its person, and right by rule 21 or permitted in spite of it.
    private async Task<Result> FitAsync(EstateDbContext db, Visit visit, VisitInput input, CancellationToken ct)
    {
        var free = await db.FreeAsync(visit.People, (visit.Start, visit.End), clock, "start", visitId: visit.Id, ct: ct);
        var day = VisitSlots.DayOf(clock, visit.Start);
        var let = visit.LeaseId is { } lease && await db.Leases.AnyAsync(l => l.Id == lease && l.Start <= day && l.LastDay >= day, ct);
        var warned = VisitRule.Warn(day, visit.End - visit.Start, let ? await VisitSlots.OthersAsync(db, clock, visit, ct) : TimeSpan.Zero, let, holidays);
        var settled = warned.IsOk || input.TenantConsent || !string.IsNullOrWhiteSpace(input.OverrideReason);
        return new Checks()
            .And(free)
            .And(settled ? Result.Ok() : warned)
            .That(settled, "overrideReason", "Visit.ReasonNeeded")
            .And(visit.Permit(input.TenantConsent, warned.IsOk ? null : input.OverrideReason))
            .ToResult();
    }

    private async Task<Result<Visit>> WriteAsync(Actor actor, Func<EstateDbContext, Task<Result<Visit>>> write, CancellationToken ct)
    {
        if (!actor.Can(Permissions.VisitsEdit))
        {
            return Result<Visit>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        var written = await write(db);
        var saved = written.IsOk ? await db.CommitAsync(actor, ct) : written;
        if (saved.IsOk)
        {
            changes.Publish(new(ChangeKinds.Visit, written.Value.Id), new(ChangeKinds.Notification));
        }

        return saved.IsOk ? written : Result<Visit>.Fail(saved.Problems);
    }

    private static async Task<Result<Visit>> FindAsync(EstateDbContext db, string code, long? version, CancellationToken ct) =>
        await db.Visits.Include(v => v.Attendees).FirstOrDefaultAsync(v => v.Code == code, ct) is not { } visit ? Result<Visit>.NotFound()
        : version is { } seen && seen != visit.Version ? Result<Visit>.Stale()
        : visit;

    private static VisitDetails Details(Visit v) => new(v.Kind, v.UnitId, v.LeaseId, v.PersonId, v.Start, v.End, v.Guest, v.Place, v.Note, [.. v.Attendees.Select(a => a.UserId)]);
}
