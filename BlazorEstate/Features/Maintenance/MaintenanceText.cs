namespace BlazorEstate.Features.Maintenance;

/// <summary>Marks MaintenanceText.resx.</summary>
public sealed class MaintenanceText;
