using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>
/// Brings the tenant's part of an intervention to the tenant's account, once, and takes it back, and writes the tenant of it. One transaction
/// each; it bills a tenant, so it asks for the permission to issue charges.
/// </summary>
public sealed class RechargeService(InterventionWriter writer, BillingOptions options, TenantMailOptions mails)
{
    /// <summary>
    /// Makes the charge; credit of the tenant is used at once. Problems: Forbidden, NotFound, Stale, Recharge.Already, Recharge.NotDone,
    /// Recharge.Nothing; leaseCode (Unknown, Recharge.NoLease, Recharge.OtherUnit, Recharge.LaterLease), dueOn.
    /// </summary>
    /// <param name="leaseCode">Whose repair it was unless given.</param>
    /// <param name="dueOn">So many days from now as the setting says unless given.</param>
    /// <param name="version">The intervention as it was seen; null takes it as it is.</param>
    public Task<Result> RechargeAsync(string code, string? leaseCode, DateOnly? dueOn, long? version, Actor actor, CancellationToken ct = default) =>
        TwiceAsync(code, version, actor, desk => BillAsync(desk, leaseCode?.Trim(), dueOn ?? desk.Today.AddDays(options.RechargeDays), ct), ct);

    /// <summary>
    /// Cancels the charge; what was paid on it goes to what else is open, then to the tenant's credit. Costs can be put right afterwards
    /// and recharged anew. Problems: Forbidden, NotFound, Stale, Recharge.None, reason.
    /// </summary>
    public Task<Result> CorrectAsync(string code, string? reason, long? version, Actor actor, CancellationToken ct = default) =>
        TwiceAsync(code, version, actor, desk => TakeBackAsync(desk, reason, ct), ct);

    private async Task<Result> BillAsync(InterventionWriter.Desk desk, string? leaseCode, DateOnly dueOn, CancellationToken ct)
    {
        var (db, i) = (desk.Db, desk.Intervention);
        leaseCode = string.IsNullOrEmpty(leaseCode) ? null : leaseCode;
        var given = leaseCode is not null;
        var usual = given ? null : i.UsualOf(await db.RechargeLeasesAsync(i, ct))?.Code;
        var lease = await db.Leases.FirstOrDefaultAsync(l => l.Code == (leaseCode ?? usual), ct);
        if (lease is null)
        {
            return i.IsRecharged ? Result.Fail("", "Recharge.Already", new MoneyArg(i.RechargedAmount!.Value))
                : given ? Result.Fail("leaseCode", "Unknown", leaseCode!)
                : Result.Fail("leaseCode", "Recharge.NoLease", i.ReportedOn, i.CompletedOn ?? i.ReportedOn);
        }

        var made = i.Recharge(lease, dueOn, desk.Today, desk.Act);
        if (!made.IsOk)
        {
            return made;
        }

        var (charge, entry) = made.Value;
        var credits = await db.Payments.Where(p => p.LeaseId == lease.Id && p.Unallocated > 0).ToListAsync(ct);
        db.AddRange(charge, entry);
        db.AddRange((await AccountAsync(db, lease.Id, ct)).Issue([charge], credits));
        await db.SaveAsync(desk.Actor, ct); // The letter names its number.
        await db.WriteRechargeAsync(i, charge, mails, desk.Act.At, ct);
        desk.Changed.AddRange(Changes(charge));
        return Result.Ok();
    }

    private async Task<Result> TakeBackAsync(InterventionWriter.Desk desk, string? reason, CancellationToken ct)
    {
        var (db, i) = (desk.Db, desk.Intervention);
        var charge = await db.Charges.Include(c => c.Lease).FirstOrDefaultAsync(c => c.InterventionId == i.Id && c.CancelledOn == null, ct);
        var corrected = desk.Add(i.CorrectRecharge(charge?.Lease?.Code ?? "", charge?.Total ?? 0, reason, desk.Act));
        if (!corrected.IsOk || charge is null)
        {
            return corrected.IsOk ? Result.Fail("", "Recharge.None") : corrected;
        }

        var paid = charge.Paid;
        var rows = (await AccountAsync(db, charge.LeaseId, ct)).Withdraw(charge, desk.Today, reason!, await db.BookAsync(charge, ct));
        if (!rows.IsOk)
        {
            return rows;
        }

        db.AddRange(rows.Value);
        await db.WriteCorrectionAsync(i, charge, paid, reason!, mails, desk.Act.At, ct);
        desk.Changed.AddRange(Changes(charge));
        return Result.Ok();
    }

    private static async Task<LeaseAccount> AccountAsync(EstateDbContext db, long leaseId, CancellationToken ct) =>
        await db.LeaseAccounts.FindAsync([leaseId], ct) ?? db.Add(LeaseAccount.Open(leaseId)).Entity;

    private static EstateChange[] Changes(Charge charge) => [new(ChangeKinds.Charge, charge.Id), new(ChangeKinds.Lease, charge.LeaseId)];

    // Another server may have written between our reading and saving: look again, once, unless it was the caller who saw it as it is no more.
    // The database itself keeps a second recharge out.
    private async Task<Result> TwiceAsync(string code, long? version, Actor actor, Func<InterventionWriter.Desk, Task<Result>> change, CancellationToken ct)
    {
        try
        {
            if (await writer.WriteAsync(code, version, Permissions.ChargesIssue, actor, change, ct) is var done && (version is not null || !done.Has(Result.StaleCode)))
            {
                return done;
            }
        }
        catch (DbUpdateException)
        {
            // There is a charge for it by now.
        }

        return await writer.WriteAsync(code, version, Permissions.ChargesIssue, actor, change, ct);
    }
}
