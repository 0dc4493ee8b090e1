using System.Text;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Maintenance.Invoices;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Domain.InterventionStatus;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Quotes and invoices on a real database. Quotes above 500.00 need approval.</summary>
public sealed class QuoteTests : MaintenanceWorld
{
    private Actor _coordinator = null!;
    private Actor _manager = null!;

    private QuoteService Quotes => Estate.Scoped<QuoteService>();

    private InvoiceService Invoices => Estate.Scoped<InvoiceService>();

    [Fact]
    public async Task Up_to_the_limit_the_coordinator_accepts_it_and_above_it_somebody_who_may_approve()
    {
        var code = await StartAsync();
        await EnterAsync(code, 50_000);
        Assert.True((await DecideAsync(code, true, _coordinator)).IsOk);
        Assert.Equal((QuoteState.Approved, "Plomberie Roux"), ((await FindAsync(code)).Quotes[0].State, (await FindAsync(code)).Row.VendorName));

        var dear = await RequestAsync(Accepted);
        await EnterAsync(dear, 50_001);
        Assert.True((await DecideAsync(dear, true, _coordinator)).Has(Result.ForbiddenCode));
        Assert.True((await DecideAsync(dear, false, _coordinator)).Has(Result.ForbiddenCode));
        Assert.True((await DecideAsync(dear, true, TestEstate.As(Roles.Auditor))).Has(Result.ForbiddenCode));
        Assert.Equal(QuoteState.Submitted, (await FindAsync(dear)).Quotes[0].State);
        Assert.True((await DecideAsync(dear, true, _manager)).IsOk);
        Assert.Equal([InterventionEvent.QuoteApproved, InterventionEvent.QuoteSubmitted], (await FindAsync(dear)).Timeline.Take(2).Select(e => e.Kind));
    }

    [Fact]
    public async Task Who_may_approve_is_told_and_who_asked_is_told_what_became_of_it()
    {
        var code = await StartAsync();
        await EnterAsync(code, 30_000);
        Assert.Empty(await ToldAsync("quoteToApprove"));
        await EnterAsync(code, 80_000, "S2");
        var told = Assert.Single(await ToldAsync("quoteToApprove"));
        Assert.Equal((Permissions.MaintenanceApprove, null, code), (told.Audience, told.UserId, told.SubjectCode));
        Assert.True((await DecideAsync(code, true, _manager)).IsOk);
        Assert.Equal([_coordinator.UserId, _coordinator.UserId], (await ToldAsync("quoteDecided")).Select(n => n.UserId));
        Assert.Equal([QuoteState.Approved, QuoteState.Rejected], (await FindAsync(code)).Quotes.Select(q => q.State));
    }

    [Fact]
    public async Task Four_eyes_above_the_limit_unless_nobody_else_may_approve()
    {
        var code = await StartAsync();
        await EnterAsync(code, 80_000, by: _manager);
        var other = await ColleagueAsync("Ada", Roles.Administrator);
        Assert.True((await DecideAsync(code, true, _manager)).Has("Quote.FourEyes"));
        Assert.Equal(0, await Estate.Scoped<QuoteQueries>().CountAsync(_manager));
        Assert.Equal(1, await Estate.Scoped<QuoteQueries>().CountAsync(TestEstate.As(Roles.Administrator, other)));
        await Estate.ReadAsync(db => db.Users.Where(u => u.Id == other).ExecuteUpdateAsync(s => s.SetProperty(u => u.Disabled, true)));
        Assert.Equal(1, await Estate.Scoped<QuoteQueries>().CountAsync(_manager));
        Assert.True((await DecideAsync(code, true, _manager)).IsOk);
    }

    [Fact]
    public async Task One_is_approved_however_many_decide_at_once()
    {
        var code = await StartAsync();
        await EnterAsync(code, 20_000);
        await EnterAsync(code, 30_000, "S2");
        var ids = (await FindAsync(code)).Quotes.Select(q => q.Id).ToList();
        var all = await Task.WhenAll(ids.Concat(ids).Select(id => Quotes.DecideAsync(code, id, true, null, null, _manager)));
        Assert.Equal(1, all.Count(r => r.IsOk));
        Assert.Equal(1, await Estate.ReadAsync(db => db.Quotes.CountAsync(q => q.State == QuoteState.Approved)));
        await EnterAsync(code, 10_000);
        Assert.True((await DecideAsync(code, true, _coordinator)).Has("Quote.AnotherApproved"));
    }

