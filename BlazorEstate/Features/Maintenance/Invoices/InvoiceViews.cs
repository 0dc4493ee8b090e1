using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Quotes;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Invoices;

/// <summary>A vendor's invoice of an intervention. Minor units.</summary>
public sealed record InvoiceView(long Id, string VendorCode, string VendorName, string Number, DateOnly Date, long Amount, DateTime At, string By)
{
    public TimelineFile? File { get; init; }
}

internal static class InvoiceRecords
{
    /// <summary>All invoices of an intervention, by their date.</summary>
    public static async Task<IReadOnlyList<InvoiceView>> InvoicesOfAsync(this EstateDbContext db, long interventionId, CancellationToken ct)
    {
        var invoices = await db.VendorInvoices.Where(x => x.InterventionId == interventionId).OrderBy(x => x.Date).ThenBy(x => x.Id)
            .Select(x => new InvoiceView(x.Id, db.Vendors.Where(v => v.Id == x.VendorId).Select(v => v.Code).First(), x.VendorName, x.Number, x.Date, x.Amount, x.At, x.By)).ToListAsync(ct);
        var files = invoices.Count == 0 ? [] : await db.FilesOfAsync(interventionId, AttachmentKind.Invoice, ct);
        return invoices.ConvertAll(x => x with { File = files.GetValueOrDefault(x.Id) });
    }
}
