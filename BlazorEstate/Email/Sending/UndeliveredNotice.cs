using BlazorEstate.Domain;

namespace BlazorEstate.Email.Sending;

/// <summary>How people are told of mails that could not be delivered.</summary>
/// <param name="Kind">Key of the kind of event.</param>
/// <param name="Make">Makes the notification, from the first such mail, its subject line, how many there are, and the time (UTC).</param>
public sealed record UndeliveredNotice(string Kind, Func<OutgoingMail, string, int, DateTime, Notification> Make);
