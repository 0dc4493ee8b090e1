using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using BlazorEstate.Shared;

namespace BlazorEstate.Email;

/// <summary>Settings "Email".</summary>
public sealed class EmailOptions
{
    /// <summary>Where mails are written as .eml files when no host is set; below the content root unless absolute.</summary>
    public string Folder { get; set; } = "data/mail";

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
public sealed class MailTransport(EmailOptions options, AgencyOptions agency, string folder)
{
    /// <summary>Where mails are written instead of sent; null when they are sent.</summary>
    public string? Folder => options.Smtp.Host.Length == 0 ? folder : null;

    /// <summary>Throws <see cref="SmtpException"/> when the server refuses or cannot be reached.</summary>
    public async Task SendAsync(Mail mail, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var message = Compose(mail);
        using var client = Client();
        await client.SendMailAsync(message, ct);
    }

    private MailMessage Compose(Mail mail)
    {
        var message = new MailMessage(new MailAddress(options.Smtp.From, OneLine(agency.Name)), new MailAddress(OneLine(mail.To), OneLine(mail.ToName)))
        {
            Subject = OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }

    private SmtpClient Client()
    {
        if (Folder is null)
        {
            var smtp = options.Smtp;
            return new SmtpClient(smtp.Host, smtp.Port)
            {
                EnableSsl = smtp.StartTls,
                Credentials = smtp.User.Length == 0 ? null : new NetworkCredential(smtp.User, smtp.Password),
                Timeout = 30_000,
            };
        }

        Directory.CreateDirectory(folder);
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
    }

    // A line break in a header would start another header.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
