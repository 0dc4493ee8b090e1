using BlazorEstate.Domain;

namespace BlazorEstate.Access.Events;

/// <summary>By what preferences and filters group kinds of events.</summary>
public enum EventGroup
{
    Payments,
    Leases,
    Maintenance,
    Planning,
    System,
    Security,
}

/// <summary>A kind of event that people are told of: who is told, how serious it is, and how it reaches each role unless a person chooses otherwise.</summary>
/// <param name="Key">Stored, and seen in the API. Its name and sentence are in EventsText under "Kind.key" and "Sentence.key".</param>
/// <param name="Audience">The permission that a person needs to be told.</param>
/// <param name="Icon">Of the Material Symbols.</param>
/// <param name="Mails">Roles that get it by e-mail, and when; other roles see it in the application alone.</param>
public sealed record EventKind(string Key, EventGroup Group, Severity Severity, string Audience, string Icon, params IReadOnlyList<(string Role, MailChoice Mail)> Mails)
{
    /// <summary>A notice of security cannot be switched off.</summary>
    public bool IsSecurity => Group == EventGroup.Security;

    /// <summary>The event as a row to be saved with what caused it.</summary>
    public Notification About(Subject subject, DateTime at, long? actorId, params ReadOnlySpan<NotificationArg> args) =>
        Notification.Of(Key, Severity, Audience, subject, at, actorId, args);

    /// <summary>By e-mail for somebody with these roles: the soonest of what each role has.</summary>
    public MailChoice MailFor(IEnumerable<string> roles) =>
        Mails.Where(m => roles.Contains(m.Role)).Select(m => m.Mail).Order().DefaultIfEmpty(MailChoice.None).First();
}
