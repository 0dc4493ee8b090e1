using System.Globalization;
using System.Resources;
using System.Text.Json;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Letters;

/// <summary>Visits and works. Where there is no appointment yet, one is made up and said to be.</summary>
public sealed partial class LetterExamples
{
    private static readonly ResourceManager Texts = new(typeof(LetterSettingsText));

    private async Task<LetterExample?> VisitAsync(EstateDbContext db, long? lease, CultureInfo culture, CancellationToken ct)
    {
        var found = await AppointmentAsync(db, lease, [], ct);
        return found is null ? null : await OfAsync(
            db, found.Lease, place => new VisitNotice(place, EnumText.Name(found.Kind, culture), found.Start, found.End, found.Who, found.Place, false), ct, found.Invented);
    }

    private async Task<LetterExample?> VisitCancelledAsync(EstateDbContext db, long? lease, CultureInfo culture, CancellationToken ct)
    {
        var found = await AppointmentAsync(db, lease, [], ct);
        return found is null ? null : await OfAsync(
            db, found.Lease, place => new VisitCancellation(place, EnumText.Name(found.Kind, culture), found.Start, found.End, Texts.GetString("Example.Reason", culture)!), ct, found.Invented);
    }

    private async Task<LetterExample?> InventoryAsync(EstateDbContext db, long? lease, CultureInfo culture, CancellationToken ct)
    {
        var found = await AppointmentAsync(db, lease, [VisitKind.Viewing, VisitKind.Inspection], ct);
        var kind = found is null or { Invented: true } ? VisitKind.EntryInventory : found.Kind;
        return found is null ? null : await OfAsync(db, found.Lease, place => new InventoryNotice(
            place, EnumText.Name(kind, culture), kind == VisitKind.ExitInventory, found.End, [Texts.GetString("Example.Reading", culture)!], [Texts.GetString("Example.Keys", culture)!], new string('0', 64), null, null), ct, invented: true);
    }

    private async Task<LetterExample?> OwnerVisitAsync(EstateDbContext db, long? lease, CancellationToken ct)
    {
        var found = await AppointmentAsync(db, lease, [VisitKind.Viewing], ct);
        return found is null ? null : await ToOwnerAsync(
            db, found.Lease, unit => new OwnerVisitNotice(unit, OwnerVisitNews.Planned, found.Kind, found.Start, found.End, found.Who, Place: found.Place), found.Invented, ct);
    }

    private async Task<LetterExample?> InterventionAsync(EstateDbContext db, long? lease, CancellationToken ct)
    {
        if (await WorkAsync(db, lease, ct) is not var (work, of))
        {
            return null;
        }

        var (start, end, invented) = Slot(work);
        return await OfAsync(db, of, place => new InterventionNotice(place, work.Code, work.Title, work.Status.ToString(), start, end, work.VendorName, ""), ct, invented);
    }

    private async Task<LetterExample?> AnswerAsync(EstateDbContext db, long? lease, CancellationToken ct) =>
        await WorkAsync(db, lease, ct) is var (work, of)
            ? await OfAsync(db, of, place => new RequestAnswer(place.Tenant, place.Unit, work.Code, work.Title, RequestOutcome.Accepted, null, null), ct, invented: true) : null;

    // The newest that stands on an account; else the newest works, as if they were recharged today.
    private async Task<LetterExample?> RechargeAsync<TModel>(EstateDbContext db, long? lease, Func<RechargeNotice, TModel> write, CancellationToken ct)
    {
        var charge = await db.Charges.AsNoTracking().Where(c => c.InterventionId != null && c.CancelledOn == null && (lease == null || c.LeaseId == lease)).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);
        if (charge is not null)
        {
            var recharged = await db.Interventions.AsNoTracking().FirstAsync(i => i.Id == charge.InterventionId, ct);
            return await OfAsync(db, charge.LeaseId, place => write(RechargeNotice.Of(place, recharged, charge)), ct);
        }

        if (await WorkAsync(db, lease, ct) is not var (work, of))
        {
            return null;
        }

