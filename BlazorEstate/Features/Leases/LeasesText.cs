namespace BlazorEstate.Features.Leases;

/// <summary>Marks LeasesText.resx.</summary>
public sealed class LeasesText;
