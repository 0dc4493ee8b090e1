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
public sealed record MailRecipient(string Address, string Name, string Language);

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

    public string SubjectKind { get; private set; } = "";

    public long SubjectId { get; private set; }

    public string SubjectCode { get; private set; } = "";

    public MailStatus Status { get; private set; }

    /// <summary>How often it was claimed to be sent.</summary>
    public int Attempts { get; private set; }

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

    /// <summary>The same for every attempt, so that a mail server or reader can tell a second delivery.</summary>
    public static string MessageId(string key, string host) => $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}@{host}>";

    /// <summary>Fails with problems on email and name: an address that is none, or that carries a line break or another header.</summary>
    public static Result<OutgoingMail> Create(string key, string template, string data, MailRecipient to, Subject subject, DateTime at, DateTime? notBefore = null)
    {
        ArgumentNullException.ThrowIfNull(to);
        return new Checks()
            .Required("email", to.Address, 254)
            .Email("email", to.Address)
            .Optional("name", to.Name, Limits.Name)
            .ToResult(() => new OutgoingMail
            {
                Key = key,
                Template = template,
                Data = data,
                Language = to.Language,
                ToAddress = to.Address,
                ToName = to.Name,
                SubjectKind = subject.Kind,
                SubjectId = subject.Id,
                SubjectCode = subject.Code,
                CreatedAt = at,
                NextAt = notBefore ?? at,
            });
    }
}

/// <summary>A file that goes with a mail.</summary>
public sealed class MailAttachment
{
    public long Id { get; set; }

    public long MailId { get; set; }

    public string FileName { get; set; } = "";

    public string ContentType { get; set; } = "";

    /// <summary>Where the file is, below the folder of stored files.</summary>
    public string Path { get; set; } = "";
}

/// <summary>The agency's own subject and introduction of a letter in one language, instead of the built-in ones.</summary>
public sealed class LetterText : IAudited, IVersioned
{
    public long Id { get; set; }

    /// <summary>Key of the letter.</summary>
    public string Template { get; set; } = "";

    public string Language { get; set; } = "fr";

    public string Subject { get; set; } = "";

    public string Introduction { get; set; } = "";

    public long Version { get; private set; }
}