        var (done, due, cost) = (work.CompletedOn ?? clock.Today, clock.Today.AddDays(30), work.TotalCost > 0 ? work.TotalCost : 120 * currency.Scale);
        return await OfAsync(db, of, place => write(new(place, work.Code, work.Title, done, due, cost, cost, 0, cost, cost)), ct, invented: true);
    }

    private async Task<LetterExample?> OwnerInterventionAsync(EstateDbContext db, long? lease, CancellationToken ct)
    {
        if (await WorkAsync(db, lease, ct) is not var (work, of))
        {
            return null;
        }

        var (start, end, invented) = Slot(work);
        var news = work.Status switch
        {
            InterventionStatus.Completed or InterventionStatus.Closed => OwnerWorksNews.Completed,
            InterventionStatus.Declined => OwnerWorksNews.Declined,
            InterventionStatus.Scheduled or InterventionStatus.InProgress => OwnerWorksNews.Planned,
            _ => OwnerWorksNews.Accepted,
        };
        var planned = news == OwnerWorksNews.Planned;
        return await ToOwnerAsync(db, of, unit => new OwnerInterventionNotice(
            unit, news, work.Code, work.Title, work.Priority, work.CompletedOn ?? clock.Today, planned ? start : null, planned ? end : null, work.VendorName, null, OwnerCost.Of(work)), planned && invented, ct);
    }

    // The newest that is not cancelled; else one next week, at a lease that runs.
    private async Task<Appointment?> AppointmentAsync(EstateDbContext db, long? lease, VisitKind[] except, CancellationToken ct)
    {
        var visit = await db.Visits.AsNoTracking()
            .Where(v => v.LeaseId != null && (lease == null || v.LeaseId == lease) && v.Status != VisitStatus.Cancelled && !except.Contains(v.Kind))
            .OrderByDescending(v => v.Start).ThenBy(v => v.Id).FirstOrDefaultAsync(ct);
        if (visit is not null)
        {
            var who = await db.Users.Where(u => u.Id == visit.PersonId).Select(u => u.DisplayName).FirstAsync(ct);
            return new(visit.LeaseId!.Value, visit.Kind, clock.ToLocal(visit.Start), clock.ToLocal(visit.End), who, visit.Place ?? "", false);
        }

        var (today, start) = (clock.Today, clock.Today.AddDays(7).ToDateTime(new(14, 30)));
        lease ??= await db.Leases.Where(l => l.Start <= today && l.LastDay >= today).OrderBy(l => l.Code).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
        return lease is null ? null : new(lease.Value, VisitKind.Inspection, start, start.AddHours(1), "", "", true);
    }

    private async Task<(Intervention Work, long Lease)?> WorkAsync(EstateDbContext db, long? lease, CancellationToken ct)
    {
        var today = clock.Today;
        var found = await (from i in db.Interventions.AsNoTracking()
                           join l in db.Leases on i.UnitId equals l.UnitId
                           where lease == null ? l.Start <= today && l.LastDay >= today : l.Id == lease
                           orderby i.ReportedOn descending, i.Id
                           select new { Intervention = i, Lease = l.Id }).FirstOrDefaultAsync(ct);
        return found is null ? null : (found.Intervention, found.Lease);
    }

    private (DateTime? Start, DateTime? End, bool Invented) Slot(Intervention work)
    {
        if (work.CompletedOn is not null || work.Status == InterventionStatus.Declined)
        {
            return default;
        }

        var next = clock.Today.AddDays(7).ToDateTime(new(9, 0));
        return work is { PlannedStart: { } start, PlannedEnd: { } end } ? (clock.ToLocal(start), clock.ToLocal(end), false) : (next, next.AddHours(3), true);
    }

    private static async Task<LetterExample> ToOwnerAsync<TModel>(EstateDbContext db, long lease, Func<OwnerPlace, TModel> write, bool invented, CancellationToken ct)
    {
        var party = await db.LeaseParties().FirstAsync(p => p.LeaseId == lease, ct);
        var owner = await db.OwnerParties().FirstAsync(p => db.Leases.Any(l => l.Id == lease && l.UnitId == p.UnitId), ct);
        return new LetterExample(party.LeaseCode, party.Tenant, JsonSerializer.Serialize(write(owner.Place(party.Tenant)), Outbox.Json), invented);
    }

    private sealed record Appointment(long Lease, VisitKind Kind, DateTime Start, DateTime End, string Who, string Place, bool Invented);
}
