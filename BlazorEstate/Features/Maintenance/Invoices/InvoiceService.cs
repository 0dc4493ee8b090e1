using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Invoices;

/// <summary>Invoices of vendors on an intervention: entered with their file, and removed with the reason. Costs stay lines of their own; the page compares the two.</summary>
public sealed class InvoiceService(InterventionWriter writer)
{
    /// <summary>Problems: Forbidden, NotFound, Invoice.Declined, vendorCode, number (Invoice.Duplicate), date, amount, file.</summary>
    public Task<Result> EnterAsync(string code, string? vendorCode, InvoiceInput input, BroughtFile? file, Actor actor, CancellationToken ct = default) =>
        WriteAsync(code, file, actor, async desk =>
        {
            vendorCode = string.IsNullOrWhiteSpace(vendorCode) ? null : vendorCode.Trim();
            var vendor = vendorCode is null ? null : await desk.Db.Vendors.FirstOrDefaultAsync(v => v.Code == vendorCode, ct);
            if (vendorCode is not null && vendor is null)
            {
                return Result.Fail("vendorCode", "Unknown", vendorCode);
            }

            var made = VendorInvoice.Enter(desk.Intervention, vendor, input, desk.Today, desk.Act);
            if (!made.IsOk)
            {
                return made;
            }

            var (invoice, entry) = made.Value;
            var twin = await (from x in desk.Db.VendorInvoices
                              join i in desk.Db.Interventions on x.InterventionId equals i.Id
                              where x.VendorId == invoice.VendorId && x.NumberKey == invoice.NumberKey
                              select new { x.Number, i.Code }).FirstOrDefaultAsync(ct);
            if (twin is not null)
            {
                return Result.Fail("number", "Invoice.Duplicate", twin.Number, invoice.VendorName, twin.Code);
            }

            desk.Db.Add(invoice);
            desk.Db.Add(entry);
            await desk.Db.SaveAsync(actor, ct); // The file names its number.
            return await desk.KeepAsync(AttachmentKind.Invoice, invoice.Id, ct);
        }, ct);

    /// <summary>Puts the vendor's file to an invoice. Problems: Forbidden, NotFound, file.</summary>
    public Task<Result> AttachAsync(string code, long id, BroughtFile file, Actor actor, CancellationToken ct = default) =>
        WriteAsync(code, file, actor, async desk => await FindAsync(desk, id, ct) is null ? Result.NotFound("id") : await desk.KeepAsync(AttachmentKind.Invoice, id, ct), ct);

    /// <summary>Removes an invoice and its file; the timeline keeps that it was there, and why it went. Problems: Forbidden, NotFound, reason.</summary>
    public Task<Result> RemoveAsync(string code, long id, string? reason, Actor actor, CancellationToken ct = default) =>
        WriteAsync(code, null, actor, async desk =>
        {
            if (await FindAsync(desk, id, ct) is not { } invoice)
            {
                return Result.NotFound("id");
            }

            var removed = desk.Add(invoice.Remove(desk.Intervention, reason, desk.Act));
            if (removed.IsOk)
            {
                await desk.RemoveFilesAsync(AttachmentKind.Invoice, id, ct);
                desk.Db.Remove(invoice);
            }

            return removed;
        }, ct);

    private static Task<VendorInvoice?> FindAsync(InterventionWriter.Desk desk, long id, CancellationToken ct) =>
        desk.Db.VendorInvoices.FirstOrDefaultAsync(x => x.Id == id && x.InterventionId == desk.Intervention.Id, ct);

    private Task<Result> WriteAsync(string code, BroughtFile? file, Actor actor, Func<InterventionWriter.Desk, Task<Result>> change, CancellationToken ct) =>
        writer.WriteAsync(code, null, Permissions.MaintenanceEdit, actor, change, ct, file is null ? [] : [file]);
}
