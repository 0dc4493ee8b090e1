using System.Text.Json;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Email;

/// <summary>Where mails wait to be sent: written in the transaction of what causes them, sent by the worker.</summary>
public static class Outbox
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>Adds a letter to the coming save.</summary>
    /// <param name="key">What it is the mail of, "rentCall/1234"; there may be only one per key, so look before.</param>
    /// <param name="notBefore">UTC.</param>
    /// <param name="attachments">From <see cref="StoredFiles.Attach"/>, which refuses a file that is not there.</param>
    public static Result<OutgoingMail> AddMail<TModel>(
        this EstateDbContext db, LetterKind<TModel> kind, TModel letter, MailRecipient to, Subject subject, string key, DateTime at, DateTime? notBefore = null, params IReadOnlyList<MailAttachment> attachments)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return db.AddMail(kind, JsonSerializer.Serialize(letter, Json), to, subject, key, at, notBefore, attachments);
    }

    /// <summary>The same with content that is written down already.</summary>
    public static Result<OutgoingMail> AddMail(
        this EstateDbContext db, LetterKind kind, string data, MailRecipient to, Subject subject, string key, DateTime at, DateTime? notBefore = null, params IReadOnlyList<MailAttachment> attachments)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var mail = OutgoingMail.Create(key, kind.Key, data, to, subject, at, notBefore, attachments);
        if (mail.IsOk)
        {
            db.OutgoingMails.Add(mail.Value);
        }

        return mail;
    }

    /// <summary>Takes a mail that is not on its way out of the coming save; false where there is none.</summary>
    public static async Task<bool> WithdrawMailAsync(this EstateDbContext db, string key, CancellationToken ct)
    {
        var waiting = await db.OutgoingMails.Where(m => m.Key == key && (m.Status == MailStatus.Queued || m.Status == MailStatus.Dead)).ToListAsync(ct);
        db.RemoveRange(waiting);
        return waiting.Count > 0;
    }
}
