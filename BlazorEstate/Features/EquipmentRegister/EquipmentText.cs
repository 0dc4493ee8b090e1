namespace BlazorEstate.Features.EquipmentRegister;

/// <summary>Marks EquipmentText.resx.</summary>
public sealed class EquipmentText;
