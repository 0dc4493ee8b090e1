using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Sending;

namespace BlazorEstate.Features.Mails;

public static class OutboxSetup
{
    internal static UndeliveredNotice Notice { get; } = new(EventKinds.MailUndelivered.Key, Tell);

    /// <summary>The worker that sends mails, and who is told of those that cannot be.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton(Notice).AddOutboxWorker().AddHostedService<OutboxFollower>().AddSingleton<SentMails>().AddHostedService<SentMailsWorker>()
        .AddScoped<MailQueries>().AddScoped<MailService>();

    // One is shown as itself; of many, the list of them.
    private static Notification Tell(OutgoingMail mail, string subject, int count, DateTime at)
    {
        var title = subject.Length > 0 ? subject : mail.Key;
        return count == 1
            ? EventKinds.MailUndelivered.About(new Subject(nameof(OutgoingMail), mail.Id, mail.Id.ToString(CultureInfo.InvariantCulture)), at, null, title, mail.ToAddress)
            : EventKinds.MailUndelivered.About(new Subject(nameof(OutgoingMail), 0, ""), at, null, title, mail.ToAddress, NotificationArg.OfNumber(count));
    }
}
