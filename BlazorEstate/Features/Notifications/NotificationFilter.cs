using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Notifications;

/// <summary>Which part of the desk is looked at.</summary>
public enum DeskView
{
    /// <summary>Neither done nor snoozed.</summary>
    Inbox,
    Unread,
    Snoozed,
    Done,
    All,
}

/// <summary>What a list of notifications shows. Days are the agency's, both included.</summary>
/// <param name="Kind">Key of a kind of event, or name of a group of kinds.</param>
/// <param name="Text">A record's code, or words.</param>
public sealed record NotificationFilter(
    DeskView View = DeskView.Inbox, string? Kind = null, Severity? Severity = null, string? Text = null, DateOnly? From = null, DateOnly? To = null, bool OldestFirst = false)
{
    public static readonly NotificationFilter Inbox = new();

    /// <summary>The order in an address that is not the usual one.</summary>
    public const string Oldest = "oldest";

    /// <summary>Whether it is all of the view.</summary>
    public bool IsWhole => Kind is null && Severity is null && string.IsNullOrWhiteSpace(Text) && From is null && To is null;

    /// <summary>The kinds asked for; null for every one.</summary>
    public string[]? Kinds => Kind is null ? null : KindsOf(Kind);

    /// <summary>Reads names and values, as they stand in an address. Fails with a problem on each that makes no sense.</summary>
    public static Result<NotificationFilter> Read(Func<string, string?> value, DeskView usual)
    {
        ArgumentNullException.ThrowIfNull(value);
        string? Given(string name) => value(name) is { Length: > 0 } text ? text : null;
        var (view, kind, severity, text) = (Given("view"), Given("kind"), Given("severity"), Given("q"));
        var (from, to) = (Day(Given("from")), Day(Given("to")));
        return new Checks()
            .That(view is null || Names.Parse<DeskView>(view) is not null, "state", "Choice")
            .That(kind is null || KindsOf(kind).Length > 0, "kind", "Choice")
            .That(severity is null || Names.Parse<Severity>(severity) is not null, "severity", "Choice")
            .Optional("subject", text, ListSlice.LongestSearch)
            .That(Given("from") is null || from is not null, "from", "Malformed")
            .That(Given("to") is null || to is not null, "to", "Malformed")
            .ToResult(() => new NotificationFilter(Names.Parse<DeskView>(view) ?? usual, kind, Names.Parse<Severity>(severity), text, from, to));
    }

    /// <summary>What a page's address asks for; what makes no sense in it counts as not said.</summary>
    public static NotificationFilter Of(ListQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new NotificationFilter(
            query.Filter<DeskView>("view") ?? DeskView.Inbox,
            query["kind"] is { } kind && KindsOf(kind).Length > 0 ? kind : null,
            query.Filter<Severity>("severity"),
            query.Text.Length == 0 ? null : query.Text,
            query.Day("from"),
            query.Day("to"),
            query is { Sort: Oldest });
    }

    private static string[] KindsOf(string name) =>
        EventKinds.Find(name) is { } one ? [one.Key]
        : Names.Parse<EventGroup>(name) is { } group ? [.. EventKinds.All.Where(k => k.Group == group).Select(k => k.Key)]
        : [];

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
