using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Notifications;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using BlazorEstate.Tests.Support;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Notifications;

/// <summary>The bell against a real database: it counts, follows, and forgets what was read.</summary>
public sealed class BellTests : ComponentTest
{
    private async Task<(TestEstate Estate, IRenderedComponent<NotificationBell> Bell)> BellAsync(int told)
    {
        var estate = await TestEstate.CreateAsync(s => s.AddNotifications());
        await using (var db = await estate.Factory.CreateDbContextAsync())
        {
            db.Users.Add(new EstateUser { Id = 1, Email = "ada@example.org", UserName = "ada", CreatedAt = new DateTime(2025, 1, 1) });
            await db.SaveAsync(TestEstate.Admin);
        }

        for (var i = 0; i < told; i++) { await TellAsync(estate); }
        Services.AddSingleton(estate.Get<EstateChanges>());
        Services.AddSingleton(estate.Get<AgencyClock>());
        Services.AddScoped(_ => estate.Scoped<NotificationQueries>());
        Services.AddScoped(_ => estate.Scoped<NotificationService>());
        Services.AddScoped<EventSentences>();
        Services.AddScoped<DeskHand>();
        Services.AddScoped<CurrentActor>();
        Services.AddSingleton<AuthenticationStateProvider>(new Ada());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var bell = Render<NotificationBell>();
        await bell.Find("details").TriggerEventAsync("onmenutoggle", new MenuToggleEventArgs { Open = true });
        bell.WaitForAssertion(() => Assert.Equal(told, bell.FindAll(".line").Count));
        return (estate, bell);
    }

    private static async Task TellAsync(TestEstate estate, string audience = Permissions.PaymentsView)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        db.Notifications.Add(Notification.Of(EventKinds.PaymentReceived.Key, Severity.Success, audience, new("Lease", 1, "L1"),
            estate.Time.GetUtcNow().UtcDateTime, null, "Benoît Hébert", NotificationArg.OfMoney(58_000), "L1"));
        db.Note("test", "Lease", 1, "L1");
        await db.SaveAsync(TestEstate.Admin);
        estate.Get<EstateChanges>().Publish(new EstateChange(ChangeKinds.Notification));
    }

    [Fact]
    public async Task It_says_what_happened_in_the_readers_language()
    {
        Speak("fr-FR");
        var (estate, bell) = await BellAsync(1);
        await using (estate)
        {
            Assert.Equal("1", bell.Find(".bell__count").TextContent.Trim());
            Assert.Contains("Benoît Hébert a payé 580,00 € pour le bail L1", bell.Find(".line").TextContent, StringComparison.Ordinal);
            Assert.Equal("Notifications\u00a0: 1 non lue", bell.Find("summary").GetAttribute("aria-label"));
        }
    }

    [Fact]
    public async Task It_keeps_its_language_whatever_language_the_news_come_from()
    {
        Speak("fr-FR");
        var (estate, bell) = await BellAsync(0);
        await using (estate)
        {
            Speak("en-GB");
            await TellAsync(estate);
            bell.WaitForAssertion(() => Assert.Contains("a payé 580,00 € pour le bail L1", bell.Find(".line").TextContent, StringComparison.Ordinal));
            Assert.Equal("Notifications\u00a0: 1 non lue", bell.Find("summary").GetAttribute("aria-label"));
        }
    }

    [Fact]
    public async Task It_follows_what_others_do_and_what_was_read_elsewhere()
    {
        var (estate, bell) = await BellAsync(0);
        await using (estate)
        {
            Assert.Empty(bell.FindAll(".bell__count"));
            await TellAsync(estate);
            bell.WaitForAssertion(() => Assert.Equal("1", bell.Find(".bell__count").TextContent.Trim()));

            await estate.Scoped<NotificationService>().ReadAllAsync(TestEstate.As(Roles.Agent, 1));
            bell.WaitForAssertion(() => Assert.Empty(bell.FindAll(".bell__count")));
        }
    }

    [Fact]
    public async Task A_click_reads_one_and_its_link_opens_its_record()
    {
        var (estate, bell) = await BellAsync(2);
        await using (estate)
        {
            Assert.Equal("/leases/L1", bell.FindAll(".line")[0].GetAttribute("href"));
            await bell.FindAll(".line")[0].ClickAsync(new());
            bell.WaitForAssertion(() => Assert.Equal("1", bell.Find(".bell__count").TextContent.Trim()));
        }
    }

    [Fact]
    public async Task Mark_all_empties_the_count_and_keeps_the_list()
    {
        var (estate, bell) = await BellAsync(3);
        await using (estate)
        {
            await bell.Find(".bell__head button").ClickAsync(new());
            bell.WaitForAssertion(() => Assert.Empty(bell.FindAll(".bell__count")));
            Assert.Equal(3, bell.FindAll(".line").Count);
            Assert.Equal(3, (await estate.ReadAsync(db => db.NotificationMarks.SingleAsync())).ReadUpToId);
        }
    }

    [Fact]
    public async Task The_list_is_drawn_while_it_is_open_only()
    {
        var (estate, bell) = await BellAsync(1);
        await using (estate)
        {
            await bell.Find("details").TriggerEventAsync("onmenutoggle", new MenuToggleEventArgs { Open = false });
            bell.WaitForAssertion(() => Assert.Empty(bell.FindAll(".bell__panel > *")));
        }
    }

    [Fact]
    public async Task Done_takes_one_out_of_list_and_count()
    {
        var (estate, bell) = await BellAsync(2);
        await using (estate)
        {
            await bell.Find("button[title=Done]").ClickAsync(new());
            bell.WaitForAssertion(() => Assert.Equal(("1", 1), (bell.Find(".bell__count").TextContent.Trim(), bell.FindAll(".line").Count)));
        }
    }

    [Fact]
    public async Task A_flood_of_events_is_drawn_once_or_twice()
    {
        var (estate, bell) = await BellAsync(1);
        await using (estate)
        {
            var drawn = bell.RenderCount;
            await estate.TellAsync([.. Enumerable.Range(0, 10_000).Select(i => estate.Of(EventKinds.LeaseEnding)), estate.Of(EventKinds.RentOverdue)]);
            for (var i = 1; i <= 10_000; i++) { estate.Get<EstateChanges>().Publish(new EstateChange(ChangeKinds.Notification, i)); }
            bell.WaitForAssertion(() => Assert.Equal("2", bell.Find(".bell__count").TextContent.Trim()));
            await Task.Delay(EstateChanges.Pace * 2);
            Assert.InRange(bell.RenderCount - drawn, 1, 2);
        }
    }

    [Fact]
    public async Task What_tells_this_person_nothing_new_draws_nothing()
    {
        var (estate, bell) = await BellAsync(1);
        await using (estate)
        {
            var drawn = bell.RenderCount;
            await TellAsync(estate, Permissions.MaintenanceView);
            var heard = new TaskCompletionSource();
            using var after = estate.Get<EstateChanges>().Subscribe(ChangeKinds.Notification, _ => { heard.TrySetResult(); return Task.CompletedTask; });
            await TellAsync(estate, Permissions.MaintenanceView);
            await heard.Task.WaitAsync(Waiting.Patience);
            await TellAsync(estate);
            bell.WaitForAssertion(() => Assert.Equal("2", bell.Find(".bell__count").TextContent.Trim()));
            Assert.Equal(drawn + 1, bell.RenderCount);
        }
    }

    private sealed class Ada : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(
            new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "1"), new(EstateClaims.Permission, Permissions.PaymentsView)], "test"))));
    }
}
