using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Features.Maintenance.Invoices;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Quotes, invoices and the recharge.</summary>
public partial class InterventionPage
{
    private bool mayIssue;
    private bool mayApprove;
    private bool othersApprove = true;
    private long? userId;

    private async Task LookAtBillingAsync(Actor me)
    {
        (mayIssue, mayApprove, userId) = (me.Can(Permissions.ChargesIssue), me.Can(Permissions.MaintenanceApprove), me.UserId);
        othersApprove = await QuotesWaiting.ApprovalAsync(me, Gone) is not { Except: null };
    }

    private Task RechargeAsync() => OpenAsync<RechargeDialog>(L["Recharge.Title"], L["Recharged.Toast"], new() { ["Code"] = Code });

    private Task CorrectAsync() => OpenAsync<CorrectRechargeDialog>(L["Recharge.Correct.Title"], L["Recharge.Corrected"], new() { ["Code"] = Code });

    private Task EnterQuoteAsync(QuoteView? draft) =>
        OpenAsync<QuoteDialog>(L[draft is null ? "Quote.Add" : "Quote.Edit"], L["Quote.Added"], new() { ["Row"] = Detail!.Row, ["Quote"] = draft });

    private async Task ActOnQuoteAsync((QuoteView Quote, QuoteState To) act)
    {
        var (quote, to) = act;
        if (to == QuoteState.Submitted)
        {
            Tell(await QuoteWork.SubmitAsync(Code, quote.Id, quote.Version, await Me.GetAsync()), L["Quote.Submitted.Toast"]);
            return;
        }

        var words = to switch
        {
            QuoteState.Approved => (L["Quote.Approve.Title"], L["Quote.Approved.Toast"]),
            QuoteState.Rejected => (L["Quote.Reject.Title"], L["Quote.Rejected.Toast"]),
            _ => (L["Quote.Withdraw.Title"], L["Quote.Withdrawn.Toast"]),
        };
        var others = Detail!.Quotes.Any(q => q.Id != quote.Id && q.State is (QuoteState.Draft or QuoteState.Submitted));
        await OpenAsync<QuoteActDialog>(words.Item1, words.Item2, new() { ["Code"] = Code, ["Quote"] = quote, ["To"] = to, ["Others"] = others });
    }

    private Task EnterInvoiceAsync() => OpenAsync<InvoiceDialog>(L["Invoice.Add"], L["Invoice.Added"], new() { ["Row"] = Detail!.Row });

    private Task RemoveInvoiceAsync(InvoiceView invoice) => OpenAsync<RemoveInvoiceDialog>(L["Invoice.Remove.Title"], L["Invoice.Removed"], new() { ["Code"] = Code, ["Invoice"] = invoice });
}
