using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>
/// All writes to leases. Each is one transaction that holds the write lock from its first read on, so that two people
/// cannot let one unit twice or change one lease on top of each other.
/// </summary>
public sealed partial class LeaseLedger(IDbContextFactory<EstateDbContext> factory, AgencyClock clock, EstateChanges changes, IssueOptions issuing)
{
    /// <summary>Creates a lease, its account, and the charges that are due within the days of issuing ahead.</summary>
    public Task<Result<LeaseRef>> CreateAsync(NewLease input, Actor actor, CancellationToken ct = default) => WriteAsync(actor, async db =>
    {
        var unit = await UnitToLetAsync(db, input.UnitCode, input.Terms, ct);
        var tenant = await TenantAsync(db, input, actor, ct);
        var code = input.Code?.Trim();
        var checks = new Checks().And(unit).And(tenant)
            .That(string.IsNullOrEmpty(code) || !await db.Leases.AnyAsync(l => l.Code == code, ct), "code", "Duplicate", code ?? "");
        if (!checks.Ok)
        {
            return Result<Lease>.Fail([.. checks.Problems, .. input.Terms.Check().Problems, .. DepositRule.Check(input.Terms.Kind, input.Terms.Rent, input.Terms.Deposit).Problems]);
        }

        if (tenant.Value.Id == 0)
        {
            await db.SaveAsync(actor, ct);
        }

        code = string.IsNullOrEmpty(code) ? await db.NextCodeAsync("L", ct) : code;
        var made = Lease.Create(code, unit.Value.Id, tenant.Value.Id, input.Terms);
        return made.IsOk ? await OpenAsync(db, made.Value, tenant.Value.Name, actor, ct) : made;
    }, ct);

    /// <summary>A new lease that follows one without a gap, on its unit and for its tenant.</summary>
    public Task<Result<LeaseRef>> RenewAsync(string code, Renewal input, Actor actor, CancellationToken ct = default) => WriteAsync(actor, async db =>
    {
        var found = await FindAsync(db, code, input.Version, ct);
        if (!found.IsOk)
        {
            return found;
        }

        var previous = found.Value;
        var terms = Terms(previous, input);
        var free = await FreeAsync(db, previous.UnitId, terms.Start, terms.End, null, ct);
        if (!free.IsOk)
        {
            return Result<Lease>.Fail(free.Problems);
        }

        var made = Lease.Renew(previous, await db.NextCodeAsync("L", ct), terms);
        if (!made.IsOk)
        {
            return made;
        }

        var tenant = await db.Tenants.Where(t => t.Id == previous.TenantId).Select(t => t.Name).FirstAsync(ct);
        db.Note("renewed", nameof(Lease), previous.Id, previous.Code, new { Lease = new[] { null, made.Value.Code } });
        Touch(db, previous);
        return await OpenAsync(db, made.Value, tenant, actor, ct);
    }, ct);

    /// <summary>The terms a renewal would have.</summary>
    public static LeaseTerms Terms(Lease previous, Renewal input)
    {
        var same = previous.RenewalTerms();
        return same with { End = input.End ?? same.End, Lines = input.Lines ?? same.Lines, Deposit = input.Deposit ?? same.Deposit };
    }

    /// <summary>Takes away a lease for which nothing was ever issued or received.</summary>
    public async Task<Result> DeleteAsync(string code, long? version, Actor actor, CancellationToken ct = default) => await WriteAsync(actor, async db =>
    {
        var found = await FindAsync(db, code, version, ct);
        if (!found.IsOk)
        {
            return found;
        }

        var lease = found.Value;
        if (await db.Charges.AnyAsync(c => c.LeaseId == lease.Id, ct) || await db.Payments.AnyAsync(p => p.LeaseId == lease.Id, ct))
        {
            return Result<Lease>.Fail("", "Lease.HasCharges");
        }

        if (await db.Visits.CountAsync(v => v.LeaseId == lease.Id, ct) is > 0 and var visits)
        {
            return Result<Lease>.Fail("", "InUse.Visits", visits);
        }

        if (await db.Leases.Where(l => l.RenewsLeaseId == lease.Id).Select(l => l.Code).FirstOrDefaultAsync(ct) is { } renewal)
        {
            return Result<Lease>.Fail("", "Lease.HasRenewal", renewal);
        }

        if (await db.WithoutDocumentsAsync(nameof(Lease), lease.Id, ct) is { IsOk: false } used)
        {
            return Result<Lease>.Fail(used.Problems);
        }

        db.LeaseAccounts.RemoveRange(await db.LeaseAccounts.Where(a => a.LeaseId == lease.Id).ToListAsync(ct));
        db.Leases.Remove(lease);
        return lease;
    }, ct);

    private async Task<Result<LeaseRef>> WriteAsync(Actor actor, Func<EstateDbContext, Task<Result<Lease>>> write, CancellationToken ct)
    {
        if (!actor.Can(Permissions.LeasesEdit))
        {
            return Result<LeaseRef>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        var written = await write(db);
        if (!written.IsOk)
        {
            return Result<LeaseRef>.Fail(written.Problems);
        }

        await db.SaveAsync(actor, ct);
        await transaction.CommitAsync(ct);
        var lease = written.Value;
        changes.Publish(new(ChangeKinds.Lease, lease.Id), new(ChangeKinds.Charge), new(ChangeKinds.Unit, lease.UnitId), new(ChangeKinds.Tenant, lease.TenantId), new(ChangeKinds.Notification));
        return new LeaseRef(lease.Id, lease.Code, lease.Version);
    }

    // Saves the lease, for its charges need its number, and issues what is due.
    private async Task<Result<Lease>> OpenAsync(EstateDbContext db, Lease lease, string tenant, Actor actor, CancellationToken ct)
    {
        db.Leases.Add(lease);
        await db.SaveAsync(actor, ct);
        var account = LeaseAccount.Open(lease.Id);
        db.LeaseAccounts.Add(account);
        ChargeIssuing.Add(db, lease, account, new HashSet<DateOnly>(), [], issuing.Until(clock.Today), clock.Today);
        db.Notifications.Add(EventKinds.LeaseCreated.About(new(nameof(Lease), lease.Id, lease.Code), clock.UtcNow, actor.UserId, tenant, lease.Start, lease.Code));
        return lease;
    }

    private static async Task<Result<Lease>> FindAsync(EstateDbContext db, string code, long? version, CancellationToken ct)
    {
        var lease = await db.Leases.Include(l => l.Lines).FirstOrDefaultAsync(l => l.Code == code, ct);
        return lease is null ? Result<Lease>.NotFound()
            : version is { } seen && seen != lease.Version ? Result<Lease>.Stale()
            : lease;
    }

    // A lease whose lines alone changed has another version too.
    private static void Touch(EstateDbContext db, Lease lease) => db.Entry(lease).Property(l => l.Version).IsModified = true;
}
