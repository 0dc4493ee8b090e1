using System.Text;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Email;

/// <summary>The folder of files that the program keeps, of which mails may carry some.</summary>
public sealed class StoredFiles(string folder)
{
    /// <summary>All files of one mail together; most servers refuse more.</summary>
    public const int MostMegabytes = 20;

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    /// <summary>A file for a mail. Fails with problems on attachment: it is not there, or too large.</summary>
    /// <param name="path">Below the folder.</param>
    /// <param name="fileName">As the recipient sees it.</param>
    public Result<MailAttachment> Attach(string path, string fileName, string contentType)
    {
        var file = Find(path);
        return new Checks()
            .That(file is not null, "attachment", "File.Missing", fileName)
            .That(file is null || new FileInfo(file).Length <= MostMegabytes * 1_000_000L, "attachment", "File.TooLarge", MostMegabytes)
            .ToResult(() => new MailAttachment { FileName = fileName, ContentType = contentType, Path = path });
    }

    /// <summary>Throws <see cref="MailException"/> where one is missing: a mail without what it speaks of is not sent.</summary>
    internal async Task<IReadOnlyList<MailFile>> ReadAsync(IReadOnlyList<MailAttachment> attachments, CancellationToken ct)
    {
        var files = new List<MailFile>(attachments.Count);
        foreach (var attachment in attachments)
        {
            if (attachment.Content is { } text)
            {
                files.Add(new MailFile(attachment.FileName, attachment.ContentType, Encoding.UTF8.GetBytes(text)));
                continue;
            }

            var file = Find(attachment.Path) ?? throw new MailException(MailFault.Refused, $"Attachment \"{attachment.FileName}\" is not among the stored files.");
            files.Add(new MailFile(attachment.FileName, attachment.ContentType, await File.ReadAllBytesAsync(file, ct)));
        }

        return files.Sum(f => (long)f.Content.Length) <= MostMegabytes * 1_000_000L ? files
            : throw new MailException(MailFault.Refused, $"The attachments are larger than {MostMegabytes} MB.");
    }

    private string? Find(string path)
    {
        var full = Path.GetFullPath(path, _root);
        return full.StartsWith(_root, StringComparison.Ordinal) && File.Exists(full) ? full : null;
    }
}
