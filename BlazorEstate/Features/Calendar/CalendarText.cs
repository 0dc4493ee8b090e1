namespace BlazorEstate.Features.Calendar;

/// <summary>Marks CalendarText.resx.</summary>
public sealed class CalendarText;
