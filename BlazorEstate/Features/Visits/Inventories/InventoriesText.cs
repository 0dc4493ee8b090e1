namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>Marks InventoriesText.resx.</summary>
public sealed class InventoriesText;
