using System.Security.Claims;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Letters;

public sealed class LetterPageTests : ComponentTest, IAsyncLifetime
{
    private TestEstate estate = null!;
    private IReadOnlyList<string> may = Permissions.All;

    public async Task InitializeAsync()
    {
        estate = await LetterWorld.CreateAsync();
        Services.AddSingleton(estate.Get<IDbContextFactory<EstateDbContext>>()).AddSingleton(estate.Get<AgencyClock>()).AddSingleton(estate.Get<RevisionCache>());
        Services.AddSingleton(estate.Get<IConfiguration>());
        Services.AddScoped<CurrentActor>().AddLetters().AddLetterSettings();
        Services.AddSingleton<AuthenticationStateProvider>(_ => new SignedIn(may));
        SetRendererInfo(new("Server", isInteractive: true));
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await estate.DisposeAsync();
    }

    [Fact]
    public void The_list_names_every_letter_to_tenants_and_owners()
    {
        var page = Render<LettersPage>();
        page.WaitForAssertion(() => Assert.Equal(LetterKinds.Worded.Count, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public void The_preview_shows_real_data_and_what_is_typed()
    {
        var page = Open();
        Assert.Contains("€1,049.50", page.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.Equal("", page.Find("iframe").GetAttribute("sandbox"));
        page.Find("#letter-subjectLine").Change("Please pay {amount}, {tenant}");
        Assert.Contains("Please pay €1,049.50, Benoît Hébert", page.Find(".preview__subject").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_placeholder_that_does_not_exist_is_named_and_nothing_is_saved()
    {
        var page = Open();
        page.Find("#letter-subjectLine").Change("Pay {sum}");
        Assert.Empty(page.FindAll("iframe"));
        Assert.Contains("{sum}", page.Find(".notice").TextContent, StringComparison.Ordinal);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("{sum}", page.Find("#letter-subjectLine-note .field__error").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_save_is_kept_and_a_stale_one_is_told()
    {
        var page = Open();
        page.Find("#letter-subjectLine").Change("Mine");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Your wording", page.Find("h1").ParentElement!.TextContent, StringComparison.Ordinal));

        await estate.Scoped<LetterWordingService>().SaveAsync(LetterKinds.Reminder1, "en", new("Theirs", "Hello"), 1, TestEstate.Admin);
        page.Find("#letter-subjectLine").Change("Mine again");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Someone changed", page.Find("form .notice").TextContent, StringComparison.Ordinal));
        page.Find("form .notice button").Click();
        page.WaitForAssertion(() => Assert.Equal("Theirs", page.Find("#letter-subjectLine").GetAttribute("value")));
    }

    [Fact]
    public async Task What_is_typed_stays_while_the_other_language_is_looked_at_and_is_no_newer_for_it()
    {
        var page = Open();
        page.Find("#letter-subjectLine").Change("Mine");
        Choose(page, "fr");
        Assert.Equal(["French", "English (not saved)"], page.FindAll(".tabs a").Select(a => a.TextContent.Trim()));
        Assert.StartsWith("Rappel", page.Find("#letter-subjectLine").GetAttribute("value"), StringComparison.Ordinal);
        await estate.Scoped<LetterWordingService>().SaveAsync(LetterKinds.Reminder1, "en", new("Theirs", "Hello"), 0, TestEstate.Admin);
        Choose(page, "en");
        Assert.Equal("Mine", page.Find("#letter-subjectLine").GetAttribute("value"));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Someone changed", page.Find("form .notice").TextContent, StringComparison.Ordinal));
        page.Find("form .notice button").Click();
        page.WaitForAssertion(() => Assert.Equal("Theirs", page.Find("#letter-subjectLine").GetAttribute("value")));
        Assert.Equal(["French", "English"], page.FindAll(".tabs a").Select(a => a.TextContent.Trim()));
    }

    [Fact]
    public void What_is_typed_back_or_thrown_away_is_no_change()
    {
        var page = Open();
        var was = page.Find("#letter-subjectLine").GetAttribute("value");
        page.Find("#letter-subjectLine").Change("Mine");
        page.Find("#letter-subjectLine").Change(was);
        Assert.DoesNotContain("not saved", page.Markup, StringComparison.Ordinal);
        page.Find("#letter-subjectLine").Change("Mine");
        page.FindAll("form button").Single(b => b.TextContent.Contains("Discard", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => Assert.Equal(was, page.Find("#letter-subjectLine").GetAttribute("value")));
        Assert.DoesNotContain("not saved", page.Markup, StringComparison.Ordinal);
    }

    private void Choose(IRenderedComponent<LetterPage> page, string language)
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("lang", language));
        page.WaitForAssertion(() => Assert.Contains($"lang=\"{language}\"", page.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal));
    }

    [Fact]
    public void Who_may_not_change_settings_reads_only()
    {
        may = [Permissions.MailsView];
        var page = Open();
        Assert.Empty(page.FindAll("form"));
        Assert.NotEmpty(page.FindAll("iframe"));
    }

    [Theory]
    [InlineData("ownerVisitNotice", true)]
    [InlineData("ownerInterventionNotice", true)]
    [InlineData("visitNotice", true)]
    [InlineData("rentCall", false)]
    public void An_appointment_that_is_made_up_is_said_to_be(string key, bool invented)
    {
        var page = Open(key);
        Assert.Equal(invented, page.FindAll(".notice").Any(n => n.TextContent.Contains("This is an example", StringComparison.Ordinal)));
        Assert.Contains(key.StartsWith("owner", StringComparison.Ordinal) ? "Dear Amélie Cœur" : "Dear Benoît Hébert", page.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    private IRenderedComponent<LetterPage> Open(string key = "reminder1")
    {
        var page = Render<LetterPage>(p => p.Add(x => x.Key, key));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("iframe")));
        return page;
    }

    private sealed class SignedIn(IReadOnlyList<string> may) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(may.Select(p => new Claim(EstateClaims.Permission, p)), "test"))));
    }
}
