using System.Text.Json;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Letters;

/// <summary>What a letter would say of a real lease: of the one asked for, else of one that it suits.</summary>
public sealed partial class LetterExamples(IDbContextFactory<EstateDbContext> factory, AgencyClock clock, Currency currency)
{
    /// <summary>Null where the lease, or no lease at all, gives nothing to write.</summary>
    public async Task<LetterExample?> FindAsync(LetterKind kind, string language, string? leaseCode, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var leases = string.IsNullOrWhiteSpace(leaseCode) ? null : await db.Leases.Where(l => l.Code == leaseCode.Trim()).Select(l => (long?)l.Id).ToListAsync(ct);
        if (leases is { Count: 0 })
        {
            return null;
        }

        var lease = leases?[0];
        return kind.Model.Name switch
        {
            nameof(RentCall) => await RentCallAsync(db, lease, ct),
            nameof(RentPaid) => await PaidAsync(db, lease, kind == LetterKinds.Quittance, ct),
            nameof(RentReminder) => await ReminderAsync(db, lease, ct),
            nameof(VisitNotice) => await VisitAsync(db, lease, LetterWords.CultureOf(language), ct),
            nameof(VisitCancellation) => await VisitCancelledAsync(db, lease, LetterWords.CultureOf(language), ct),
            nameof(InventoryNotice) => await InventoryAsync(db, lease, LetterWords.CultureOf(language), ct),
            nameof(OwnerVisitNotice) => await OwnerVisitAsync(db, lease, ct),
            nameof(OwnerInterventionNotice) => await OwnerInterventionAsync(db, lease, ct),
            nameof(RechargeNotice) => await RechargeAsync(db, lease, notice => notice, ct),
            nameof(RechargeCorrection) => await RechargeAsync(
                db, lease, n => new RechargeCorrection(n.Place, n.Code, n.Title, n.DoneOn, n.Total, n.Total - n.Open, Texts.GetString("Example.Correction", LetterWords.CultureOf(language))!), ct),
            nameof(RequestAnswer) => await AnswerAsync(db, lease, ct),
            _ => await InterventionAsync(db, lease, ct),
        };
    }

    private async Task<LetterExample?> RentCallAsync(EstateDbContext db, long? lease, CancellationToken ct)
    {
        var horizon = clock.Today.AddDays(31);
        var charge = await db.Charges.AsNoTracking().Periods().Where(c => (lease == null || c.LeaseId == lease) && c.CancelledOn == null && c.DueOn <= horizon)
            .OrderByDescending(c => c.DueOn).ThenByDescending(c => c.Total - c.Paid).ThenBy(c => c.Id).FirstOrDefaultAsync(ct);
        if (charge is null)
        {
            return null;
        }

        var balance = await db.Charges.Where(c => c.LeaseId == charge.LeaseId && c.CancelledOn == null && c.DueOn <= charge.DueOn).SumAsync(c => c.Total - c.Paid, ct);
        return await OfAsync(db, charge.LeaseId, place => RentCall.Of(place, charge, balance), ct);
    }

    private static async Task<LetterExample?> PaidAsync(EstateDbContext db, long? lease, bool full, CancellationToken ct)
    {
        var payment = full ? await CompletingAsync(db, lease, ct) : await PartialAsync(db, lease, ct) ?? await Kept(db, lease).FirstOrDefaultAsync(ct);
        if (payment is null)
        {
            return null;
        }

        var rows = await db.Allocations.AsNoTracking().Include(a => a.Charge).Where(a => a.LeaseId == payment.LeaseId && a.PaymentId == payment.Id).ToListAsync(ct);
        var parts = rows.GroupBy(r => r.ChargeId).Select(g => (g.First().Charge!, Amount: g.Sum(r => r.Amount))).Where(x => x.Amount > 0);
        return await OfAsync(db, payment.LeaseId, place => RentPaid.Of(place, payment, parts, payment.Unallocated), ct);
    }

    private static IQueryable<Payment> Kept(EstateDbContext db, long? lease) =>
        db.Payments.AsNoTracking().Where(p => (lease == null || p.LeaseId == lease) && p.ReversalOfId == null && p.ReversedOn == null).OrderByDescending(p => p.Date).ThenByDescending(p => p.Id);

    private static Task<Payment?> CompletingAsync(EstateDbContext db, long? lease, CancellationToken ct) => Kept(db, lease)
        .Where(p => db.Allocations.Any(a => a.LeaseId == p.LeaseId && a.PaymentId == p.Id && a.Charge!.Paid == a.Charge.Total && a.Charge.FeeForChargeId == null && a.Charge.InterventionId == null)).FirstOrDefaultAsync(ct);

    // From the few charges that are paid in part, not from the many payments.
    private static async Task<Payment?> PartialAsync(EstateDbContext db, long? lease, CancellationToken ct)
    {
        var charge = await db.Charges.Where(c => (lease == null || c.LeaseId == lease) && c.CancelledOn == null && c.Paid > 0 && c.Paid < c.Total)
            .OrderByDescending(c => c.DueOn).Select(c => new { c.Id, c.LeaseId }).FirstOrDefaultAsync(ct);
        return charge is null ? null : await Kept(db, charge.LeaseId)
            .Where(p => db.Allocations.Any(a => a.LeaseId == charge.LeaseId && a.PaymentId == p.Id && a.ChargeId == charge.Id)).FirstOrDefaultAsync(ct);
    }

    private async Task<LetterExample?> ReminderAsync(EstateDbContext db, long? lease, CancellationToken ct)
    {
        var today = clock.Today;
        var overdue = db.Charges.AsNoTracking().Where(c => c.CancelledOn == null && c.Paid < c.Total && c.DueOn < today);
        lease ??= await overdue.OrderBy(c => c.Paid == 0).ThenByDescending(c => c.DueOn).Select(c => (long?)c.LeaseId).FirstOrDefaultAsync(ct);
        var items = await overdue.Where(c => c.LeaseId == lease).OrderBy(c => c.DueOn).ToListAsync(ct);
        return items.Count == 0 ? null : await OfAsync(
            db, lease!.Value, place => new RentReminder(place, today, items.ConvertAll(c => OverdueItem.Of(c, today)), items.Sum(c => c.Open)), ct);
    }

    private static async Task<LetterExample?> OfAsync<TModel>(EstateDbContext db, long lease, Func<LetterPlace, TModel> write, CancellationToken ct, bool invented = false)
    {
        var place = (await db.LeaseParties().FirstAsync(p => p.LeaseId == lease, ct)).Place;
        return new LetterExample(place.LeaseCode, place.Tenant, JsonSerializer.Serialize(write(place), Outbox.Json), invented);
    }
}
