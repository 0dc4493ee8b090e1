using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Sending;

namespace BlazorEstate.Features.Mails;

public static class OutboxSetup
{
    internal static UndeliveredNotice Notice { get; } = new(Tell);

    /// <summary>The worker that sends mails, and who is told of those that cannot be.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton(Notice).AddOutboxWorker().AddHostedService<OutboxFollower>()
        .AddScoped<MailQueries>().AddScoped<MailService>();

    // That a notice of this kind could not be delivered is told to nobody: it would bring the next one.
    private static Notification? Tell(OutgoingMail mail, string subject, DateTime at) => mail.SubjectKind == nameof(OutgoingMail) ? null
        : EventKinds.MailUndelivered.About(new Subject(nameof(OutgoingMail), mail.Id, mail.Id.ToString(CultureInfo.InvariantCulture)), at, null,
            subject.Length > 0 ? subject : mail.Key, mail.ToAddress);
}
