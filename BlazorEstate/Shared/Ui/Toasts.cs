using Microsoft.AspNetCore.Components;
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

    /// <summary>Says what was done, with a button that takes it back. Removing the message takes the offer away.</summary>
    public static NotificationMessage Undoable(this NotificationService toasts, string summary, string undo, Func<Task> takeBack)
    {
        ArgumentNullException.ThrowIfNull(toasts);
        var message = new NotificationMessage { Severity = NotificationSeverity.Success, Summary = summary, Duration = Long, CloseOnClick = false };
        var click = EventCallback.Factory.Create(toasts, async () =>
        {
            toasts.Messages.Remove(message);
            await takeBack();
        });
        message.DetailContent = _ => builder =>
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "type", "button");
            builder.AddAttribute(2, "class", "btn btn--small");
            builder.AddAttribute(3, "onclick", click);
            builder.AddContent(4, undo);
            builder.CloseElement();
        };
        toasts.Notify(message);
        return message;
    }

    private static void Show(NotificationService toasts, NotificationSeverity severity, string summary, string? detail, double milliseconds)
    {
        ArgumentNullException.ThrowIfNull(toasts);
        toasts.Notify(severity, summary, detail ?? "", duration: milliseconds, closeOnClick: true);
    }
}
