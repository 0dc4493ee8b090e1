using System.Security.Claims;
using AngleSharp.Dom;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Payments;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>The form and the list on a real database: what a person sees before, while and after recording. Today is 15 June 2025.</summary>
public sealed class RecordPaymentDialogTests : ComponentTest, IAsyncLifetime
{
    private readonly SignedIn _signedIn = new();
    private TestEstate _estate = null!;

    public async Task InitializeAsync()
    {
        _estate = await PaidEstate.CreateAsync();
        Services.AddScoped(_ => _estate.Scoped<PaymentQueries>());
        Services.AddScoped(_ => _estate.Scoped<DueQueries>());
        Services.AddScoped(_ => _estate.Scoped<PaymentLedger>());
        Services.AddSingleton(_ => _estate.Get<AgencyClock>());
        Services.AddSingleton(_ => _estate.Get<EstateChanges>());
        Services.AddScoped<CurrentActor>();
        Services.AddSingleton<AuthenticationStateProvider>(_signedIn);
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", true));
        As(Roles.Accountant);
        await _estate.LeaseAsync(58_000, "2025-02-28");
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _estate.DisposeAsync();
    }

    [Fact]
    public void A_chosen_lease_shows_what_is_owed_and_the_amount_that_is_due()
    {
        var dialog = Open();
        Assert.Contains("€1,160.00", dialog.Find(".due__sum").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, dialog.FindAll(".due__charges li").Count);
        Assert.Equal("1160.00", dialog.Find("#payment-amount").GetAttribute("value"));
        Assert.Equal("2025-06-15", dialog.Find("#payment-date").GetAttribute("value"));
        Assert.Equal(["January 2025 €580.00", "February 2025 €580.00"], Preview(dialog));
    }

    [Fact]
    public void The_allocation_is_shown_while_the_amount_is_typed()
    {
        var dialog = Open();
        dialog.Find("#payment-amount").Input("700");
        Assert.Equal(["January 2025 €580.00", "February 2025 €120.00€460.00 left"], Preview(dialog));
        dialog.Find("#payment-amount").Input("1,200.50");
        Assert.Equal(["January 2025 €580.00", "February 2025 €580.00", "Credit €40.50"], Preview(dialog));
        dialog.Find("#payment-amount").Input("abc");
        Assert.Empty(Preview(dialog));
        Assert.Equal("true", dialog.Find("#payment-amount").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_named_charge_is_paid_first_before_and_after_recording()
    {
        var dialog = Open();
        dialog.Find("#payment-amount").Input("600");
        var february = (await _estate.ChargesAsync())[1].Id;
        dialog.Find("#payment-chargeId").Change(february.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["February 2025 €580.00", "January 2025 €20.00€560.00 left"], Preview(dialog));
        await dialog.Find("form").SubmitAsync();
        Assert.Equal([2_000, 58_000], (await _estate.ChargesAsync()).Select(c => c.Paid));
    }

    [Fact]
    public async Task A_double_click_records_once()
    {
        var dialog = Open();
        var form = dialog.Find("form");
        await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync(), form.SubmitAsync());
        await form.SubmitAsync();
        Assert.Equal(116_000, await _estate.ReadAsync(db => db.Payments.SumAsync(p => p.Amount)));
        Assert.Equal(1, await _estate.ReadAsync(db => db.Payments.CountAsync()));
    }

    [Theory]
    [InlineData("en-GB", "must not be in the future (today is 15/06/2025).")]
    [InlineData("fr-FR", "15/06/2025")]
    public async Task What_is_wrong_stands_beside_its_field_in_the_persons_language(string culture, string says)
    {
        Speak(culture);
        var dialog = Open();
        dialog.Find("#payment-amount").Input("0");
        dialog.Find("#payment-date").Change("2025-06-16");
        await dialog.Find("form").SubmitAsync();
        Assert.NotEmpty(dialog.Find("#payment-amount-note").TextContent.Trim());
        Assert.Contains(says, dialog.Find("#payment-date-note").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", dialog.Find("#payment-date").GetAttribute("aria-invalid"));
        Assert.Equal(culture == "fr-FR", dialog.Find("#payment-date-note").TextContent.Contains("futur", StringComparison.Ordinal) && !dialog.Markup.Contains("must not", StringComparison.Ordinal));
        Assert.False(await _estate.ReadAsync(db => db.Payments.AnyAsync()));
    }

    [Fact]
    public async Task What_somebody_else_records_meanwhile_changes_what_is_owed()
    {
        var dialog = Open();
        await _estate.PayAsync(580m);
        dialog.WaitForAssertion(() => Assert.Contains("€580.00", dialog.Find(".due__sum").TextContent, StringComparison.Ordinal));
        Assert.Equal(["February 2025 €580.00", "Credit €580.00"], Preview(dialog));
    }

    [Fact]
    public async Task The_list_and_its_sum_follow_what_another_service_records()
    {
        var page = Render<PaymentsPage>(p => p.AddCascadingValue(ListQuery.Parse("/payments")));
        page.WaitForAssertion(() => Assert.Contains("No payment yet", page.Markup, StringComparison.Ordinal));
        var id = (await _estate.PayAsync(700m)).Value.Payment.Payment.Id;
        page.WaitForAssertion(() => Assert.Contains("€700.00", page.Find("tfoot").TextContent, StringComparison.Ordinal));
        Assert.Equal($"/payments/{id}", page.Find(".grid__link").GetAttribute("href"));
        await _estate.Scoped<PaymentLedger>().ReverseAsync(id, "x", null, null, TestEstate.Admin);
        page.WaitForAssertion(() => Assert.Contains("€0.00", page.Find("tfoot").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, page.FindAll("tbody tr").Count);
    }

    [Theory]
    [InlineData(Roles.Auditor, false, false)]
    [InlineData(Roles.Agent, true, false)]
    [InlineData(Roles.Accountant, true, true)]
    public async Task Only_who_may_sees_the_buttons(string role, bool record, bool reverse)
    {
        As(role);
        var id = (await _estate.PayAsync(700m)).Value.Payment.Payment.Id;
        var list = Render<PaymentsPage>(p => p.AddCascadingValue(ListQuery.Parse("/payments")));
        Assert.Equal(record, list.FindAll(".page-header__actions button").Count == 1);
        var receipt = Render<BlazorEstate.Features.Payments.PaymentPage>(p => p.Add(x => x.Id, id));
        Assert.Equal(reverse, receipt.FindAll(".page-header__actions button").Count == 1);
    }

    private IRenderedComponent<RecordPaymentDialog> Open()
    {
        var dialog = Render<RecordPaymentDialog>(p => p.Add(x => x.LeaseCode, "L1"));
        dialog.WaitForElement(".due");
        return dialog;
    }

    private void As(string role)
    {
        _signedIn.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, role), .. Roles.Allowed[role].Select(p => new Claim(EstateClaims.Permission, p))], "test"));
    }

    private static List<string> Preview(IRenderedComponent<RecordPaymentDialog> dialog) =>
        [.. dialog.FindAll(".preview tr").Select(row => string.Join(' ', row.QuerySelectorAll("td").Where((_, i) => i != 1).SelectMany(Words)))];

    private static IEnumerable<string> Words(IElement cell) =>
        cell.TextContent.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public ClaimsPrincipal User { get; set; } = new();

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(User));
    }
}
