using System.Net;
using BlazorEstate.Access;
using BlazorEstate.Features.Users;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Account;

public sealed class SignInTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_right_password_opens_the_page_that_was_asked_for()
    {
        var (email, id) = await site.PersonAsync();
        var visitor = site.Visit();
        Assert.Equal("/account/sign-in?returnUrl=%2Faccount", (await visitor.GetAsync("/account")).Target);

        Assert.Equal("/account", (await visitor.SignInAsync(email)).Target);

        Assert.Contains(email, (await visitor.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Contains("sign-in", await ActionsAsync(id));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_return_address_elsewhere_leads_home(string returnUrl)
    {
        var (email, _) = await site.PersonAsync();
        Assert.Equal("/", (await site.Visit().SignInAsync(email, returnUrl: returnUrl)).Target);
        Assert.Equal("/account/sign-in?returnUrl=%2F", (await site.Visit().GetAsync("/login?returnUrl=" + Uri.EscapeDataString(returnUrl))).Target);
    }

    [Fact]
    public async Task The_first_form_of_the_page_behind_login_is_the_plain_sign_in()
    {
        var login = await site.Visit().GetAsync("/login?returnUrl=%2Fleases");
        Assert.Equal("/account/sign-in?returnUrl=%2Fleases", login.Target);
        var html = (await site.Visit().GetAsync(login.Target!)).Html;
        var form = html[html.IndexOf("<form", StringComparison.Ordinal)..html.IndexOf("</form>", StringComparison.Ordinal)];
        Assert.Contains("method=\"post\"", form, StringComparison.Ordinal);
        Assert.Contains("type=\"email\"", form, StringComparison.Ordinal);
        Assert.Contains("type=\"password\"", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_the_page_s_token_is_refused()
    {
        var (email, _) = await site.PersonAsync();
        var visitor = site.Visit();
        var page = await visitor.PostRawAsync("/account/sign-in", ("_handler", "sign-in"), ("Email", email), ("Password", TestSite.Password));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Nobody_can_tell_from_the_answer_who_has_an_account()
    {
        var (email, _) = await site.PersonAsync();
        var unknown = "nobody@site.example";
        var (known, stranger) = (site.Visit(), site.Visit());
        for (var i = 0; i < PasswordRules.Tries + 1; i++)
        {
            var one = await known.SignInAsync(email, "not the password");
            var other = await stranger.SignInAsync(unknown, "not the password");
            Assert.Equal(one.Text.Replace(email, "", StringComparison.Ordinal), other.Text.Replace(unknown, "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while()
    {
        var (email, id) = await site.PersonAsync();
        var visitor = site.Visit();
        for (var i = 1; i < PasswordRules.Tries; i++)
        {
            Assert.Contains("is not right", (await visitor.SignInAsync(email, "wrong")).Text, StringComparison.Ordinal);
        }

        Assert.Contains("5 minutes", (await visitor.SignInAsync(email, "wrong")).Text, StringComparison.Ordinal);
        Assert.Contains("5 minutes", (await visitor.SignInAsync(email)).Text, StringComparison.Ordinal);
        Assert.Contains("lockout", await ActionsAsync(id));

        await UsersAsync(s => s.UnlockAsync(id, TestEstate.Admin));
        Assert.Equal("/account", (await visitor.SignInAsync(email)).Target);
    }

    [Fact]
    public async Task A_disabled_person_cannot_sign_in_and_open_sessions_end()
    {
        var (email, id) = await site.PersonAsync();
        var visitor = site.Visit();
        await visitor.SignInAsync(email);

        await UsersAsync(s => s.DisableAsync(id, TestEstate.Admin));

        Assert.False(await visitor.IsSignedInAsync());
        Assert.Contains("is not right", (await visitor.SignInAsync(email)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_asks_first_and_ends_every_session_of_the_person()
    {
        var (email, id) = await site.PersonAsync();
        var (desk, phone) = (site.Visit(), site.Visit());
        await desk.SignInAsync(email);
        await phone.SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/account/sign-out")).Status);
        Assert.True(await desk.IsSignedInAsync());

        Assert.Equal("/account/sign-in", (await desk.PostAsync("/account/sign-out", "sign-out")).Target);

        Assert.False(await desk.IsSignedInAsync());
        Assert.False(await phone.IsSignedInAsync());
        Assert.Contains("sign-out", await ActionsAsync(id));
    }

    [Fact]
    public async Task The_page_speaks_the_browser_s_language()
    {
        Assert.Contains("Se connecter", (await site.Visit("fr-FR").GetAsync("/account/sign-in")).Text, StringComparison.Ordinal);
        Assert.Contains("Stay signed in", (await site.Visit().GetAsync("/account/sign-in")).Text, StringComparison.Ordinal);
    }

    private Task<List<string>> ActionsAsync(long id) =>
        site.ReadAsync(db => db.AuditEntries.Where(a => a.SubjectKind == "EstateUser" && a.SubjectId == id).Select(a => a.Action).ToListAsync());

    private async Task UsersAsync(Func<UserService, Task> use)
    {
        // Somebody must remain who can manage users.
        await site.PersonAsync(Roles.Administrator);
        await using var scope = site.Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<UserService>());
    }
}
