using System.Security.Claims;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Features.Notifications;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Notifications;

/// <summary>The page against a real database.</summary>
public sealed class DeskPageTests : ComponentTest
{
    private async Task<(TestEstate Estate, IRenderedComponent<NotificationsPage> Page)> OpenAsync(string url, params EventKind[] told)
    {
        var estate = await Desks.CreateAsync();
        await estate.TellAsync([.. told.Select((kind, i) => estate.Of(kind, i % 2))]);
        Services.AddSingleton(estate.Get<EstateChanges>()).AddSingleton(estate.Get<AgencyClock>());
        Services.AddScoped(_ => estate.Scoped<NotificationQueries>()).AddScoped(_ => estate.Scoped<NotificationService>());
        Services.AddScoped<EventSentences>().AddScoped<DeskHand>().AddScoped<CurrentActor>();
        Services.AddSingleton(new MailTransport(new EmailOptions { Smtp = { From = "agency@example.org" } }, new AgencyOptions(), TimeProvider.System, "mail"));
        Services.AddSingleton<AuthenticationStateProvider>(new Ada());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = Render<NotificationsPage>(p => p.AddCascadingValue(ListQuery.Parse(url)));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".grid .skeleton")));
        return (estate, page);
    }

    [Fact]
    public async Task The_chosen_are_done_together_and_the_rest_stays()
    {
        var (estate, page) = await OpenAsync("/notifications", EventKinds.PaymentReceived, EventKinds.RentOverdue, EventKinds.PaymentReceived);
        await using (estate)
        {
            await page.FindAll("[data-row] input")[0].ChangeAsync(new ChangeEventArgs { Value = true });
            await page.FindAll("[data-row] input")[2].ChangeAsync(new ChangeEventArgs { Value = true });
            Assert.Contains("2 selected", page.Find(".bar").TextContent, StringComparison.Ordinal);
            await page.Find("[data-desk-bar] [data-key=e]").ClickAsync(new());
            page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-row]")));
            Assert.Contains("late", page.Find("[data-row]").TextContent, StringComparison.Ordinal);
            Assert.Empty(page.FindAll("[data-desk-bar]"));
        }
    }

    [Fact]
    public async Task What_comes_in_keeps_what_is_chosen()
    {
        var (estate, page) = await OpenAsync("/notifications", EventKinds.PaymentReceived);
        await using (estate)
        {
            await page.Find("[data-row] input").ChangeAsync(new ChangeEventArgs { Value = true });
            await estate.TellAsync(estate.Of(EventKinds.RentOverdue));
            page.WaitForAssertion(() => Assert.Equal([false, true], page.FindAll("[data-row] input").Select(i => i.HasAttribute("checked"))));
        }
    }

    [Fact]
    public async Task A_record_is_one_row_that_opens_and_is_done_as_one()
    {
        var (estate, page) = await OpenAsync("/notifications?group=subject", EventKinds.PaymentReceived, EventKinds.RentOverdue, EventKinds.PaymentReceived);
        await using (estate)
        {
            Assert.Equal(2, page.FindAll("[data-row]").Count);
            await page.Find("[data-key=o]").ClickAsync(new());
            page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-row]").Count));
            await page.FindAll("[data-row]")[0].QuerySelector("[data-key=e]")!.ClickAsync(new());
            page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-row]")));
        }
    }

    [Theory]
    [InlineData("/notifications", "You are all caught up")]
    [InlineData("/notifications?view=unread", "Nothing unread")]
    [InlineData("/notifications?view=snoozed", "Nothing snoozed")]
    [InlineData("/notifications?view=done", "Nothing done yet")]
    [InlineData("/notifications?view=all", "Nothing to tell you yet")]
    [InlineData("/notifications?view=done&kind=payments", "Nothing matches")]
    [InlineData("/notifications?view=nonsense&kind=x&severity=9&from=y", "You are all caught up")]
    public async Task Each_view_says_why_it_is_empty(string url, string said)
    {
        var (estate, page) = await OpenAsync(url);
        await using (estate)
        {
            Assert.Equal(said, page.Find(".empty__title").TextContent);
        }
    }

    [Fact]
    public async Task Without_a_mail_server_it_says_so_and_leads_to_the_mails_whom_they_concern()
    {
        var (estate, page) = await OpenAsync("/notifications");
        await using (estate)
        {
            Assert.Contains("No mail server", page.Find(".notice").TextContent, StringComparison.Ordinal);
            Assert.Empty(page.FindAll(".notice a"));
        }
    }

    private sealed class Ada : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(
            new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "1"), new(EstateClaims.Permission, Permissions.PaymentsView)], "test"))));
    }
}
