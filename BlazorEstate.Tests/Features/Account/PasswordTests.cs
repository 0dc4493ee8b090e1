using System.Net;
using System.Text.RegularExpressions;
using BlazorEstate.Features.Account;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Account;

public sealed partial class PasswordTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Next = "another long password";

    [Fact]
    public async Task The_link_of_the_mail_sets_a_new_password_once_and_ends_all_sessions()
    {
        var (email, _) = await site.PersonAsync();
        var signedIn = site.Visit();
        await signedIn.SignInAsync(email);
        var visitor = site.Visit();
        Assert.Contains("a link is on its way", (await visitor.PostAsync("/account/forgot-password", "forgot-password", ("Email", email))).Text, StringComparison.Ordinal);

        var link = await LinkOfAsync(email);
        Assert.Contains("Repeated password", (await ResetAsync(visitor, link, Next, "different")).Text, StringComparison.Ordinal);
        Assert.Contains("between 8 and 128", (await ResetAsync(visitor, link, "short", "short")).Text, StringComparison.Ordinal);
        Assert.Contains("is saved", (await ResetAsync(visitor, link, Next, Next)).Text, StringComparison.Ordinal);

        Assert.Contains("no longer valid", (await visitor.GetAsync(link)).Text, StringComparison.Ordinal);
        Assert.False(await signedIn.IsSignedInAsync());
        Assert.Equal("/account", (await visitor.SignInAsync(email, Next)).Target);
    }

    [Fact]
    public async Task An_address_without_an_account_gets_the_same_answer_and_no_mail()
    {
        var (email, _) = await site.PersonAsync();
        var known = await site.Visit().PostAsync("/account/forgot-password", "forgot-password", ("Email", email));
        var unknown = await site.Visit().PostAsync("/account/forgot-password", "forgot-password", ("Email", "nobody@elsewhere.example"));
        Assert.Equal(known.Text, unknown.Text);
        await LinkOfAsync(email);
        Assert.DoesNotContain(Directory.EnumerateFiles(site.MailFolder), f => File.ReadAllText(f).Contains("elsewhere.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/account/reset-password")]
    [InlineData("/account/reset-password?user=1&code=nonsense")]
    [InlineData("/account/reset-password?user=999999&code=%00%ff")]
    public async Task A_made_up_link_says_so(string link) =>
        Assert.Contains("no longer valid", (await site.Visit().GetAsync(link)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions_and_keeps_this_one()
    {
        var (email, _) = await site.PersonAsync();
        var (here, there) = (site.Visit(), site.Visit());
        await here.SignInAsync(email);
        await there.SignInAsync(email);

        var wrong = await ChangeAsync(here, "not mine", Next);
        Assert.Contains("Current password: is not right.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("is changed", (await ChangeAsync(here, TestSite.Password, Next)).Text, StringComparison.Ordinal);

        Assert.True(await here.IsSignedInAsync());
        Assert.False(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task A_long_sentence_without_any_digit_is_a_good_password()
    {
        var (email, _) = await site.PersonAsync();
        var visitor = site.Visit();
        await visitor.SignInAsync(email);
        Assert.Contains("is changed", (await ChangeAsync(visitor, TestSite.Password, new string('a', 128))).Text, StringComparison.Ordinal);
        Assert.Contains("between 8 and 128", (await ChangeAsync(visitor, new string('a', 128), new string('b', 129))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_needs_the_code_of_the_log()
    {
        await using var empty = new TestSite();
        var visitor = empty.Visit();
        Assert.Equal("/account/setup", (await visitor.GetAsync("/account/sign-in")).Target);
        (string, string)[] person = [("DisplayName", "Ada"), ("Email", "ada@site.example"), ("Password", TestSite.Password)];
        Assert.Contains("is not the code", (await visitor.PostAsync("/account/setup", "setup", [("SetupCode", "0000"), .. person])).Text, StringComparison.Ordinal);
        var code = empty.Services.GetRequiredService<SetupCode>().Code!;
        Assert.Contains("between 8 and 128", (await visitor.PostAsync("/account/setup", "setup", [("SetupCode", code), .. person[..2], ("Password", "short")])).Text, StringComparison.Ordinal);

        Assert.Equal("/", (await visitor.PostAsync("/account/setup", "setup", [("SetupCode", code), .. person])).Target);

        Assert.Contains("Administrator", (await visitor.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await empty.Visit().GetAsync("/account/setup")).Target);
    }

    private static Task<SitePage> ResetAsync(SiteVisitor visitor, string link, string password, string again) =>
        visitor.PostAsync(link, "reset-password", ("NewPassword", password), ("RepeatPassword", again));

    private static Task<SitePage> ChangeAsync(SiteVisitor visitor, string current, string next) =>
        visitor.PostAsync("/account/change-password", "change-password", ("CurrentPassword", current), ("NewPassword", next), ("RepeatPassword", next));

    /// <summary>The link of the mail to this address, from its plain text part; the mail is written beside the request.</summary>
    private async Task<string> LinkOfAsync(string email) =>
        new Uri(Link().Match(new ReceivedMail("", [], await Waiting.MailAsync(site.MailFolder, $"<{email}>")).Part("text/plain")).Value).PathAndQuery;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
