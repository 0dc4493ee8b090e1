namespace BlazorEstate.Access;

/// <summary>Marks AccessText.resx: the names of roles and permissions, under their keys.</summary>
public sealed class AccessText;
