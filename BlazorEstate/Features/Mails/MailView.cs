using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Mails;

/// <summary>A mail in the list. Times are UTC.</summary>
/// <param name="Letter">Key of the letter.</param>
/// <param name="Tries">How often the server had it and did not take it.</param>
public sealed record MailRow(
    long Id, string Letter, string ToName, string ToAddress, string SubjectKind, string SubjectCode, MailStatus Status, int Tries, DateTime CreatedAt, DateTime NextAt, DateTime? SentAt, string? Error)
{
    public string? SubjectUrl => SubjectKind == nameof(OutgoingMail) ? null : EstateUrls.Subject(SubjectKind, SubjectCode);
}

/// <summary>A mail as its reader sees it, and the files with it.</summary>
/// <param name="Content">Null where it cannot be written.</param>
/// <param name="Fault">Why it cannot be written.</param>
public sealed record MailDetail(MailRow Mail, string Language, string MessageId, IReadOnlyList<MailFileRow> Files, RenderedLetter? Content, string? Fault);

/// <summary>A file that goes with a mail.</summary>
public sealed record MailFileRow(long Id, string Name);

/// <summary>How it stands with the outbox.</summary>
/// <param name="Oldest">UTC; since when the mail waits that is due longest.</param>
public sealed record MailFigures(int Waiting, int Sending, int SentInHour, int SentInMinute, int Dead, DateTime? Oldest);

/// <summary>Which mails are meant.</summary>
/// <param name="Q">In the recipient's name or address, or the record's code.</param>
public sealed record MailFilter(string? Q = null, MailStatus? Status = null, string? Letter = null);
