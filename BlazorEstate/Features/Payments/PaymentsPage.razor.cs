using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Payments;

public partial class PaymentsPage
{
    private PaymentTotals? totals;
    private bool mayRecord;
    private (string Lease, string? ReturnUrl)? asked;

    protected override ChangeKinds Watches => ChangeKinds.Payment | ChangeKinds.Charge | ChangeKinds.Tenant;

    protected override async Task OnInitializedAsync() => mayRecord = (await Me.GetAsync()).Can(Permissions.PaymentsRecord);

    protected override async Task<Paged<PaymentRow>> ReadAsync(ListQuery query, CancellationToken ct)
    {
        var order = PaymentOrder.TryRead(query.Descending ? "-" + query.Sort : query.Sort) ?? PaymentOrder.Newest;
        var found = await Queries.ListAsync(PaymentFilter.Lenient(name => name == "q" ? query.Text : query[name], Currency), order, new(query.Page, query.PageSize), ct);
        totals = found.Totals;
        return new Paged<PaymentRow>(found.Rows, found.Totals.Count, query.Page, query.PageSize);
    }

    // "?record=L000012" opens the dialog. The address loses it first, so that going back or reloading does not open it again;
    // and a change of address closes dialogs, so it opens only after that.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Query["record"] is { } lease)
        {
            if (asked is null)
            {
                asked = (lease, Query["returnUrl"]);
                Go.To((Query with { Filters = Query.Filters.Remove("record").Remove("returnUrl") }).ToUrl(), replace: true);
            }
        }
        else if (asked is { } now)
        {
            asked = null;
            if (mayRecord)
            {
                await RecordAsync(now.Lease, now.ReturnUrl);
            }
        }
    }

    private async Task RecordAsync(string? leaseCode, string? returnUrl)
    {
        var parameters = new Dictionary<string, object?> { ["LeaseCode"] = leaseCode };
        var payment = await Dialogs.OpenFormAsync<RecordPaymentDialog, PaymentDetail>(L["Record"], parameters, "44rem");
        if (payment is not null)
        {
            Toast.Recorded(payment.Payment, L, Money);
        }

        if (returnUrl is not null)
        {
            Go.To(EstateUrls.LocalOrHome(returnUrl));
        }
    }
}
