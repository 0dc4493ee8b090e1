namespace BlazorEstate.Features.Notices;

public static class NoticesSetup
{
    /// <summary>How each person is told: what the person has chosen, the mails at once and the digests.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddScoped<NoticePreferences>().AddScoped<NoticeReaders>().AddScoped<NoticeLetters>().AddScoped<NoticeMailer>().AddScoped<DigestMailer>()
        .AddHostedService<NoticeWorker>().AddHostedService<DigestWorker>();
}
