using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Email.Mime;

namespace BlazorEstate.Email.Sending;

/// <summary>Makes of a stored mail what goes over the line.</summary>
public sealed class MailComposer(LetterRenderer letters, LetterWordings wordings, StoredFiles files, MailTransport transport)
{
    /// <summary>The letter as its reader sees it. Throws <see cref="LetterException"/>.</summary>
    public async Task<RenderedLetter> RenderAsync(OutgoingMail mail, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var kind = LetterKinds.Find(mail.Template) ?? throw new LetterException($"There is no letter \"{mail.Template}\".");
        return await letters.RenderAsync(kind, mail.Data, mail.Language, await wordings.FindAsync(kind, mail.Language, ct), ct);
    }

    /// <summary>Never throws for what is wrong with the mail: that is its own matter, and comes when it is its turn.</summary>
    internal async Task<Composed> ComposeAsync(OutgoingMail mail, CancellationToken ct)
    {
        var subject = "";
        try
        {
            var letter = await RenderAsync(mail, ct);
            subject = letter.Subject;
            return new Composed(subject, transport.Compose(new Mail(mail.ToAddress, mail.ToName, letter.Subject, letter.Text, letter.Html)
            {
                MessageId = OutgoingMail.MessageId(mail.Key, transport.Host),
                Automatic = true,
                Files = await files.ReadAsync(mail.Attachments, ct),
            }), null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new Composed(subject, null, "");
        }
        catch (Exception e)
        {
            return new Composed(subject, null, e is MailException or LetterException ? e.Message : $"The letter could not be written: {e.GetType().Name}: {e.Message}");
        }
    }
}

/// <summary>Either the message, or why there is none.</summary>
internal sealed record Composed(string Subject, MimeMessage? Message, string? Error);
