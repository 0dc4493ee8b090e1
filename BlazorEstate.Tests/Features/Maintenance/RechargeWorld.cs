using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Domain.InterventionStatus;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>A flat that is let for 600.00 and 50.00 of charges a month, and repairs whose cost the tenant bears.</summary>
public abstract class RechargeWorld : MaintenanceWorld
{
    protected RechargeService Recharges => Estate.Scoped<RechargeService>();

    /// <summary>An intervention of 120.00 that the tenant bears, completed today.</summary>
    protected async Task<string> DoneAsync(DateOnly? reported = null, InterventionRequest? request = null)
    {
        var code = (await Service.RequestAsync(Unit.Code, request ?? Leak with { Bearer = CostBearer.Tenant }, null, TestEstate.Admin)).Value;
        foreach (var to in (InterventionStatus[])[Accepted, Scheduled, InProgress])
        {
            await Service.MoveAsync(code, null, to, "on", TestEstate.Admin);
        }

        await Service.AddCostAsync(code, null, new(CostKind.Other, "Work", Amount: 12_000), TestEstate.Admin);
        await Service.MoveAsync(code, null, Completed, null, TestEstate.As(Roles.Coordinator));
        if (reported is { } day)
        {
            await Estate.ReadAsync(db => db.Interventions.Where(i => i.Code == code).ExecuteUpdateAsync(s => s.SetProperty(i => i.ReportedOn, day)));
        }

        return code;
    }

    protected async Task<Lease> LetAsync(string code, DateOnly start, DateOnly end, string tenant = "T1") =>
        await Lettings.LettingAsync(Estate, Unit, await Estate.TenantAsync(tenant), code, start, end);

    protected async Task PayAsync(Lease lease, long amount)
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        var (account, open) = (await db.LeaseAccounts.SingleAsync(a => a.LeaseId == lease.Id), await db.Charges.Where(c => c.LeaseId == lease.Id && c.CancelledOn == null).ToListAsync());
        var payment = Payment.Import(lease, new(new(2025, 6, 15), amount, PaymentMethod.Transfer), new(2025, 6, 15), Rents.Now, null).Value;
        db.Add(payment);
        db.AddRange(account.Receive(payment, open).Value);
        await db.SaveAsync(TestEstate.Admin);
    }
}
