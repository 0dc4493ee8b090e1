using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Payments;

public partial class RecordPaymentDialog
{
    // One key for as long as the dialog is open: however often it is sent, it is one payment.
    private readonly string key = Guid.NewGuid().ToString("N");
    private Choice? lease;
    private LeaseDue? due;
    private AllocationPreview? preview;
    private decimal? amount;
    private DateOnly? date;
    private PaymentMethod? method = PaymentMethod.Transfer;
    private string? reference;
    private string? charge;

    /// <summary>The lease chosen from the start.</summary>
    [Parameter]
    public string? LeaseCode { get; set; }

    protected override ChangeKinds Watches => ChangeKinds.Lease | ChangeKinds.Charge;

    private IEnumerable<(string, string)> Charges =>
        due!.Open.Select(c => (Text(c.Id), L["Record.ChargeOption", c.RechargeLabel is { } repair ? RepairText.Of(repair) : PeriodText.Of(c.From, c.To), Money.Format(c.Open)].Value)).Prepend(("", L["Record.Oldest"].Value));

    [Inject]
    private MoneyText Money { get; set; } = default!;

    private long? Named => long.TryParse(charge, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    protected override async Task OnInitializedAsync()
    {
        date = Clock.Today;
        if (LeaseCode is not null && await Dues.OfAsync(LeaseCode, Gone) is { } found)
        {
            await ChooseAsync(new Choice(found.Code, found.TenantName, found.UnitLabel));
        }
    }

    // Somebody else may record or issue on this lease while the dialog is open.
    protected override Task OnEstateChangedAsync() => ReadAsync();

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private async Task ChooseAsync(Choice? choice)
    {
        (lease, charge, due, preview) = (choice, null, null, null);
        await ReadAsync();
        amount = due is { } owed && owed.Suggested(Clock.Today) is var minor and > 0 ? Currency.ToMajor(minor) : null;
        Look(null);
    }

    private async Task ReadAsync()
    {
        var code = lease?.Code;
        var read = code is null ? null : await Dues.OfAsync(code, Gone);
        if (code == lease?.Code)
        {
            due = read;
            charge = read?.Open.Any(c => c.Id == Named) == true ? charge : null;
            Look(null);
        }
    }

    private void Look(object? _) => preview =
        due is not null && amount is { } major && Currency.TryToMinor(major, out var minor) && LeaseAccount.Preview(minor, due.Open, Named) is { IsOk: true } seen ? seen.Value : null;

    private async Task<Result> SaveAsync()
    {
        var receipt = await Ledger.RecordAsync(new(lease?.Code, date, amount, method, reference, Named, key), await Me.GetAsync());
        if (receipt.IsOk)
        {
            Dialogs.Close(receipt.Value.Payment);
        }

        return receipt;
    }
}
