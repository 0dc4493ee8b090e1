namespace BlazorEstate.Features.Notifications;

/// <summary>Marks NotificationsText.resx.</summary>
public sealed class NotificationsText;
