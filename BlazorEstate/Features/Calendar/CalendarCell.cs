namespace BlazorEstate.Features.Calendar;

/// <summary>An entry as it is drawn.</summary>
/// <param name="Short">The title for a narrow place.</param>
/// <param name="MayMove">By whoever reads.</param>
public sealed record CalendarCell(CalendarEntry Entry, string Title, string Short, string Detail, string Time, string? Url, bool MayMove)
{
    public DateTime Start => Entry.Start;

    /// <summary>A whole day lasts until its last minute: to the scheduler an end at midnight is the day before.</summary>
    public DateTime End => Entry.AllDay ? Entry.End.AddMinutes((24 * 60) - 1) : Entry.End;

    public string Look => Entry.Kind.ToString().ToLowerInvariant() + (Entry is { Kind: CalendarKind.Rent, Open: > 0 } ? " open" : "");

    /// <summary>All that is known of it, in lines.</summary>
    public string Tip => string.Join("\n", new[] { Title, Time, Detail }.Where(x => x.Length > 0));
}
