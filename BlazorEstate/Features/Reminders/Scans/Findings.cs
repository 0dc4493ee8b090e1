using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>What a scan wrote, and how many subjects it could not look at.</summary>
public sealed record ScanRun(string Scan, int Notifications = 0, int Letters = 0, int Failed = 0);

/// <summary>What a scan makes of a batch of subjects: rows that are added together.</summary>
public sealed class Findings
{
    public List<Notification> Notifications { get; } = [];

    public List<OutgoingMail> Letters { get; } = [];

    /// <summary>Letters that cannot be sent as they are, and why.</summary>
    public List<(string Key, string Problems)> Refused { get; } = [];

    /// <param name="key">There is one letter per key, ever.</param>
    public void Write<TModel>(LetterKind<TModel> kind, TModel letter, LeaseParty to, string key, DateTime at)
    {
        var subject = new Subject(nameof(Lease), to.LeaseId, to.LeaseCode);
        var mail = OutgoingMail.Create(key, kind.Key, JsonSerializer.Serialize(letter, Outbox.Json), to.Recipient, subject, at);
        if (mail.IsOk)
        {
            Letters.Add(mail.Value);
        }
        else
        {
            Refused.Add((key, string.Join(", ", mail.Problems)));
        }
    }
}
