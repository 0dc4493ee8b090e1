using BlazorEstate.Shared;
using Microsoft.Extensions.Localization;
using Radzen;

namespace BlazorEstate.Features.Payments;

internal static class RecordedToast
{
    private const double Milliseconds = 8_000;

    /// <summary>Says that the payment stands, with a link to it.</summary>
    public static void Recorded(this NotificationService toasts, PaymentRow payment, IStringLocalizer<PaymentsText> texts, MoneyText money) => toasts.Notify(new NotificationMessage
    {
        Severity = NotificationSeverity.Success,
        Summary = texts["Recorded.Title", money.Format(payment.Amount)],
        Duration = Milliseconds,
        DetailContent = _ => builder =>
        {
            builder.AddContent(0, texts["Recorded.Text", payment.TenantName, payment.LeaseCode].Value + " ");
            builder.OpenElement(1, "a");
            builder.AddAttribute(2, "href", EstateUrls.Payment(payment.Id));
            builder.AddContent(3, texts["Recorded.Show"].Value);
            builder.CloseElement();
        },
    });
}
