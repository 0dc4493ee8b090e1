using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Payments;

public partial class PaymentPage
{
    private PaymentDetail? detail;
    private PaymentLetter? letter;
    private bool mayReverse, mayOpenLetter;

    [Parameter]
    public long Id { get; set; }

    protected override ChangeKinds Watches => ChangeKinds.Payment | ChangeKinds.Lease;

    protected override bool Concerns(EstateChange change) =>
        change.Kind == ChangeKinds.Payment ? change.Id == Id : change.Id == detail?.LeaseId;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayReverse, mayOpenLetter) = (me.Can(Permissions.PaymentsReverse), me.Can(Permissions.MailsView));
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override Task OnEstateChangedAsync() => ReadAsync();

    private string Title(PaymentRow payment) => L[payment.ReversalOfId is null ? "Payment.Title" : "Reversal.Of", Money.Format(payment.Amount)];

    private async Task ReadAsync()
    {
        var id = Id;
        var read = await Queries.FindAsync(id, Gone);
        var sent = await Queries.LetterAsync(id, Gone);
        if (id != Id)
        {
            return;
        }

        (detail, letter) = (read, sent);
        if (read is null)
        {
            Navigation.NotFound();
        }
    }

    private async Task ReverseAsync()
    {
        var reversal = await Dialogs.OpenFormAsync<ReversePaymentDialog, long?>(L["Reverse.Title", Money.Format(detail!.Payment.Amount)], new() { ["Detail"] = detail });
        if (reversal is not null)
        {
            Toast.Done(L["Reversed.Toast"]);
            await ReadAsync();
        }
    }
}
