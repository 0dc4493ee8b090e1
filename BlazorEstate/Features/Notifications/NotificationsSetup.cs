namespace BlazorEstate.Features.Notifications;

public static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services.AddSingleton<Bells>().AddScoped<NotificationQueries>().AddScoped<NotificationService>().AddScoped<DeskHand>().AddHostedService<SnoozeAlarm>();
}
