using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>What POST /maintenance/{code}/recharge takes, all of it optional.</summary>
public sealed record RechargeBody(string? LeaseCode, DateOnly? DueOn, long? Version);

/// <summary>What POST /maintenance/{code}/recharge/reversal takes.</summary>
public sealed record RechargeReversalBody(string? Reason, long? Version);

/// <summary>The recharge in the JSON of an intervention. Money in major units; amount is with VAT.</summary>
public sealed record RechargeItem(long ChargeId, string LeaseCode, decimal Amount, decimal Vat, decimal Paid, DateOnly DueOn, Domain.ChargeStatus Status, bool Overdue);

/// <summary>Recharges over HTTP.</summary>
public static class BillingApi
{
    /// <param name="maintenance">The group of /maintenance.</param>
    public static void MapBilling(this IEndpointRouteBuilder maintenance)
    {
        maintenance.MapPost("/{code}/recharge", RechargeAsync).RequireAuthorization(Permissions.ChargesIssue, Permissions.MaintenanceView)
            .Changes("RechargeIntervention", "Brings the tenant's part to the tenant's account, once", "Without leaseCode the lease of the day on which it was reported, else of that on which it was completed. A second recharge answers 409.");
        maintenance.MapPost("/{code}/recharge/reversal", CorrectAsync).RequireAuthorization(Permissions.ChargesIssue, Permissions.MaintenanceView)
            .Changes("ReverseRecharge", "Takes the recharge back, so that costs can be put right and recharged anew", "What was paid on it goes to what else is open, then to the tenant's credit.");
    }

    private static async Task<Results<Created<InterventionBody>, ProblemHttpResult>> RechargeAsync(
        string code, RechargeBody? body, RechargeService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var made = await service.RechargeAsync(code, body?.LeaseCode, body?.DueOn, body?.Version, http.Actor(), ct);
        return await problems.MadeAsync(made, code, EstateUrls.Intervention, queries.FindAsync, wire.Body, ct);
    }

    private static async Task<Results<Ok<InterventionBody>, ProblemHttpResult>> CorrectAsync(
        string code, RechargeReversalBody body, RechargeService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        await problems.ChangedAsync(await service.CorrectAsync(code, body.Reason, body.Version, http.Actor(), ct), code, queries.FindAsync, wire.Body, ct);
}
