using Radzen;

namespace BlazorEstate.Shared.Ui;

/// <summary>Short messages in the corner. What needs an answer belongs on the page, not here.</summary>
public static class Toasts
{
    private const double Short = 4_000;
    private const double Long = 10_000;

    public static void Done(this NotificationService toasts, string summary, string? detail = null) => Show(toasts, NotificationSeverity.Success, summary, detail, Short);

    public static void Tell(this NotificationService toasts, string summary, string? detail = null) => Show(toasts, NotificationSeverity.Info, summary, detail, Short);

    public static void Warn(this NotificationService toasts, string summary, string? detail = null) => Show(toasts, NotificationSeverity.Warning, summary, detail, Long);

    public static void Fail(this NotificationService toasts, string summary, string? detail = null) => Show(toasts, NotificationSeverity.Error, summary, detail, Long);

    private static void Show(NotificationService toasts, NotificationSeverity severity, string summary, string? detail, double milliseconds)
    {
        ArgumentNullException.ThrowIfNull(toasts);
        toasts.Notify(severity, summary, detail ?? "", duration: milliseconds, closeOnClick: true);
    }
}
