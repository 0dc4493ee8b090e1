namespace BlazorEstate.Features.Tenants;

/// <summary>Marks TenantsText.resx.</summary>
public sealed class TenantsText;
