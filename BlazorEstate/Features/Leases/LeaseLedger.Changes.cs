using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>What happens to a lease that exists. Issued charges follow by the domain's rules, in the same transaction.</summary>
public sealed partial class LeaseLedger
{
    /// <summary>Changes the terms that only charges to come depend on, and moves the end to a later day.</summary>
    public Task<Result<LeaseRef>> EditAsync(string code, LeaseEdit input, Actor actor, CancellationToken ct = default) => WriteAsync(actor, async db =>
    {
        var found = await FindAsync(db, code, input.Version, ct);
        if (!found.IsOk)
        {
            return found;
        }

        var lease = found.Value;
        var longer = input.End is { } end && end != lease.End;
        var checks = new Checks()
            .That(input.End is not { } shorter || shorter >= lease.End, "end", "Lease.ExtendLater", lease.End)
            .And(lease.Edit(input.DueDay, input.Deposit, input.VatBasisPoints, input.LateFee));
        if (checks.Ok && longer)
        {
            checks.And(await FreeAsync(db, lease.UnitId, lease.Start, input.End!.Value, lease.Id, ct)).And(lease.Extend(input.End!.Value));
        }

        return !checks.Ok ? Result<Lease>.Fail(checks.Problems)
            : longer ? await FollowAsync(db, lease, issue: true, ct)
            : lease;
    }, ct);

    /// <summary>Replaces the lines from a day on. Charges issued for that time are rewritten; money above a new total becomes credit.</summary>
    public Task<Result<LeaseRef>> ChangeLinesAsync(string code, LinesChange input, Actor actor, CancellationToken ct = default) => WriteAsync(actor, async db =>
    {
        var found = await FindAsync(db, code, input.Version, ct);
        if (!found.IsOk)
        {
            return found;
        }

        var lease = found.Value;
        var before = lease.MonthlyTotalOn(input.From);
        var changed = lease.ChangeLines(input.From, input.Lines);
        if (!changed.IsOk)
        {
            return Result<Lease>.Fail(changed.Problems);
        }

        Touch(db, lease);
        db.Note("lines", nameof(Lease), lease.Id, lease.Code, new { From = new[] { null, input.From.ToString("O", CultureInfo.InvariantCulture) }, Monthly = new[] { before, lease.MonthlyTotalOn(input.From) } });
        return await FollowAsync(db, lease, issue: false, ct);
    }, ct);

    /// <summary>Ends a lease on a day: later charges are cancelled, the last period is prorated again; refused where a later period carries money.</summary>
    public Task<Result<LeaseRef>> EndAsync(string code, LeaseEnd input, Actor actor, CancellationToken ct = default) => WriteAsync(actor, async db =>
    {
        var found = await FindAsync(db, code, input.Version, ct);
        if (!found.IsOk)
        {
            return found;
        }

        var lease = found.Value;
        var charges = await db.Charges.Where(c => c.LeaseId == lease.Id && c.CancelledOn == null).ToListAsync(ct);
        var ended = lease.EndOn(input.Day, input.Reason, charges);
        if (!ended.IsOk)
        {
            return Result<Lease>.Fail(ended.Problems);
        }

        var tenant = await db.Tenants.Where(t => t.Id == lease.TenantId).Select(t => t.Name).FirstAsync(ct);
        db.Notifications.Add(EventKinds.LeaseEnded.About(new(nameof(Lease), lease.Id, lease.Code), clock.UtcNow, actor.UserId, tenant, lease.LastDay, lease.Code));
        return await FollowAsync(db, lease, issue: false, ct);
    }, ct);

    private async Task<Result<Lease>> FollowAsync(EstateDbContext db, Lease lease, bool issue, CancellationToken ct)
    {
        var account = await ChargeIssuing.AccountAsync(db, lease.Id, ct);
        var book = await ChargeIssuing.BookAsync(db, lease.Id, ct);
        var rows = account.Reschedule(lease, book, clock.Today);
        if (!rows.IsOk)
        {
            return Result<Lease>.Fail(rows.Problems);
        }

        db.Allocations.AddRange(rows.Value);
        if (issue)
        {
            var issued = book.Charges.Where(c => c.IsPeriod).Select(c => c.From).ToHashSet();
            ChargeIssuing.Add(db, lease, account, issued, book.Payments, issuing.Until(clock.Today), clock.Today);
        }

        return lease;
    }
}
