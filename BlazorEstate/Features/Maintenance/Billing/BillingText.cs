namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>Marks BillingText.resx.</summary>
public sealed class BillingText;
