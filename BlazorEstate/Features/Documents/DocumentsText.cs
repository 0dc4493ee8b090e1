namespace BlazorEstate.Features.Documents;

/// <summary>Marks DocumentsText.resx.</summary>
public sealed class DocumentsText;
