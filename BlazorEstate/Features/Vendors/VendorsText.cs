namespace BlazorEstate.Features.Vendors;

/// <summary>Marks VendorsText.resx.</summary>
public sealed class VendorsText;
