using BlazorEstate.Domain;
using BlazorEstate.Shared;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

/// <summary>How a quote goes on, and what an invoice needs.</summary>
public sealed class QuoteRules
{
    private static readonly InterventionAct Coralie = new(new(2025, 6, 15, 10, 0, 0), 7, "Coralie"), Manuel = new(new(2025, 6, 16, 10, 0, 0), 8, "Manuel");
    private static readonly DateOnly Today = Day("2025-06-15");
    private static readonly Vendor Plumber = Vendor.Create("S1", new("Plomberie Roux")).Value;

    [Fact]
    public void A_draft_is_changed_put_forward_and_approved_and_its_vendor_gets_the_work()
    {
        var (work, quote) = (Work(), Draft());
        Assert.True(quote.Change(work, Plumber, new(80_000, false, Day("2025-07-01"), " two days "), Today, Coralie).IsOk);
        Assert.Equal((80_000, false, "two days", QuoteState.Draft), (quote.Amount, quote.VatIncluded, quote.Note, quote.State));
        Assert.Equal(InterventionEvent.QuoteSubmitted, quote.Submit(work, Coralie).Value.Kind);
        Assert.Equal("Quote.NotDraft", quote.Change(work, Plumber, new(1), Today, Coralie).Problems.Single().Code);
        var entry = quote.Approve(work, Plumber, fourEyes: true, "fine", Today, Manuel).Value;
        Assert.Equal((InterventionEvent.QuoteApproved, 80_000, "Plomberie Roux", "fine"), (entry.Kind, entry.Amount, entry.What, entry.Note));
        Assert.Equal((QuoteState.Approved, "Manuel", "Plomberie Roux"), (quote.State, quote.DecidedBy, work.VendorName));
    }

    [Fact]
    public void Nobody_approves_what_they_entered_or_put_forward_where_four_eyes_are_asked()
    {
        var (work, quote) = (Work(), Draft());
        quote.Submit(work, Manuel);
        Assert.Equal("Quote.FourEyes", quote.Approve(work, Plumber, true, null, Today, Coralie).Problems.Single().Code);
        Assert.Equal("Quote.FourEyes", quote.Approve(work, Plumber, true, null, Today, Manuel).Problems.Single().Code);
        Assert.True(quote.Approve(work, Plumber, false, null, Today, Coralie).IsOk);
    }

    [Fact]
    public void What_may_not_follow_is_refused()
    {
        var (work, quote) = (Work(), Draft());
        Assert.Equal("Quote.NotSubmitted", quote.Approve(work, Plumber, false, null, Today, Manuel).Problems.Single().Code);
        quote.Submit(work, Coralie);
        Assert.Equal("Quote.NotDraft", quote.Submit(work, Coralie).Problems.Single().Code);
        Assert.Equal(("note", "Required"), quote.Reject(work, " ", Manuel).Problems.Select(p => (p.Field, p.Code)).Single());
        Assert.True(quote.Reject(work, "too dear", Manuel).IsOk);
        Assert.Equal("Quote.Over", quote.Withdraw(work, null, Coralie).Problems.Single().Code);
        Assert.Equal("Quote.NotSubmitted", quote.Approve(work, Plumber, false, null, Today, Manuel).Problems.Single().Code);
        var late = Quote.Enter(work, Plumber, new(1_000, ValidUntil: Today), Today, Coralie).Value;
        late.Submit(work, Coralie);
        Assert.Equal("Quote.Expired", late.Approve(work, Plumber, false, null, Today.AddDays(1), Manuel).Problems.Single().Code);
        Assert.True(late.Approve(work, Plumber, false, null, Today, Manuel).IsOk);
        Assert.True(late.Withdraw(work, "went bankrupt", Coralie).IsOk);
    }

    [Fact]
    public void Once_the_work_is_done_an_approval_does_not_change_who_did_it()
    {
        var work = Intervention.Create("M1", 1, new("Leak", "plumbing", InterventionPriority.Normal, InterventionStatus.Completed, Today, Today)).Value;
        var (plumber, other) = (Vendor.Create("S1", new("Plomberie Roux")).Value, Vendor.Create("S2", new("Chauffage Nord")).Value);
        Number(plumber, 1);
        Number(other, 2);
        work.Assign(null, plumber, "Plomberie Roux", Coralie);
        var (his, theirs) = (Quote.Enter(work, plumber, new(60_000), Today, Coralie).Value, Quote.Enter(work, other, new(50_000), Today, Coralie).Value);
        Assert.All([his, theirs], q => Assert.True(q.Submit(work, Coralie).IsOk));
        Assert.Equal(("Quote.WorkDone", "Plomberie Roux"), (theirs.Approve(work, other, false, null, Today, Manuel).Problems.Single().Code, work.VendorName));
        Assert.True(his.Approve(work, plumber, false, null, Today, Manuel).IsOk);
        Assert.True(theirs.Reject(work, "done by another", Manuel).IsOk);

        static void Number(Vendor vendor, long id) => typeof(Vendor).GetProperty(nameof(Vendor.Id))!.SetValue(vendor, id);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_its_field()
    {
        Assert.Equal(["vendorCode", "amount"], Fields(null, new(null)));
        Assert.Equal(["amount", "validUntil"], Fields(Plumber, new(0, ValidUntil: Today.AddDays(-1))));
        Assert.Equal(["amount", "note"], Fields(Plumber, new(Limits.Amount + 1, Note: new('x', Limits.Text + 1))));
        var closed = Intervention.Create("M1", 1, new("Leak", "plumbing", InterventionPriority.Normal, InterventionStatus.Closed, Today, Today)).Value;
        Assert.Equal("Intervention.Ended", Quote.Enter(closed, Plumber, new(1_000), Today, Coralie).Problems.Single().Code);

        static IEnumerable<string> Fields(Vendor? vendor, QuoteInput input) => Quote.Enter(Work(), vendor, input, Today, Coralie).Problems.Select(p => p.Field);
    }

    [Theory]
    [InlineData("F-2025/017", "f2025017")]
    [InlineData(" f 2025 017 ", "f2025017")]
    [InlineData("É/12", "e12")]
    public void Numbers_of_invoices_are_compared_by_their_letters_and_digits(string number, string key) => Assert.Equal(key, VendorInvoice.KeyOf(number));

    [Fact]
    public void An_invoice_needs_a_vendor_a_number_a_day_and_an_amount()
    {
        Assert.Equal(["vendorCode", "number", "date", "amount"], Fields(null, new(" ", null, null)));
        Assert.Equal(["number", "date", "amount"], Fields(Plumber, new("--", Today.AddDays(1), 0)));
        var (invoice, entry) = VendorInvoice.Enter(Work(), Plumber, new(" F-17 ", Today, 12_000), Today, Coralie).Value;
        Assert.Equal(("F-17", "f17", "F-17, Plomberie Roux", 12_000L), (invoice.Number, invoice.NumberKey, entry.What, entry.Amount));
        Assert.Equal("reason", invoice.Remove(Work(), "", Coralie).Problems.Single().Field);

        static IEnumerable<string> Fields(Vendor? vendor, InvoiceInput input) => VendorInvoice.Enter(Work(), vendor, input, Today, Coralie).Problems.Select(p => p.Field);
    }

    private static Quote Draft() => Quote.Enter(Work(), Plumber, new(60_000), Today, Coralie).Value;

    private static Intervention Work() => Intervention.Create("M1", 1, new("Leak", "plumbing", InterventionPriority.Normal, InterventionStatus.Accepted, Day("2025-06-01"))).Value;
}
