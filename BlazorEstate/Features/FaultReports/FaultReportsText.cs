namespace BlazorEstate.Features.FaultReports;

/// <summary>Marks FaultReportsText.resx.</summary>
public sealed class FaultReportsText;
