using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>A charge that still has something to pay. Amounts in minor units.</summary>
/// <param name="Repair">What a recharge is for; null for all else.</param>
public sealed record OpenCharge(long LeaseId, DateOnly From, DateOnly To, DateOnly DueOn, long Total, long Open, string? Repair);

internal static class OpenChargeQueries
{
    /// <summary>Read from the small index of what is open.</summary>
    public static IQueryable<Charge> StillOpen(this EstateDbContext db) => db.Charges.Where(c => c.Paid < c.Total && c.CancelledOn == null);

    public static async Task<ILookup<long, OpenCharge>> OpenChargesAsync(this EstateDbContext db, long[] leases, DateOnly dueBy, CancellationToken ct) =>
        (await db.StillOpen().Where(c => c.DueOn <= dueBy && EF.Parameter(leases).Contains(c.LeaseId)).OrderBy(c => c.LeaseId).ThenBy(c => c.DueOn)
            .Select(c => new OpenCharge(c.LeaseId, c.From, c.To, c.DueOn, c.Total, c.Total - c.Paid,
                db.Interventions.Where(i => i.Id == c.InterventionId).Select(i => i.Code + RepairText.Colon + i.Title).FirstOrDefault())).ToListAsync(ct)).ToLookup(c => c.LeaseId);

    public static Task<List<LeaseParty>> PartiesAsync(this EstateDbContext db, long[] leases, CancellationToken ct) =>
        db.LeaseParties().Where(p => EF.Parameter(leases).Contains(p.LeaseId)).ToListAsync(ct);
}
