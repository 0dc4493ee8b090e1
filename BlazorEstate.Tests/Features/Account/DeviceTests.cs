using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Account;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Account;

/// <summary>A sign-in from a browser that is not known is told to the person, and to nobody else.</summary>
public sealed class DeviceTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    [Fact]
    public async Task The_first_browser_of_all_and_one_that_is_known_are_no_news()
    {
        var (email, id) = await site.PersonAsync();
        var desk = Browser(Firefox);
        await desk.SignInAsync(email);
        await desk.PostAsync("/account/sign-out", "sign-out");
        await desk.SignInAsync(email);
        Assert.Empty(await ToldAsync(id));
        Assert.Equal(["Firefox, Linux"], (await DevicesAsync(id)).Select(d => d.Name));
    }

    [Fact]
    public async Task Another_browser_is_told_to_the_person_alone_with_its_name_and_nothing_else()
    {
        var (email, id) = await site.PersonAsync(Roles.Administrator);
        await Browser(Firefox).SignInAsync(email);
        await Browser(Phone).SignInAsync(email);
        var told = Assert.Single(await ToldAsync(id));
        Assert.Equal(("signInFromNewDevice", id, "KnownDevice", """[{"Text":"Safari, iPhone"}]"""), (told.Kind, told.ActorId, told.SubjectKind, told.Args));
        Assert.Equal(2, (await DevicesAsync(id)).Count);
    }

    [Fact]
    public async Task A_wrong_password_makes_no_device_known()
    {
        var (email, id) = await site.PersonAsync();
        await Browser(Firefox).SignInAsync(email);
        await Browser(Phone).SignInAsync(email, "not the password");
        Assert.Empty(await ToldAsync(id));
        Assert.Single(await DevicesAsync(id));
    }

    [Fact]
    public async Task A_browser_that_knows_one_person_is_new_to_another()
    {
        var ((one, _), (two, other)) = (await site.PersonAsync(), await site.PersonAsync());
        var shared = Browser(Firefox);
        await Browser(Phone).SignInAsync(two);
        await shared.SignInAsync(one);
        await shared.PostAsync("/account/sign-out", "sign-out");
        await shared.SignInAsync(two);
        Assert.Single(await ToldAsync(other));
    }

    [Fact]
    public async Task The_cookie_is_a_secret_that_scripts_and_other_pages_do_not_get()
    {
        var (email, id) = await site.PersonAsync();
        var desk = Browser(Firefox);
        var page = await desk.GetAsync("/account/sign-in");
        var token = System.Text.RegularExpressions.Regex.Match(page.Html, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("__RequestVerificationToken", token), new("Email", email), new("Password", TestSite.Password)]);
        using var answer = await desk.Http.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("BlazorEstate.Device=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/account", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        var kept = Assert.Single(await DevicesAsync(id));
        Assert.DoesNotContain(kept.KeyHash, cookie, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", kept.KeyHash);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("0123456789012345678901234567890123456789;0")]
    [InlineData("ééééééééééééééééééééééééééééééééééééééééééé")]
    public async Task A_cookie_that_is_none_of_ours_is_replaced(string forged)
    {
        var (email, id) = await site.PersonAsync();
        var desk = Browser(Firefox);
        desk.Http.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "BlazorEstate.Device=" + Uri.EscapeDataString(forged));
        await desk.SignInAsync(email);
        Assert.NotEqual(DeviceCookie.Hash(forged), Assert.Single(await DevicesAsync(id)).KeyHash);
    }

    [Fact]
    public async Task The_account_page_lists_them_and_one_that_is_forgotten_is_news_again()
    {
        var ((email, id), (other, _)) = (await site.PersonAsync(), await site.PersonAsync());
        var (desk, phone, stranger) = (Browser(Firefox), Browser(Phone), Browser(Phone));
        await phone.SignInAsync(email);
        await desk.SignInAsync(email);
        await stranger.SignInAsync(other);
        var text = (await desk.GetAsync("/account")).Text;
        Assert.Matches(@"Firefox, Linux\s+check_circle\s*This one|Firefox, Linux[\s\S]{0,80}This one", text);
        Assert.Contains("Safari, iPhone", text, StringComparison.Ordinal);

        var known = (await DevicesAsync(id)).Single(d => d.Name == "Safari, iPhone");
        await stranger.PostAsync("/account", "forget-device", ("DeviceId", $"{known.Id}"));
        Assert.Equal(2, (await DevicesAsync(id)).Count);
        await desk.PostAsync("/account", "forget-device", ("DeviceId", $"{known.Id}"));
        Assert.Single(await DevicesAsync(id));
        Assert.Equal(1, await site.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectId == id && a.Action == "forget-device")));

        await phone.PostAsync("/account/sign-out", "sign-out");
        await phone.SignInAsync(email);
        Assert.Equal(2, (await ToldAsync(id)).Count);
    }

    [Fact]
    public async Task Signing_in_from_many_browsers_at_once_tells_each_once_and_keeps_a_bounded_list()
    {
        var (email, id) = await site.PersonAsync();
        await Browser(Firefox).SignInAsync(email);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Browser(Phone).SignInAsync(email)));
        Assert.Equal((8, 9), ((await ToldAsync(id)).Count, (await DevicesAsync(id)).Count));
        await site.WriteAsync(db => db.KnownDevices.AddRange(Enumerable.Range(0, 60).Select(i => new KnownDevice { UserId = id, KeyHash = $"{i}", LastSeenAt = DateTime.UnixEpoch.AddDays(i) })));
        await Browser(Phone).SignInAsync(email);
        Assert.Equal(10, (await DevicesAsync(id)).Count);
    }

    [Theory]
    [InlineData(Firefox, "Firefox, Linux")]
    [InlineData(Phone, "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36", "Chrome, Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "Samsung Internet, Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari, macOS")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0 Mobile/15E148 Safari/604.1", "Chrome, iPad")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 16181.61.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36", "Chrome, ChromeOS")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("<script>alert(1)</script>/1", "scriptalert1")]
    [InlineData("\u202Eevil\r\nX-Header: 1", "evilX-Header")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_browser_is_called_as_people_call_it(string? userAgent, string name) => Assert.Equal(name, DeviceName.Of(userAgent));

    [Fact]
    public void A_name_of_any_length_becomes_short() => Assert.Equal(new string('a', 30), DeviceName.Of(new string('a', 1_000_000)));

    private SiteVisitor Browser(string userAgent)
    {
        var visitor = site.Visit();
        visitor.Http.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        return visitor;
    }

    private Task<List<Notification>> ToldAsync(long id) =>
        site.ReadAsync(db => db.Notifications.Where(n => n.UserId == id && n.Kind == EventKinds.SignInFromNewDevice.Key).ToListAsync());

    private Task<List<KnownDevice>> DevicesAsync(long id) => site.ReadAsync(db => db.KnownDevices.Where(d => d.UserId == id).ToListAsync());
}
