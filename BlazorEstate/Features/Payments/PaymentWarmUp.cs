using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>Goes through the recording of a payment without keeping it, and reads one.</summary>
public sealed class PaymentWarmUp(IDbContextFactory<EstateDbContext> factory, PaymentLedger ledger, PaymentQueries queries, AgencyClock clock) : IWarmUp
{
    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var lease = await db.Charges.Where(c => c.CancelledOn == null && c.Paid < c.Total).Select(c => c.Lease!.Code).FirstOrDefaultAsync(ct);
        if (lease is not null)
        {
            await ledger.RehearseAsync(new RecordPayment(lease, clock.Today, 1, PaymentMethod.Transfer), ct);
        }

        await queries.FindAsync(await db.Payments.MaxAsync(p => (long?)p.Id, ct) ?? 0, ct);
    }
}
