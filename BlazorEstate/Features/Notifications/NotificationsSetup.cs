namespace BlazorEstate.Features.Notifications;

public static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services.AddScoped<NotificationQueries>().AddScoped<NotificationService>();
}
