using BlazorEstate.Domain;

namespace BlazorEstate.Email.Sending;

/// <summary>Makes the notification that a mail could not be delivered, from the mail, its subject line and the time (UTC); null where nobody should be told.</summary>
public sealed record UndeliveredNotice(Func<OutgoingMail, string, DateTime, Notification?> Make);
