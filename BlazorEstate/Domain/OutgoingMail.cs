using System.Security.Cryptography;
using System.Text;
using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum MailStatus
{
    Queued,
    Sending,
    Sent,

    /// <summary>Refused for good or tried too often: waits for a person.</summary>
    Dead,
}

/// <summary>Who a letter goes to.</summary>
/// <param name="Language">"fr" or "en".</param>
/// <param name="Kind">Entity's name, "Tenant", with the number: whom to ask for the address when a mail is sent again; empty for somebody without a record.</param>
public sealed record MailRecipient(string Address, string Name, string Language, string Kind = "", long Id = 0);

/// <summary>
/// A mail to be sent, written in the same transaction as what causes it. Its text is made from <see cref="Data"/> when it is sent,
/// so that whoever writes it does not wait for templates. A program claims it, sends it outside any transaction, and completes it by its claim.
/// </summary>
public sealed class OutgoingMail
{
    private OutgoingMail()
    {
    }

    public long Id { get; private set; }

    /// <summary>What it is the mail of, "rentCall/1234": there is one per key, however often its cause is looked at.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Key of the letter.</summary>
    public string Template { get; private set; } = "";

    /// <summary>JSON: what the letter says.</summary>
    public string Data { get; private set; } = "{}";

    public string Language { get; private set; } = "fr";

    public string ToAddress { get; private set; } = "";

    public string ToName { get; private set; } = "";

    /// <summary>Whose address it is, see <see cref="MailRecipient"/>.</summary>
    public string RecipientKind { get; private set; } = "";

    public long RecipientId { get; private set; }

    public string SubjectKind { get; private set; } = "";

    public long SubjectId { get; private set; }

    public string SubjectCode { get; private set; } = "";

    public MailStatus Status { get; private set; }

    /// <summary>How often it was claimed to be sent: tells one claim from the next.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often the mail server had it and did not take it. A server that is down does not count.</summary>
    public int Tries { get; private set; }

    /// <summary>UTC; not before then.</summary>
    public DateTime NextAt { get; private set; }

    /// <summary>The program that is sending it.</summary>
    public string? ClaimedBy { get; private set; }

    /// <summary>UTC; after then another may take it.</summary>
    public DateTime? ClaimedUntil { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>What the mail server said last when it did not take it.</summary>
    public string? Error { get; private set; }

    /// <summary>It died and nobody has been told yet.</summary>
    public bool Untold { get; private set; }

    /// <summary>Recipient and subject, folded for searching.</summary>
    public string SearchText { get; private set; } = "";

    public List<MailAttachment> Attachments { get; } = [];

    /// <summary>The same for every attempt, so that a mail server or reader can tell a second delivery.</summary>
    public static string MessageId(string key, string host) => $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}@{host}>";

    /// <summary>Fails with problems on email and name: an address that is none, or that carries a line break or another header.</summary>
    public static Result<OutgoingMail> Create(
        string key, string template, string data, MailRecipient to, Subject subject, DateTime at, DateTime? notBefore = null, params IReadOnlyList<MailAttachment> attachments)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(attachments);
        var checks = new Checks().And(Check(to));
        foreach (var file in attachments)
        {
            checks.That(!string.IsNullOrWhiteSpace(file.FileName), "attachment", "Required")
                .OneLine("attachment", file.FileName, 200).OneLine("attachment", file.ContentType, 100)
                .Optional("attachment", file.Content, MailAttachment.LongestContent);
        }

        return checks.ToResult(() =>
        {
            var mail = new OutgoingMail
            {
                Key = key,
                Template = template,
                Data = data,
                Language = to.Language,
                SubjectKind = subject.Kind,
                SubjectId = subject.Id,
                SubjectCode = subject.Code,
                CreatedAt = at,
                NextAt = notBefore ?? at,
            };
            mail.Address(to);
            mail.Attachments.AddRange(attachments);
            return mail;
        });
    }

    /// <summary>Only its holder sends it, and only until then (UTC).</summary>
    public void Claim(string holder, DateTime until)
    {
        (Status, ClaimedBy, ClaimedUntil) = (MailStatus.Sending, holder, until);
        Attempts++;
    }

    /// <summary>It cannot be delivered and waits for a person. That a notice of this could not be delivered is told to nobody: it would bring the next one.</summary>
    public void Die(string error, bool tried)
    {
        Untold = SubjectKind != nameof(OutgoingMail);
        (Status, ClaimedBy, ClaimedUntil, Error) = (MailStatus.Dead, null, null, error);
        Tries += tried ? 1 : 0;
    }

    /// <summary>Puts a dead mail back into the queue as if it were new. Problems: Mail.NotDead, and those of an address that is none.</summary>
    /// <param name="to">Where its recipient is reached now; null leaves the address as it is.</param>
    public Result SendAgain(DateTime at, MailRecipient? to = null)
    {
        var result = new Checks().That(Status == MailStatus.Dead, "", "Mail.NotDead").And(to is null ? Result.Ok() : Check(to)).ToResult();
        if (result.IsOk)
        {
            (Status, NextAt, Tries, Untold) = (MailStatus.Queued, at, 0, false);
            Address(to ?? new MailRecipient(ToAddress, ToName, Language, RecipientKind, RecipientId));
        }

        return result;
    }

    private static Result Check(MailRecipient to) => new Checks()
        .That(!string.IsNullOrWhiteSpace(to.Address), "email", "Required")
        .Email("email", to.Address)
        .OneLine("name", to.Name, Limits.Name)
        .ToResult();

    private void Address(MailRecipient to)
    {
        (ToAddress, ToName, RecipientKind, RecipientId) = (to.Address, to.Name, to.Kind, to.Id);
        SearchText = Fold.Of(to.Name, to.Address, SubjectCode);
    }
}
