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
public sealed class RechargeService(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock, BillingOptions options, TenantMailOptions mails)
{
    /// <summary>
    /// Makes the charge; credit of the tenant is used at once. Problems: Forbidden, NotFound, Stale, Recharge.Already, Recharge.NotDone,
    /// Recharge.Nothing; leaseCode (Unknown, Recharge.NoLease, Recharge.OtherUnit, Recharge.LaterLease), dueOn.
    /// </summary>
    /// <param name="leaseCode">Whose repair it was unless given.</param>
    /// <param name="dueOn">So many days from now as the setting says unless given.</param>
    /// <param name="version">The intervention as it was seen; null takes it as it is.</param>
    public Task<Result> RechargeAsync(string code, string? leaseCode, DateOnly? dueOn, long? version, Actor actor, CancellationToken ct = default) =>
        TwiceAsync(code, version, actor, (db, i, act) => BillAsync(db, i, leaseCode?.Trim(), dueOn ?? clock.Today.AddDays(options.RechargeDays), actor, act, ct), ct);

    /// <summary>
    /// Cancels the charge; what was paid on it goes to what else is open, then to the tenant's credit. Costs can be put right afterwards
    /// and recharged anew. Problems: Forbidden, NotFound, Stale, Recharge.None, reason.
    /// </summary>
    public Task<Result> CorrectAsync(string code, string? reason, long? version, Actor actor, CancellationToken ct = default) =>
        TwiceAsync(code, version, actor, (db, i, act) => TakeBackAsync(db, i, reason, act, ct), ct);

    private async Task<Result<(InterventionEntry Entry, Charge Charge)>> BillAsync(EstateDbContext db, Intervention i, string? leaseCode, DateOnly dueOn, Actor actor, InterventionAct act, CancellationToken ct)
    {
        leaseCode = string.IsNullOrEmpty(leaseCode) ? null : leaseCode;
        var given = leaseCode is not null;
        var usual = given ? null : i.UsualOf(await db.RechargeLeasesAsync(i, ct))?.Code;
        var lease = await db.Leases.FirstOrDefaultAsync(l => l.Code == (leaseCode ?? usual), ct);
        if (lease is null)
        {
            return i.IsRecharged ? new Problem("", "Recharge.Already", new MoneyArg(i.RechargedAmount!.Value))
                : given ? new Problem("leaseCode", "Unknown", leaseCode!)
                : new Problem("leaseCode", "Recharge.NoLease", i.ReportedOn, i.CompletedOn ?? i.ReportedOn);
        }

        var made = i.Recharge(lease, dueOn, clock.Today, act);
        if (!made.IsOk)
        {
            return Result<(InterventionEntry, Charge)>.Fail(made.Problems);
        }

        var (charge, entry) = made.Value;
        var credits = await db.Payments.Where(p => p.LeaseId == lease.Id && p.Unallocated > 0).ToListAsync(ct);
        db.Add(charge);
        db.AddRange((await AccountAsync(db, lease.Id, ct)).Issue([charge], credits));
        await db.SaveAsync(actor, ct); // The letter names its number.
        await db.WriteRechargeAsync(i, charge, mails, act.At, ct);
        return (entry, charge);
    }

    private async Task<Result<(InterventionEntry Entry, Charge Charge)>> TakeBackAsync(EstateDbContext db, Intervention i, string? reason, InterventionAct act, CancellationToken ct)
    {
        var charge = await db.Charges.Include(c => c.Lease).FirstOrDefaultAsync(c => c.InterventionId == i.Id && c.CancelledOn == null, ct);
        var corrected = i.CorrectRecharge(charge?.Lease?.Code ?? "", charge?.Total ?? 0, reason, act);
        if (!corrected.IsOk || charge is null)
        {
            return corrected.IsOk ? new Problem("", "Recharge.None") : Result<(InterventionEntry, Charge)>.Fail(corrected.Problems);
        }

        var paid = charge.Paid;
        var rows = (await AccountAsync(db, charge.LeaseId, ct)).Withdraw(charge, clock.Today, reason!, await db.BookAsync(charge, ct));
        if (!rows.IsOk)
        {
            return Result<(InterventionEntry, Charge)>.Fail(rows.Problems);
        }

        db.AddRange(rows.Value);
        await db.WriteCorrectionAsync(i, charge, paid, reason!, mails, act.At, ct);
        return (corrected.Value, charge);
    }

    private static async Task<LeaseAccount> AccountAsync(EstateDbContext db, long leaseId, CancellationToken ct) =>
        await db.LeaseAccounts.FindAsync([leaseId], ct) ?? db.Add(LeaseAccount.Open(leaseId)).Entity;

    // Another server may have written between our reading and saving: look again, once. The database itself keeps a second recharge out.
    private async Task<Result> TwiceAsync(string code, long? version, Actor actor, Write write, CancellationToken ct)
    {
        try
        {
            return await ChangeAsync(code, version, actor, write, ct);
        }
        catch (DbUpdateException)
        {
            try
            {
                return await ChangeAsync(code, version, actor, write, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Result.Stale();
            }
        }
    }

    private async Task<Result> ChangeAsync(string code, long? version, Actor actor, Write write, CancellationToken ct)
    {
        if (!actor.Can(Permissions.ChargesIssue))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        var intervention = await db.Interventions.FirstOrDefaultAsync(i => i.Code == code, ct);
        if (intervention is null)
        {
            return Result.NotFound();
        }

        if (version is { } seen && seen != intervention.Version)
        {
            return Result.Stale();
        }

        var done = await write(db, intervention, new(clock.UtcNow, actor.UserId, actor.Name));
        if (!done.IsOk)
        {
            return Result.Fail(done.Problems);
        }

        var (entry, charge) = done.Value;
        db.Add(entry);
        await db.SaveAsync(actor, ct);
        await transaction.CommitAsync(ct);
        changes.Publish(
            new EstateChange(ChangeKinds.Intervention, intervention.Id), new EstateChange(ChangeKinds.Charge, charge.Id), new EstateChange(ChangeKinds.Lease, charge.LeaseId));
        return Result.Ok();
    }

    private delegate Task<Result<(InterventionEntry Entry, Charge Charge)>> Write(EstateDbContext db, Intervention intervention, InterventionAct act);
}
