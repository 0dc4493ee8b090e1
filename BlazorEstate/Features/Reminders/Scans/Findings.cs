using System.Text.Json;
using System.Text.Json.Serialization;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>What a scan makes of a batch of subjects: rows that are added together.</summary>
public sealed class Findings
{
    public List<Notification> Notifications { get; private init; } = [];

    public List<OutgoingMail> Letters { get; private init; } = [];

    /// <summary>Letters that cannot be sent as they are, and why.</summary>
    public List<(string Key, string Problems)> Refused { get; } = [];

    /// <summary>Subjects that could not be looked at.</summary>
    public int Failed { get; init; }

    public int Count => Notifications.Count + Letters.Count;

    public string? First => Notifications.FirstOrDefault()?.SubjectCode ?? Letters.FirstOrDefault()?.Key;

    /// <param name="key">There is one letter per key, ever.</param>
    public void Write<TModel>(LetterKind<TModel> kind, TModel letter, LeaseParty to, string key, DateTime at)
    {
        var subject = new Subject(nameof(Lease), to.LeaseId, to.LeaseCode);
        var mail = OutgoingMail.Create(key, kind.Key, Data(letter), to.Recipient, subject, at);
        if (mail.IsOk)
        {
            Letters.Add(mail.Value);
        }
        else
        {
            Refused.Add((key, string.Join(", ", mail.Problems)));
        }
    }

    // The same text as by the outbox's own options, without looking at the type first: a scan writes thousands of reminders.
    private static string Data<TModel>(TModel letter) =>
        letter is RentReminder reminder ? JsonSerializer.Serialize(reminder, ReminderJson.Default.RentReminder) : JsonSerializer.Serialize(letter, Outbox.Json);

    public Findings And(Findings other)
    {
        var both = new Findings { Notifications = [.. Notifications, .. other.Notifications], Letters = [.. Letters, .. other.Letters], Failed = Failed + other.Failed };
        both.Refused.AddRange([.. Refused, .. other.Refused]);
        return both;
    }

    /// <summary>The same in two parts.</summary>
    public (Findings One, Findings Other) Halves()
    {
        var (n, l) = (Notifications.Count / 2, (Letters.Count + 1) / 2);
        return (new() { Notifications = Notifications[..n], Letters = Letters[..l], Failed = Failed }, new() { Notifications = Notifications[n..], Letters = Letters[l..] });
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(RentReminder))]
internal sealed partial class ReminderJson : JsonSerializerContext;
