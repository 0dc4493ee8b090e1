namespace BlazorEstate.Features.Calendar;

/// <summary>An entry as the scheduler draws it.</summary>
public sealed record CalendarCell(CalendarEntry Entry, string Title, string Detail, string Time, string? Url)
{
    public DateTime Start => Entry.Start;

    /// <summary>A whole day lasts until its last minute: to the scheduler an end at midnight is the day before.</summary>
    public DateTime End => Entry.AllDay ? Entry.End.AddMinutes((24 * 60) - 1) : Entry.End;

    public bool AllDay => Entry.AllDay;

    public string Look => Entry.Kind.ToString().ToLowerInvariant() + (Entry is { Kind: CalendarKind.Rent, Open: > 0 } ? " open" : "");
}
