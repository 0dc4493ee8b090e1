using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Email;

/// <summary>
/// An appointment as the calendar of whoever gets the mail takes it (RFC 5546): asked for, changed under a higher sequence, called off.
/// Outlook, Google and Apple know the appointment again by its uid.
/// </summary>
/// <param name="Uid">"visit-V00001": the same for every mail about it.</param>
/// <param name="Sequence">Higher than in any mail before.</param>
/// <param name="Start">UTC, as End.</param>
public sealed record Invitation(string Uid, long Sequence, DateTime Start, DateTime End, string Summary, string? Place, string? Description = null, bool Cancelled = false)
{
    /// <summary>The invitation as a file of the mail that goes to this person.</summary>
    /// <param name="fileName">"visit.ics".</param>
    /// <param name="now">UTC.</param>
    public MailAttachment For(MailRecipient to, ICalendarPerson from, string fileName, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(to);
        var method = Cancelled ? "CANCEL" : "REQUEST";
        var entry = new ICalendarEvent(Uid + "@blazorestate", Sequence, Summary, Start, End, Description: Description, Location: Place, Status: Cancelled ? "CANCELLED" : "CONFIRMED")
        {
            Organizer = from,
            Attendee = new(to.Name, to.Address),
        };
        return new() { FileName = fileName, ContentType = $"{ICalendar.ContentType}; method={method}", Content = ICalendar.Write(from.Name, [entry], now, method) };
    }
}
