using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Maintenance.Quotes;

/// <summary>What POST /maintenance/{code}/quotes takes. Money in major units; it is put forward unless submit is false.</summary>
public sealed record QuoteBody(string? VendorCode, decimal? Amount, bool? VatIncluded, DateOnly? ValidUntil, string? Note, bool? Submit);

/// <summary>What POST /maintenance/{code}/quotes/{id}/decision takes: decision is approved, rejected, withdrawn or, for a draft, submitted.</summary>
public sealed record QuoteDecisionBody(string? Decision, string? Note, long? Version);

/// <summary>A quote in the JSON of an intervention.</summary>
public sealed record QuoteItem(
    long Id, string VendorCode, string Vendor, decimal Amount, bool VatIncluded, DateOnly? ValidUntil, string? Note, QuoteState State, bool NeedsApproval,
    string EnteredBy, DateTime EnteredAt, string? DecidedBy, DateTime? DecidedAt, string? Reason, long? FileId, long Version);

/// <summary>Quotes over HTTP.</summary>
public static class QuotesApi
{
    /// <param name="maintenance">The group of /maintenance.</param>
    public static void MapQuotes(this IEndpointRouteBuilder maintenance)
    {
        maintenance.MapPost("/{code}/quotes", EnterAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Changes("AddQuote", "Enters a vendor's quote", "It is put forward for a decision unless submit is false.");
        maintenance.MapPost("/{code}/quotes/{id:long}/decision", DecideAsync).RequireAuthorization(Permissions.MaintenanceView)
            .Named("DecideQuote", "Approves, rejects or withdraws a quote, or puts a draft forward", "Above the limit (setting Maintenance:ApprovalAbove) only the permission maintenance.approve decides, and not who entered the quote; up to it maintenance.edit will do. Rejecting needs a note.").Refuses(403, 404, 409, 422);
        maintenance.MapPost("/{code}/quotes/{id:long}/file", AttachAsync).RequireAuthorization(Permissions.MaintenanceEdit).DisableAntiforgery()
            .Changes("AttachQuoteFile", "Puts the vendor's file to a quote (multipart/form-data, field file)");
    }

    private static async Task<Results<Created<InterventionBody>, ProblemHttpResult>> EnterAsync(
        string code, QuoteBody body, QuoteService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var made = await wire.Amount(body.Amount).ThenAsync(amount =>
            service.EnterAsync(code, body.VendorCode, new(amount, body.VatIncluded ?? true, body.ValidUntil, body.Note), body.Submit ?? true, null, http.Actor(), ct));
        return await problems.MadeAsync(made, code, EstateUrls.Intervention, queries.FindAsync, wire.Body, ct);
    }

    private static async Task<Results<Ok<InterventionBody>, ProblemHttpResult>> DecideAsync(
        string code, long id, QuoteDecisionBody body, QuoteService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var (state, actor) = (Names.Parse<QuoteState>(body.Decision), http.Actor());
        var done = state switch
        {
            QuoteState.Approved or QuoteState.Rejected => await service.DecideAsync(code, id, state == QuoteState.Approved, body.Note, body.Version, actor, ct),
            QuoteState.Withdrawn => await service.WithdrawAsync(code, id, body.Version, body.Note, actor, ct),
            QuoteState.Submitted => await service.SubmitAsync(code, id, body.Version, actor, ct),
            _ => Result.Fail("decision", body.Decision is null ? "Required" : "Choice"),
        };
        return await problems.ChangedAsync(done, code, queries.FindAsync, wire.Body, ct);
    }

    private static async Task<Results<Ok<InterventionBody>, ProblemHttpResult>> AttachAsync(
        string code, long id, [Description("A PDF, a photo or an office file.")] IFormFile file, QuoteService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var done = await service.AttachAsync(code, id, new BroughtFile(file.FileName, file.Length, _ => file.OpenReadStream()), http.Actor(), ct);
        return await problems.ChangedAsync(done, code, queries.FindAsync, wire.Body, ct);
    }
}
