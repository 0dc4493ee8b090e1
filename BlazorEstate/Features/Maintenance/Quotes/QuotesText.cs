namespace BlazorEstate.Features.Maintenance.Quotes;

/// <summary>Marks QuotesText.resx.</summary>
public sealed class QuotesText;
