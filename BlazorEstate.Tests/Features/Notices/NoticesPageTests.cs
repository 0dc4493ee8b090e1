using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Notices;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Notices;

public sealed class NoticesPageTests : ComponentTest, IAsyncLifetime
{
    private NoticeWorld world = null!;
    private long me;

    public async Task InitializeAsync()
    {
        world = await NoticeWorld.CreateAsync();
        me = await world.PersonAsync(Roles.Agent);
        Services.AddSingleton(world.Estate.Get<EstateChanges>()).AddSingleton(world.Estate.Get<AgencyClock>());
        Services.AddScoped(_ => world.Estate.Scoped<NoticePreferences>());
        Services.AddScoped<EventSentences>().AddScoped<CurrentActor>();
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(me));
        SetRendererInfo(new("Server", isInteractive: true));
    }

    public new async Task DisposeAsync()
    {
        Dispose();
        await world.DisposeAsync();
    }

    [Fact]
    public void Every_control_says_what_it_is_for_and_what_the_role_has()
    {
        var page = Show();
        Assert.Equal("Daily digest (as your role)", Mail(page, "Rent overdue").QuerySelector("option[selected], option[value=Daily]")!.TextContent);
        Assert.Equal("Daily", Mail(page, "Rent overdue").GetAttribute("value"));
        Assert.All(page.FindAll("table input, table select"), c => Assert.False(string.IsNullOrEmpty(c.GetAttribute("aria-label"))));
        Assert.Empty(page.FindAll(".page-header__actions button"));
    }

    [Fact]
    public async Task A_choice_is_kept_at_once_and_said_and_can_be_taken_back()
    {
        var page = Show();
        await Mail(page, "Rent overdue").ChangeAsync(new() { Value = "AtOnce" });
        page.WaitForAssertion(() => Assert.Contains("As your role: Daily digest.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Rent overdue: saved", page.Find("[role=status].sr-only").TextContent);
        await InApp(page, "Rent overdue").ChangeAsync(new() { Value = false });
        page.WaitForAssertion(() => Assert.False(InApp(page, "Rent overdue").HasAttribute("checked")));
        var kept = Assert.Single(await world.Estate.ReadAsync(db => db.NotificationPreferences.ToListAsync()));
        Assert.Equal(("rentOverdue", false, MailChoice.AtOnce), (kept.Kind, kept.InApp, kept.Mail));
        Assert.Contains("Back to defaults", page.Find(".page-header__actions").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_in_another_tab_shows_here()
    {
        var page = Show();
        await world.Estate.Scoped<NoticePreferences>().ChooseAsync("leaseEnding", false, MailChoice.None, TestEstate.As(Roles.Agent, me));
        page.WaitForAssertion(() => Assert.Contains("Does not reach you. As your role: Daily digest.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("None", Mail(page, "Lease ending soon").GetAttribute("value"));
    }

    [Fact]
    public void Security_is_locked_and_says_why_in_the_persons_language()
    {
        Speak("fr-FR");
        var page = Show();
        var (inApp, mail) = (InApp(page, "Connexion depuis un nouvel appareil", "{0}\u00a0: dans l’application"), Mail(page, "Connexion depuis un nouvel appareil", "{0}\u00a0: par e-mail"));
        Assert.True(inApp.HasAttribute("disabled") && inApp.HasAttribute("checked") && mail.HasAttribute("disabled"));
        Assert.Contains("ne peuvent pas être désactivées", page.Find("#" + mail.GetAttribute("aria-describedby")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_are_kept_by_their_button_and_what_is_wrong_stands_beside_the_field()
    {
        Speak("fr-FR");
        var page = Show();
        await page.Find("#times-quietFrom").ChangeAsync(new() { Value = "22:00" });
        await page.Find("#times-quietTo").ChangeAsync(new() { Value = "22:00" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("doit différer du début", page.Find("#times-quietTo-note").TextContent, StringComparison.Ordinal));
        Assert.Contains("Calme jusqu’à", page.Find(".notice--bad").TextContent, StringComparison.Ordinal);

        await page.Find("#times-quietTo").ChangeAsync(new() { Value = "07:30" });
        await page.Find("#times-digestHour").ChangeAsync(new() { Value = "6" });
        Assert.Contains("lundi 16 juin, 07:30", page.Find(".times__next").TextContent, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".notice--bad")));
        var kept = await world.Estate.ReadAsync(db => db.NotificationSettings.SingleAsync(s => s.UserId == me));
        Assert.Equal((null, new TimeOnly(22, 0), new TimeOnly(7, 30), 6), (kept.TimeZone, kept.QuietFrom!.Value, kept.QuietTo!.Value, kept.DigestHour));
    }

    [Fact]
    public async Task A_zone_is_found_by_its_city_and_a_text_that_is_none_is_refused()
    {
        var page = Show();
        Assert.Equal("Paris", page.Find("#times-timeZone").GetAttribute("value"));
        await page.Find("#times-timeZone").InputAsync(new() { Value = "atlantis" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("“atlantis” is not a known time zone", page.Find("#times-timeZone-note").TextContent, StringComparison.Ordinal));

        await page.Find("#times-timeZone").InputAsync(new() { Value = " " });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("is required", page.Find("#times-timeZone-note").TextContent, StringComparison.Ordinal));

        await page.Find("#times-timeZone").InputAsync(new() { Value = "tokyo" });
        await page.Find("[role=option]").MouseDownAsync(new());
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("It is 19:00 there now.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Asia/Tokyo", await world.Estate.ReadAsync(db => db.NotificationSettings.Where(s => s.UserId == me).Select(s => s.TimeZone).SingleAsync()));
    }

    [Theory]
    [InlineData("america/new york", "America/New_York", "06:00")]
    [InlineData("Tokyo", "Asia/Tokyo", "19:00")]
    public async Task A_zone_that_is_typed_in_full_needs_no_choosing(string typed, string kept, string now)
    {
        var page = Show();
        await page.Find("#times-timeZone").InputAsync(new() { Value = typed });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains($"It is {now} there now.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(kept, await world.Estate.ReadAsync(db => db.NotificationSettings.Where(s => s.UserId == me).Select(s => s.TimeZone).SingleAsync()));
    }

    [Fact]
    public async Task Times_that_another_tab_changed_are_not_overwritten()
    {
        var page = Show();
        await world.Estate.Scoped<NoticePreferences>().SetTimesAsync(new ChosenTimes(DigestHour: 10), null, TestEstate.As(Roles.Agent, me));
        await page.Find("#times-digestHour").ChangeAsync(new() { Value = "6" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".notice--warn button")));
        await page.Find(".notice--warn button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("10", page.Find("#times-digestHour option[selected]").GetAttribute("value")));
    }

    private IRenderedComponent<NoticesPage> Show()
    {
        var page = Render<NoticesPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("table select")));
        return page;
    }

    private static IElement InApp(IRenderedComponent<NoticesPage> page, string kind, string label = "{0}: in the application") => Labelled(page, kind, label);

    private static IElement Mail(IRenderedComponent<NoticesPage> page, string kind, string label = "{0}: by e-mail") => Labelled(page, kind, label);

    private static IElement Labelled(IRenderedComponent<NoticesPage> page, string kind, string label) =>
        page.Find($"[aria-label=\"{string.Format(CultureInfo.InvariantCulture, label, kind)}\"]");

    private sealed class SignedIn(long id) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{id}")], "test"))));
    }
}
