using System.Text.Json;
using System.Text.Json.Serialization;
using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum Severity
{
    Information,
    Success,
    Warning,
    Critical,
}

/// <summary>What a notification or a mail is about.</summary>
/// <param name="Kind">Entity's name, "Lease".</param>
/// <param name="Code">By which people know it and its page is found.</param>
public readonly record struct Subject(string Kind, long Id, string Code);

/// <summary>Something that happened and that one person, or everyone with a permission, should know. What each has done with it is a row apart.</summary>
public sealed class Notification
{
    private Notification()
    {
    }

    public long Id { get; private set; }

    /// <summary>Key of the kind of event.</summary>
    public string Kind { get; private set; } = "";

    public Severity Severity { get; private set; }

    /// <summary>The permission that a person needs to be told.</summary>
    public string Audience { get; private set; } = "";

    /// <summary>The one person who is told; null for all of the audience.</summary>
    public long? UserId { get; private set; }

    public string SubjectKind { get; private set; } = "";

    public long SubjectId { get; private set; }

    public string SubjectCode { get; private set; } = "";

    /// <summary>The day that brought it, of what a scan finds: one kind of event is told once about a subject and day. Null for what somebody did.</summary>
    public DateOnly? Milestone { get; private set; }

    /// <summary>JSON array of <see cref="NotificationArg"/>: what the sentence quotes.</summary>
    public string Args { get; private set; } = "[]";

    /// <summary>The subject's code and the texts that the sentence quotes, folded for searching.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who caused it; null for the program itself.</summary>
    public long? ActorId { get; private set; }

    public static Notification Of(string kind, Severity severity, string audience, Subject subject, DateTime at, long? actorId, params ReadOnlySpan<NotificationArg> args) => new()
    {
        Kind = kind,
        Severity = severity,
        Audience = audience,
        SubjectKind = subject.Kind,
        SubjectId = subject.Id,
        SubjectCode = subject.Code,
        At = at,
        ActorId = actorId,
        Args = JsonSerializer.Serialize(args.ToArray(), NotificationArgs.Default.NotificationArgArray),
        SearchText = Searched(subject, args),
    };

    /// <summary>Only this person is told.</summary>
    public Notification ToPerson(long userId)
    {
        UserId = userId;
        return this;
    }

    /// <summary>See <see cref="Milestone"/>.</summary>
    public Notification OnDay(DateOnly milestone)
    {
        Milestone = milestone;
        return this;
    }

    /// <summary>How <see cref="Args"/> hold a day that the sentence quotes, for queries: no text can look like it.</summary>
    public static string Quoting(DateOnly day) => JsonSerializer.Serialize(new NotificationArg(Date: day), NotificationArgs.Default.NotificationArg);

    public Notification With(Severity severity)
    {
        Severity = severity;
        return this;
    }

    private static string Searched(Subject subject, ReadOnlySpan<NotificationArg> args)
    {
        var texts = new HashSet<string> { subject.Code };
        foreach (var arg in args)
        {
            if (arg.Text is { } text)
            {
                texts.Add(text);
            }
        }

        var folded = Fold.Of([.. texts]);
        return folded.Length > Limits.Text ? folded[..Limits.Text] : folded;
    }
}

/// <summary>One thing a notification's sentence quotes; exactly one of the five is set. Money in minor units; Name is a key of EnumText.</summary>
public sealed record NotificationArg(string? Text = null, long? Money = null, DateOnly? Date = null, long? Number = null, string? Name = null)
{
    public static implicit operator NotificationArg(string text) => new(Text: text);

    public static implicit operator NotificationArg(DateOnly date) => new(Date: date);

    /// <summary>A value that has a name in each language.</summary>
    public static NotificationArg OfName(Enum value) => new(Name: BlazorEstate.Shared.EnumText.Key(value));

    public static NotificationArg OfMoney(long minor) => new(Money: minor);

    public static NotificationArg OfNumber(long number) => new(Number: number);
}

/// <summary>Written without looking at the types first: a scan writes thousands.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(NotificationArg[]))]
internal sealed partial class NotificationArgs : JsonSerializerContext;
