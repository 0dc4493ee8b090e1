using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>Quotes that wait for the manager, and a repair on a tenant's account, for the demo agency. In Development alone, and only once.</summary>
public sealed class DemoBilling(IDbContextFactory<EstateDbContext> factory, QuoteService quotes, RechargeService recharges, AgencyClock clock, Currency currency)
{
    private const string Coordinator = "coordinator@demo.example";

    // Of which of the interventions that nobody has begun, in major units, and whether the coordinator accepts it at once.
    private static readonly (int Work, long Amount, bool Accepts)[] Offers = [(0, 1_240, false), (0, 985, false), (1, 640, false), (2, 310, true)];

    public async Task FillAsync(CancellationToken ct = default)
    {
        if (await ActorAsync(ct) is not { } coordinator)
        {
            return;
        }

        var works = await WorksAsync(ct);
        foreach (var (offer, n) in Offers.Select((o, n) => (o, n)).Where(x => x.o.Work < works.Count))
        {
            var (code, vendors) = works[offer.Work];
            await quotes.EnterAsync(code, vendors[n % vendors.Count], new(offer.Amount * currency.Scale, ValidUntil: clock.Today.AddDays(30)), true, null, coordinator, ct);
            if (offer.Accepts && await QuoteAsync(code, ct) is { } id)
            {
                await quotes.DecideAsync(code, id, true, null, null, coordinator, ct);
            }
        }

        foreach (var code in await TenantsPartsAsync(ct))
        {
            if ((await recharges.RechargeAsync(code, null, null, null, Actor.System, ct)).IsOk)
            {
                return;
            }
        }
    }

    // The coordinator of an agency that the program itself invented, and that has no quote yet.
    private async Task<Actor?> ActorAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var invented = await db.ImportRuns.CountAsync(ct) == 1 && await db.ImportRuns.AllAsync(r => r.By == Actor.System.Name, ct) && !await db.Quotes.AnyAsync(ct);
        var user = invented ? await db.Users.FirstOrDefaultAsync(u => u.Email == Coordinator, ct) : null;
        return user is null ? null : new(user.Id, user.DisplayName, Roles.Allowed[Roles.Coordinator], Actor.System.Origin);
    }

    private async Task<IReadOnlyList<(string Code, IReadOnlyList<string> Vendors)>> WorksAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var works = new List<(string, IReadOnlyList<string>)>();
        foreach (var work in await db.Interventions.Where(i => i.Status == InterventionStatus.Accepted || i.Status == InterventionStatus.Scheduled)
            .OrderByDescending(i => i.Status == InterventionStatus.Accepted).ThenBy(i => i.Id).Take(3).Select(i => new { i.Code, i.Category }).ToListAsync(ct))
        {
            works.Add((work.Code, await db.Vendors.Where(v => v.Active).OrderByDescending(v => v.Trades.Contains(work.Category)).ThenBy(v => v.Id).Take(2).Select(v => v.Code).ToListAsync(ct)));
        }

        return [.. works.Where(w => w.Item2.Count > 0)];
    }

    private async Task<long?> QuoteAsync(string code, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Quotes.Where(q => q.State == QuoteState.Submitted && db.Interventions.Any(i => i.Id == q.InterventionId && i.Code == code)).Select(q => (long?)q.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<IReadOnlyList<string>> TenantsPartsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var today = clock.Today;
        return await db.Interventions.Where(i => (i.Status == InterventionStatus.Completed || i.Status == InterventionStatus.Closed) && i.Bearer != CostBearer.Owner && !i.CommonParts
                && i.LabourCost + i.PartsCost + i.OtherCost > 0 && db.Leases.Any(l => l.UnitId == i.UnitId && l.Start <= i.ReportedOn && l.LastDay >= today))
            .OrderByDescending(i => i.CompletedOn).Take(3).Select(i => i.Code).ToListAsync(ct);
    }
}

public static class DemoBillingStart
{
    public static async Task FillDemoBillingAsync(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoBilling>().FillAsync();
        }
    }
}
