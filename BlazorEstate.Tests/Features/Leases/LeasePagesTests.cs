using AngleSharp.Dom;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Leases;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BlazorEstate.Tests.Features.Leases.LeaseWorld;

namespace BlazorEstate.Tests.Features.Leases;

/// <summary>The pages on a real database, as a manager sees them.</summary>
public sealed class LeasePagesTests : ComponentTest, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2025, 6, 15);
    private LeaseWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await CreateAsync(Today, units: 2);
        var estate = _world.Estate;
        Add(estate, new SignedIn(Roles.Manager)).AddSingleton(estate.Get<IssueOptions>());
        Services.AddScoped<LeaseLedger>().AddScoped<LeaseQueries>().AddScoped<AccountQueries>().AddScoped<LeaseChoices>().AddScoped<LeaseForesight>().AddScoped<LeaseHistoryQueries>();
        SetRendererInfo(new RendererInfo("Server", true));
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task The_guided_form_creates_one_lease_however_often_it_is_clicked()
    {
        Go("unit");
        var page = Render<Addressed<NewLeasePage>>();
        page.WaitForElement("input[type=radio]");
        Submit(page);
        page.WaitForAssertion(() => Assert.Contains("is required", page.Find(".picks .field__error").TextContent, StringComparison.Ordinal));
        await page.FindAll("input[type=radio]")[0].ChangeAsync(new ChangeEventArgs { Value = "U1" });
        await NextAsync(page, "tenant");
        await page.FindAll("button[role=radio]")[1].ClickAsync(new());
        page.Find("#lease-name").Change("Zoé Œillet");
        await NextAsync(page, "terms");
        page.Find("#lease-end").Change("2028-06-14");
        await NextAsync(page, "lines");
        page.Find("#lease-line1-amount").Change("800");
        page.Find("#lease-line2-amount").Change("");
        page.Find("#lease-deposit").Change("900");
        Submit(page);
        page.WaitForAssertion(() => Assert.Contains("800.00", page.Find(".notice--bad").TextContent, StringComparison.Ordinal));
        page.Find("#lease-deposit").Change("800");
        await NextAsync(page, "review");
        Assert.Equal("€426.67", page.FindAll("tbody tr")[0].QuerySelector(".money")!.TextContent.Trim());

        // Back keeps what was entered.
        Go("lines");
        page.WaitForAssertion(() => Assert.Equal("800.00", page.Find("#lease-line1-amount").GetAttribute("value")));
        Go("review");
        page.WaitForElement("tbody tr");
        await Task.WhenAll(page.Find("form").SubmitAsync(), page.Find("form").SubmitAsync());
        page.WaitForAssertion(() => Assert.EndsWith("/leases/L000001", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal((1, 2), await _world.Estate.ReadAsync(async db => (await db.Leases.CountAsync(), await db.Tenants.CountAsync())));
    }

    [Fact]
    public async Task A_payment_recorded_elsewhere_shows_without_asking()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 6, 1), new(2026, 5, 31)));
        var page = Render<LeasePage>(p => p.Add(x => x.Code, lease.Code).AddCascadingValue(ListQuery.Parse($"/leases/{lease.Code}?tab=account")));
        page.WaitForAssertion(() => Assert.Equal("€800.00", page.Find(".figure__value").TextContent));
        await _world.PayAsync(lease.Code, Today, 50_000);
        _world.Estate.Get<EstateChanges>().Publish(new EstateChange(ChangeKinds.Payment, 1), new EstateChange(ChangeKinds.Lease, lease.Id));
        page.WaitForAssertion(() => Assert.Equal("€300.00", page.Find(".figure__value").TextContent));
        Assert.Equal("€500.00", page.FindAll("tbody tr")[0].QuerySelector(".entry__received .money")!.TextContent.Trim());
    }

    [Fact]
    public async Task Money_that_what_is_due_later_has_taken_is_told_beside_the_balance()
    {
        var lease = await _world.LetAsync(Terms(new(2025, 6, 1), new(2026, 5, 31), deposit: 70_000, dueDay: 20));
        await _world.PayAsync(lease.Code, Today, 98_678);
        foreach (var (culture, hint) in new[] { ("fr-FR", "en avance, dont 800,00 € déjà affectés à ce qui est dû plus tard"), ("en-GB", "in credit, of which €800.00 is set against what is due later") })
        {
            Speak(culture);
            var page = Render<LeasePage>(p => p.Add(x => x.Code, lease.Code).AddCascadingValue(ListQuery.Parse($"/leases/{lease.Code}")));
            page.WaitForElement(".figure");
            Assert.Equal(hint, page.Find(".figure__hint").TextContent.Replace('\u00a0', ' ').Replace('\u202f', ' '));
            Assert.Null(page.FindAll(".figure")[3].QuerySelector(".figure__hint"));
            Assert.Contains("986", page.Find(".figure__value").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_tab_renders_in_both_languages()
    {
        var lease = await _world.LetAsync(Terms(new(2024, 6, 1), new(2026, 5, 31), provision: 6_000));
        await _world.PayAsync(lease.Code, Today, 400_000);
        foreach (var culture in new[] { "fr-FR", "en-GB" })
        {
            Speak(culture);
            foreach (var tab in new[] { "terms", "account", "charges", "coming", "history" })
            {
                var page = Render<LeasePage>(p => p.Add(x => x.Code, lease.Code).AddCascadingValue(ListQuery.Parse($"/leases/{lease.Code}?tab={tab}")));
                page.WaitForElement(".tabs");
                Assert.NotEmpty(page.FindAll(tab == "history" ? ".timeline li" : "tbody tr"));
                Assert.Single(page.FindAll(".tabs [aria-current=page]"));
            }
        }
    }

    [Fact]
    public async Task The_grid_shows_rows_and_the_scope_it_was_given()
    {
        await _world.LetAsync(Terms(new(2025, 1, 1), new(2025, 12, 31)));
        var page = Render<LeasesPage>(p => p.AddCascadingValue(ListQuery.Parse("/leases?property=P1&status=running")));
        page.WaitForAssertion(() => Assert.Contains("L000001", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Contains(page.FindAll(".chip[aria-current]"), c => c.TextContent.Contains("P1", StringComparison.Ordinal));
    }

    private static void Submit(IRenderedComponent<Addressed<NewLeasePage>> page) => page.Find("form").Submit();

    private async Task NextAsync(IRenderedComponent<Addressed<NewLeasePage>> page, string step)
    {
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.EndsWith("step=" + step, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(step, page.FindAll(".steps__item").ToList().FindIndex(x => x.HasAttribute("aria-current")) is var at ? LeaseDraft.Steps[at] : ""));
    }

    private void Go(string step) => Services.GetRequiredService<NavigationManager>().NavigateTo("/leases/new?step=" + step);
}
