namespace BlazorEstate.Features.Notices;

/// <summary>Marks NoticesText.resx.</summary>
public sealed class NoticesText;
