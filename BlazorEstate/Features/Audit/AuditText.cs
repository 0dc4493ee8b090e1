namespace BlazorEstate.Features.Audit;

/// <summary>Marks AuditText.resx.</summary>
public sealed class AuditText;
