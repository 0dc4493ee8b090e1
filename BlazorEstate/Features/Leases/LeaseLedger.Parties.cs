using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Leases;

/// <summary>What is let, and to whom: looked up and checked inside the ledger's transaction.</summary>
public sealed partial class LeaseLedger
{
    private static async Task<Result<Unit>> UnitToLetAsync(EstateDbContext db, string code, LeaseTerms terms, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return new Problem("unitCode", "Required");
        }

        if (await db.Units.FirstOrDefaultAsync(u => u.Code == code, ct) is not { } unit)
        {
            return new Problem("unitCode", "Unknown", code);
        }

        return new Checks().And(await FreeAsync(db, unit.Id, terms.Start, terms.End, null, ct)).ToResult(() => unit);
    }

    // Let to nobody else on any of the days, and in service on all of them.
    private static async Task<Result> FreeAsync(EstateDbContext db, long unitId, DateOnly from, DateOnly to, long? except, CancellationToken ct)
    {
        var other = await db.Leases.Where(l => l.UnitId == unitId && l.Start <= to && l.LastDay >= from && l.Id != except)
            .OrderBy(l => l.Start).Select(l => new { l.Code, l.Start, l.LastDay }).FirstOrDefaultAsync(ct);
        var closed = await db.Units.Where(u => u.Id == unitId).Select(u => u.OutOfServiceFrom).FirstAsync(ct);
        return new Checks()
            .That(other is null, "unitCode", "Lease.Overlap", other?.Code ?? "", other?.Start ?? from, other?.LastDay ?? to)
            .That(closed is not { } day || day > to, "unitCode", "Lease.UnitOutOfService", closed ?? to)
            .ToResult();
    }

    private static async Task<Result<Tenant>> TenantAsync(EstateDbContext db, NewLease input, Actor actor, CancellationToken ct)
    {
        if (input.NewTenant is { } details)
        {
            if (!actor.Can(Permissions.TenantsEdit))
            {
                return Result<Tenant>.Forbidden();
            }

            var made = Tenant.Create(await db.NextCodeAsync("T", ct), details);
            if (made.IsOk)
            {
                db.Tenants.Add(made.Value);
            }

            return made;
        }

        if (string.IsNullOrWhiteSpace(input.TenantCode))
        {
            return new Problem("tenantCode", "Required");
        }

        return await db.Tenants.FirstOrDefaultAsync(t => t.Code == input.TenantCode, ct) is { } tenant ? tenant : new Problem("tenantCode", "Unknown", input.TenantCode);
    }
}