    [Fact]
    public async Task Work_does_not_begin_while_a_quote_waits_unless_it_is_urgent()
    {
        var code = await StartAsync(Accepted, Scheduled);
        await EnterAsync(code, 80_000);
        Assert.Equal(("to", "Quote.Awaiting"), (await Service.MoveAsync(code, null, InProgress, null, _coordinator)).Problems.Select(p => (p.Field, p.Code)).Single());
        await Service.EditAsync(code, null, Leak with { Priority = InterventionPriority.Urgent }, _coordinator);
        Assert.True((await Service.MoveAsync(code, null, InProgress, null, _coordinator)).IsOk);
        await Service.AddCostAsync(code, null, new(CostKind.Other, "Work", Amount: 90_000), _coordinator);
        Assert.Equal((true, (long?)null), ((await FindAsync(code)).IsUnapproved, (await FindAsync(code)).AboveQuote));
        await DecideAsync(code, true, _manager);
        Assert.Equal((false, 10_000L), ((await FindAsync(code)).IsUnapproved, (await FindAsync(code)).AboveQuote));
    }

    [Fact]
    public async Task Quotes_that_nobody_decided_end_with_their_intervention_and_who_asked_is_told()
    {
        var code = await StartAsync(Accepted);
        var (declined, left) = (await RequestAsync(), await RequestAsync());
        await Service.EditAsync(code, null, Leak with { Priority = InterventionPriority.Urgent }, _coordinator);
        foreach (var each in new[] { code, declined, left })
        {
            await EnterAsync(each, 80_000);
            Assert.True((await Quotes.EnterAsync(each, "S2", new(90_000), false, null, _coordinator)).IsOk);
        }

        Assert.True((await Service.MoveAsync(declined, null, Declined, "not ours", _manager)).IsOk);
        Assert.Equal([QuoteState.Withdrawn, QuoteState.Rejected], (await FindAsync(declined)).Quotes.Select(q => q.State));
        Assert.Equal([InterventionEvent.QuoteRejected, InterventionEvent.QuoteWithdrawn], (await FindAsync(declined)).Timeline.Select(e => e.Kind).Where(k => k is InterventionEvent.QuoteRejected or InterventionEvent.QuoteWithdrawn).Order());
        Assert.Equal((_coordinator.UserId, declined), (await ToldAsync("quoteDecided")).Select(n => (n.UserId, n.SubjectCode)).Single());

        await Estate.ReadAsync(db => db.Interventions.Where(i => i.Code == left).ExecuteUpdateAsync(s => s.SetProperty(i => i.Status, Declined))); // As earlier versions left it.
        foreach (var to in new[] { Scheduled, InProgress, Completed })
        {
            Assert.True((await Service.MoveAsync(code, null, to, null, _coordinator)).IsOk);
        }

        Assert.Equal(2, await Estate.Scoped<QuoteQueries>().CountAsync(_manager));
        Estate.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await Estate.Scoped<MaintenanceCloser>().RunAsync());
        Assert.Equal(0, await Estate.Scoped<QuoteQueries>().CountAsync(_manager));
        Assert.Equal([QuoteState.Withdrawn, QuoteState.Rejected], (await FindAsync(code)).Quotes.Select(q => q.State));
        Assert.Equal([declined, code, left], (await ToldAsync("quoteDecided")).Select(n => n.SubjectCode));
        Assert.False(await Estate.ReadAsync(db => db.Quotes.AnyAsync(q => q.State == QuoteState.Draft || q.State == QuoteState.Submitted)));
    }

    [Fact]
    public async Task An_undecided_quote_of_a_merged_request_waits_with_the_one_that_sees_to_it()
    {
        var (target, request) = (await StartAsync(Accepted), await RequestAsync());
        Assert.True((await Quotes.EnterAsync(request, "S1", new(80_000), true, Pdf("devis.pdf"), _coordinator)).IsOk);
        Assert.True((await Quotes.EnterAsync(request, "S2", new(20_000), true, null, _coordinator)).IsOk);
        Assert.True((await DecideAsync(request, false, _coordinator)).IsOk);
        Assert.True((await Service.MergeAsync(request, null, target, null, _coordinator)).IsOk);

        Assert.Equal(QuoteState.Rejected, (await FindAsync(request)).Quotes.Single().State);
        var moved = (await FindAsync(target)).Quotes.Single();
        Assert.Equal((QuoteState.Submitted, "devis.pdf"), (moved.State, moved.File!.FileName));
        Assert.NotNull(await Queries.FileAsync(target, moved.File.Id));
        Assert.Equal(1, await Estate.Scoped<QuoteQueries>().CountAsync(_manager));
        Assert.True((await DecideAsync(target, true, _manager)).IsOk);
        Assert.Equal("Plomberie Roux", (await FindAsync(target)).Row.VendorName);
    }

    [Fact]
    public async Task The_list_shows_what_waits_for_me()
    {
        var (code, _) = (await StartAsync(), await RequestAsync());
        await EnterAsync(code, 80_000);
        var queries = Estate.Scoped<QuoteQueries>();
        var filter = MaintenanceFilter.Lenient(name => name == "quote" ? "mine" : null);
        Assert.Equal([code], await CodesAsync(_manager));
        Assert.Empty(await CodesAsync(_coordinator));
        Assert.Null(await queries.CountAsync(_coordinator));

        async Task<IEnumerable<string>> CodesAsync(Actor actor) =>
            (await Queries.ListAsync(await queries.ForAsync(filter, actor), MaintenanceSearch.Newest, BlazorEstate.Shared.Http.PageRequest.From(null, null).Value)).Items.Select(i => i.Code);
    }

    [Fact]
    public async Task A_file_is_kept_with_its_quote_and_a_false_one_keeps_neither()
    {
        var code = await StartAsync();
        Assert.True((await Quotes.EnterAsync(code, "S1", new(20_000), true, Pdf("devis.pdf"), _coordinator)).IsOk);
        var quote = (await FindAsync(code)).Quotes.Single();
        Assert.Equal("devis.pdf", (await Queries.FileAsync(code, quote.File!.Id))!.FileName);
        var forged = new BroughtFile("devis.pdf", 10, _ => new MemoryStream("<html></html>"u8.ToArray()));
        Assert.Equal("File.NotWhatItSays", (await Quotes.EnterAsync(code, "S1", new(20_000), true, forged, _coordinator)).Problems.Single().Code);
        Assert.Single((await FindAsync(code)).Quotes);
        Assert.Equal("amount", (await Quotes.EnterAsync(code, "S1", new(0), true, Pdf("other.pdf"), _coordinator)).Problems.Single().Field);
        Assert.Equal(1, await Estate.ReadAsync(db => db.Attachments.CountAsync()));
        Assert.Single(Kept());
    }

    [Fact]
    public async Task A_draft_is_changed_and_its_file_replaced_until_it_is_put_forward()
    {
        var code = await StartAsync();
        await Quotes.EnterAsync(code, "S1", new(80_000), false, Pdf("one.pdf"), _coordinator);
        var draft = (await FindAsync(code)).Quotes.Single();
        Assert.Equal((QuoteState.Draft, 0), (draft.State, (await ToldAsync("quoteToApprove")).Count));
        Assert.True((await Quotes.ChangeAsync(code, draft.Id, draft.Version, "S2", new(90_000), true, Pdf("two.pdf"), _coordinator)).IsOk);
        var quote = (await FindAsync(code)).Quotes.Single();
        Assert.Equal((QuoteState.Submitted, 90_000, "Chauffage Nord", "two.pdf"), (quote.State, quote.Amount, quote.VendorName, quote.File!.FileName));
        Assert.Single(Kept());
        Assert.True((await Quotes.ChangeAsync(code, draft.Id, draft.Version, "S2", new(1), true, null, _coordinator)).Has(Result.StaleCode));
    }

    [Fact]
    public async Task An_invoice_stands_beside_the_cost_and_a_number_counts_once_for_its_vendor()
    {
        var code = await StartAsync(Accepted, Scheduled, InProgress);
        await Service.AddCostAsync(code, null, new(CostKind.Other, "Work", Amount: 12_000), _coordinator);
        Assert.True((await Invoices.EnterAsync(code, "S1", new("F-2025/17", new(2025, 6, 14), 13_000), Pdf("facture.pdf"), _coordinator)).IsOk);
        var other = await RequestAsync();
        var twin = (await Invoices.EnterAsync(other, "S1", new("f 2025 17", new(2025, 6, 15), 1), Pdf("again.pdf"), _coordinator)).Problems.Single();
        Assert.Equal(("number", "Invoice.Duplicate", code), (twin.Field, twin.Code, (string)twin.Args[2]));
        Assert.True((await Invoices.EnterAsync(other, "S2", new("F-2025/17", new(2025, 6, 15), 1), null, _coordinator)).IsOk);
        Assert.True((await Invoices.EnterAsync(code, "S1", new("F-18", new(2025, 6, 14), 1), null, TestEstate.As(Roles.Accountant))).Has(Result.ForbiddenCode));
        Assert.Single(Kept());
        var invoice = (await FindAsync(code)).Invoices.Single();
        Assert.Equal((13_000L, "facture.pdf"), (invoice.Amount, invoice.File!.FileName));
        Assert.Equal("reason", (await Invoices.RemoveAsync(code, invoice.Id, " ", _coordinator)).Problems.Single().Field);
        Assert.True((await Invoices.RemoveAsync(code, invoice.Id, "another job", _coordinator)).IsOk);
        Assert.Empty(Kept());
        Assert.True((await Invoices.EnterAsync(other, "S1", new("F-2025/17", new(2025, 6, 14), 13_000), null, _coordinator)).IsOk);
    }

    [Fact]
    public async Task A_file_that_takes_the_place_of_another_stands_in_the_audit_trail()
    {
        var code = await StartAsync(Accepted, Scheduled, InProgress);
        await Quotes.EnterAsync(code, "S1", new(80_000), true, Pdf("one.pdf"), _coordinator);
        await Invoices.EnterAsync(code, "S1", new("F-1", new(2025, 6, 14), 13_000), null, _coordinator);
        var detail = await FindAsync(code);
        Assert.True((await Quotes.AttachAsync(code, detail.Quotes.Single().Id, Pdf("two.pdf"), _coordinator)).IsOk);
        Assert.True((await Invoices.AttachAsync(code, detail.Invoices.Single().Id, Pdf("facture.pdf"), _coordinator)).IsOk);
        var told = await Estate.ReadAsync(db => db.AuditEntries.Where(a => a.Action == "files" && a.SubjectCode == code).OrderBy(a => a.Id).Select(a => a.Changes).ToListAsync());
        Assert.Equal(["{\"Files\":[null,\"one.pdf\"]}", "{\"Files\":[\"one.pdf\",\"two.pdf\"]}", "{\"Files\":[null,\"facture.pdf\"]}"], told);
        Assert.Equal(["two.pdf", "facture.pdf"], [(await FindAsync(code)).Quotes.Single().File!.FileName, (await FindAsync(code)).Invoices.Single().File!.FileName]);
    }

    private string[] Kept() => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*", SearchOption.AllDirectories) : [];

    private string Folder => Path.Combine(Path.GetDirectoryName(Estate.DatabaseFile)!, "data", "files", "interventions");

    private static BroughtFile Pdf(string name)
    {
        var bytes = Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF\n");
        return new(name, bytes.Length, _ => new MemoryStream(bytes));
    }

    private async Task<string> StartAsync(params InterventionStatus[] through)
    {
        _coordinator = TestEstate.As(Roles.Coordinator, await ColleagueAsync());
        _manager = TestEstate.As(Roles.Manager, await ColleagueAsync("Manuel", Roles.Manager));
        await Estate.AddAsync(Vendor.Create("S1", new("Plomberie Roux")));
        await Estate.AddAsync(Vendor.Create("S2", new("Chauffage Nord")));
        return await RequestAsync(through.Length == 0 ? [Accepted] : through);
    }

    private async Task EnterAsync(string code, long amount, string vendor = "S1", Actor? by = null)
    {
        var entered = await Quotes.EnterAsync(code, vendor, new(amount), true, null, by ?? _coordinator);
        Assert.True(entered.IsOk, string.Join(", ", entered.Problems));
    }

    /// <summary>The newest.</summary>
    private async Task<Result> DecideAsync(string code, bool approve, Actor actor) =>
        await Quotes.DecideAsync(code, (await FindAsync(code)).Quotes[0].Id, approve, approve ? null : "no", null, actor);

    private Task<List<Notification>> ToldAsync(string kind) => Estate.ReadAsync(db => db.Notifications.Where(n => n.Kind == kind).OrderBy(n => n.Id).ToListAsync());
}
