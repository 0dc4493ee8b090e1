using System.Net.Mail;
using BlazorEstate.Email.Mime;
using BlazorEstate.Shared;

namespace BlazorEstate.Email;

/// <summary>Settings "Email".</summary>
public sealed class EmailOptions
{
    /// <summary>Where mails are written as .eml files when no host is set; below the content root unless absolute.</summary>
    public string Folder { get; set; } = "data/mail";

    /// <summary>Days that a mail is kept after it was sent. No letter is written for a day that long ago, so that none that is gone is written again.</summary>
    public int KeepSentDays { get; set; } = 400;

    public SmtpOptions Smtp { get; set; } = new();
}

public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public bool StartTls { get; set; } = true;

    public string From { get; set; } = "";
}

/// <summary>Hands a mail to the SMTP server of the settings, or writes it as an .eml file when there is none.</summary>
public sealed class MailTransport(EmailOptions options, AgencyOptions agency, TimeProvider time, string folder)
{
    /// <summary>Where mails are written instead of sent; null when they are sent.</summary>
    public string? Folder => options.Smtp.Host.Length == 0 ? folder : null;

    /// <summary>The part of mails' ids that says who made them.</summary>
    public string Host { get; } = new MailAddress(options.Smtp.From).Host;

    /// <summary>At once, on a connection of its own. Throws <see cref="MailException"/> when the server refuses or cannot be reached.</summary>
    public async Task SendAsync(Mail mail, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        await using var line = Open();
        await line.SendAsync(Compose(mail with { ToName = OneLine(mail.ToName), Subject = OneLine(mail.Subject) }), _ => Task.CompletedTask, ct);
    }

    /// <summary>How long a server may take for a small mail.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    internal MailLine Open() => new(options.Smtp, Folder is null ? null : new MailFolder(folder), Patience);

    internal MimeMessage Compose(Mail mail) => MimeMessage.Of(mail, OneLine(agency.Name), options.Smtp.From, time.GetUtcNow().UtcDateTime);

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
