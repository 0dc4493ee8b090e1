using BlazorEstate.Email.Mime;

namespace BlazorEstate.Email;

/// <summary>Writes mails as .eml files where there is no mail server. A file is there in full or not at all, and a mail that is written again takes its own place.</summary>
internal sealed class MailFolder(string folder)
{
    public async Task WriteAsync(MimeMessage mail, CancellationToken ct)
    {
        var name = string.Concat(mail.Id.Trim('<', '>').TakeWhile(c => c != '@').Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
        var file = Path.Combine(folder, name + ".eml");
        var half = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            await using (var stream = new FileStream(half, FileMode.CreateNew, FileAccess.Write))
            {
                await stream.WriteAsync(mail.Bytes, ct);
                stream.Flush(flushToDisk: true);
            }

            File.Move(half, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailException(MailFault.Server, $"The folder of the setting Email:Folder cannot be written: {e.GetType().Name}", lineLost: true, e);
        }
        finally
        {
            File.Delete(half);
        }
    }
}
