namespace BlazorEstate.Features.Reports;

/// <summary>Marks ReportsText.resx.</summary>
public sealed class ReportsText;
