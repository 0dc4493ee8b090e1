using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Maintenance.Invoices;

/// <summary>What POST /maintenance/{code}/invoices takes. Money in major units.</summary>
public sealed record InvoiceBody(string? VendorCode, string? Number, DateOnly? Date, decimal? Amount);

/// <summary>An invoice in the JSON of an intervention.</summary>
public sealed record InvoiceItem(long Id, string VendorCode, string Vendor, string Number, DateOnly Date, decimal Amount, DateTime EnteredAt, string EnteredBy, long? FileId);

/// <summary>Vendors' invoices over HTTP.</summary>
public static class InvoicesApi
{
    /// <param name="maintenance">The group of /maintenance.</param>
    public static void MapInvoices(this IEndpointRouteBuilder maintenance)
    {
        maintenance.MapPost("/{code}/invoices", EnterAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Changes("AddVendorInvoice", "Enters a vendor's invoice", "A number that the vendor used before answers 409. Costs stay lines of their own.");
        maintenance.MapPost("/{code}/invoices/{id:long}/file", AttachAsync).RequireAuthorization(Permissions.MaintenanceEdit).DisableAntiforgery()
            .Named("AttachInvoiceFile", "Puts the vendor's file to an invoice (multipart/form-data, field file)").Refuses(404, 422);
        maintenance.MapDelete("/{code}/invoices/{id:long}", RemoveAsync).RequireAuthorization(Permissions.MaintenanceEdit)
            .Named("RemoveVendorInvoice", "Removes an invoice, for a reason").Refuses(404, 422);
    }

    private static async Task<Results<Created<InterventionBody>, ProblemHttpResult>> EnterAsync(
        string code, InvoiceBody body, InvoiceService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var made = await wire.Amount(body.Amount).ThenAsync(amount => service.EnterAsync(code, body.VendorCode, new(body.Number, body.Date, amount), null, http.Actor(), ct));
        return await problems.MadeAsync(made, code, EstateUrls.Intervention, queries.FindAsync, wire.Body, ct);
    }

    private static async Task<Results<Ok<InterventionBody>, ProblemHttpResult>> AttachAsync(
        string code, long id, [Description("A PDF, a photo or an office file.")] IFormFile file, InvoiceService service, MaintenanceQueries queries, MaintenanceWire wire, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var done = await service.AttachAsync(code, id, new BroughtFile(file.FileName, file.Length, _ => file.OpenReadStream()), http.Actor(), ct);
        return await problems.ChangedAsync(done, code, queries.FindAsync, wire.Body, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string code, long id, [Description("Kept on the timeline.")] string? reason, InvoiceService service, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await service.RemoveAsync(code, id, reason, http.Actor(), ct));
}
