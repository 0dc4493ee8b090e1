namespace BlazorEstate.Features.Maintenance.Invoices;

/// <summary>Marks InvoicesText.resx.</summary>
public sealed class InvoicesText;
