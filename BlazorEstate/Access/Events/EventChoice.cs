using BlazorEstate.Domain;

namespace BlazorEstate.Access.Events;

/// <summary>How one kind of event reaches one person.</summary>
public readonly record struct EventChoice(bool InApp, MailChoice Mail)
{
    /// <summary>How it reaches somebody with these roles who has chosen nothing. Notices of security reach everybody in every way.</summary>
    public static EventChoice Default(EventKind kind, IEnumerable<string> roles)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new EventChoice(true, kind.IsSecurity ? MailChoice.AtOnce : kind.MailFor(roles));
    }
}

/// <summary>Somebody who is told of events: what the roles let the person see, and how the person wants to learn of it.</summary>
/// <param name="Since">UTC. What happened before a person was there is no news to that person.</param>
/// <param name="Own">What the person has chosen, by key of the kind.</param>
public sealed record EventPerson(long Id, DateTime Since, IReadOnlyCollection<string> Roles, IReadOnlyDictionary<string, EventChoice> Own)
{
    private readonly IReadOnlySet<string> _permissions = Access.Roles.PermissionsOf(Roles);

    /// <summary>Whether such events can reach the person at all.</summary>
    public bool MayGet(EventKind kind) => IsOwn(kind) || _permissions.Contains(kind.Audience);

    /// <summary>How a kind reaches the person: as chosen, else as the roles have it.</summary>
    public EventChoice Of(EventKind kind) => !kind.IsSecurity && Own.TryGetValue(kind.Key, out var own) ? own : EventChoice.Default(kind, Roles);

    /// <summary>By which mail the person learns of this one; none of what the person did, unless it is a matter of security.</summary>
    public MailChoice MailOf(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return EventKinds.Find(notification.Kind) is { } kind && Sees(notification) && (notification.ActorId != Id || kind.IsSecurity) ? Of(kind).Mail : MailChoice.None;
    }

    private static bool IsOwn(EventKind kind) => kind.Audience.Length == 0;

    private bool Sees(Notification notification) =>
        notification.At >= Since && (notification.UserId is { } person ? person == Id : _permissions.Contains(notification.Audience));
}
