namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>Texts of recharges.</summary>
public sealed class BillingText;
