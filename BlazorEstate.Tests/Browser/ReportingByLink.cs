using System.Text.RegularExpressions;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ReportingByLink(BrowserFixture browser)
{
    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "image/jpeg", Buffer = content };

    /// <summary>The link of a unit, as the coordinator reads it.</summary>
    private static async Task<string> LinkAsync(Visitor coordinator, string unit)
    {
        await coordinator.GoToAsync($"/units/{unit}");
        await coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "Fault report link" }).ClickAsync();
        await coordinator.Page.ArriveAtAsync($"**/units/{unit}/report-link");
        return new Uri(await coordinator.Page.Locator("#report-link").InputValueAsync()).AbsolutePath;
    }

    [BrowserFact]
    public async Task A_tenant_reports_with_a_photo_on_a_phone_and_the_coordinator_sees_it_at_once_and_accepts()
    {
        await using var coordinator = await browser.OpenAsync();
        await coordinator.SignInAsAsync(Demo.Coordinator);
        var link = await LinkAsync(coordinator, "U000001");
        await coordinator.ShowcaseAsync("report-link");
        await coordinator.GoToAsync("/maintenance?status=requested");
        await using var tenant = await browser.OpenAsync("fr", width: 360, height: 740);
        var title = $"Fuite {Guid.NewGuid():N}"[..20];
        await tenant.DoAsync(async page =>
        {
            await page.GotoAsync(link);
            await Expect(page.Locator("h1")).ToHaveTextAsync("Signaler un problème");
            Assert.Empty(await page.TooWideAsync());
            await tenant.ShowcaseAsync("report-form-phone");
            await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Report a fault");
            await page.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Signaler un problème");
            await page.WaitForLoadStateAsync(LoadState.Load); // Its script looks at the photos.

            // What cannot be sent is said before it is.
            await page.Locator("#files").SetInputFilesAsync([File("enorme.jpg", Photos.OfSize(50_000_000))]);
            Assert.Contains("dépasse", await page.Locator("#files").EvaluateAsync<string>("f => f.validationMessage"), StringComparison.Ordinal);
            await page.Locator("#files").SetInputFilesAsync([File("fuite.jpg", Photos.FromPhone()), File("mur.png", Photos.Png)]);
            await Expect(page.Locator("[data-previews] img")).ToHaveCountAsync(2);
            await page.Locator("#title").FillAsync(title);
            await page.Locator("#category").SelectOptionAsync("plumbing");
            await page.GetByText("Cela gêne la vie quotidienne").ClickAsync();
            await page.Locator("#name").FillAsync("Zoé Lambert");
            await page.Locator("#phone").FillAsync("pas un numéro");
            await page.Locator("#access").FillAsync("Après 18 h");
            await tenant.ShowcaseAsync("report-form-filled");
            await page.Button("Envoyer").ClickAsync();
            await Expect(page.Locator("#phone-note")).ToContainTextAsync("n’est pas un numéro de téléphone");
            await Expect(page.Locator("#title")).ToHaveValueAsync(title);
            await tenant.ShowcaseAsync("report-form-refused");
            await page.Locator("#phone").FillAsync("06 12 34 56 78");
            await page.Locator("#files").SetInputFilesAsync([File("fuite.jpg", Photos.FromPhone()), File("mur.png", Photos.Png)]);
            await page.Button("Envoyer").ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Merci, c’est bien reçu");
            Assert.Empty(await page.TooWideAsync());
            await tenant.ShowcaseAsync("report-sent");
            var code = await page.Locator(".report__code strong").InnerTextAsync();
            Assert.Matches("^M[0-9]{6}$", code);

            // Sent again by the browser, it is the same request.
            await page.ReloadAsync();
            await Expect(page.Locator(".report__code strong")).ToHaveTextAsync(code);
        });
        await coordinator.DoAsync(async page =>
        {
            var row = page.GetByRole(AriaRole.Link, new() { Name = title });
            await Expect(row).ToHaveCountAsync(1);
            await row.ClickAsync();
            await page.ArriveAtAsync("**/maintenance/M*");
            await Expect(page.Locator(".timeline")).ToContainTextAsync("Reported by the unit’s link");
            await Expect(page.Locator(".timeline img")).ToHaveCountAsync(2);
            await Expect(page.Locator("main")).ToContainTextAsync("06 12 34 56 78");
            await Expect(page.Locator("main")).ToContainTextAsync("Après 18 h");
            await coordinator.ShowcaseAsync("report-received");
            await page.Button("Accept").ClickAsync();
            await Expect(page.Locator(".page-header .badge").First).ToContainTextAsync("Accepted");
        });
    }

    [BrowserFact]
    public async Task Whoever_reports_is_answered_by_mail_when_it_is_merged_and_when_it_is_declined()
    {
        await using var server = new SmtpServer();
        var settings = server.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);
        await using var app = await RunningApp.StartAsync(settings);
        await using var coordinator = await browser.OpenAsync(app: app);
        await coordinator.SignInAsAsync(Demo.Coordinator);
        var link = await LinkAsync(coordinator, "U000001");
        await using var tenant = await browser.OpenAsync("fr", width: 360, height: 740, app: app);
        var codes = new Dictionary<string, string>();
        foreach (var title in new[] { "Fuite ancienne", "Fuite encore", "Lampe grillée" })
        {
            await tenant.DoAsync(async page =>
            {
                await page.GotoAsync(link);
                await page.Locator("#title").FillAsync(title);
                await page.Locator("#name").FillAsync("Zoé Lambert");
                await page.Locator("#email").FillAsync("zoe@site.example");
                if (title == "Fuite encore") { await page.Locator("#files").SetInputFilesAsync([File("fuite.jpg", Photos.FromPhone())]); }
                await page.Button("Envoyer").ClickAsync();
                codes[title] = await page.Locator(".report__code strong").InnerTextAsync();
                await Expect(page.Locator("main")).ToContainTextAsync("Nous vous écrirons");
            });
        }

        await coordinator.DoAsync(async page =>
        {
            await coordinator.GoToAsync($"/maintenance/{codes["Fuite encore"]}");
            await page.Button("Merge").ClickAsync();
            await page.Locator("#merge-into").FillAsync("ancienne");
            await page.Locator(".picker__option", new() { HasText = "Fuite ancienne" }).ClickAsync();
            await coordinator.ShowcaseAsync("merge-dialog");
            await page.OpenDialog().Button("Merge").ClickAsync();
            await Expect(page.Locator(".page-header .badge").First).ToContainTextAsync($"Merged into {codes["Fuite ancienne"]}");
            await coordinator.GoToAsync($"/maintenance/{codes["Fuite ancienne"]}");
            await Expect(page.Locator(".timeline img")).ToHaveCountAsync(1);
            await Expect(page.Locator(".timeline")).ToContainTextAsync($"Merged here: {codes["Fuite encore"]}");
            await coordinator.ShowcaseAsync("merged-here");
            await coordinator.GoToAsync("/maintenance?q=encore");
            await Expect(page.Locator("td[data-label=Status]")).ToContainTextAsync("Merged into");

            await coordinator.GoToAsync($"/maintenance/{codes["Lampe grillée"]}");
            await page.Button("Decline").ClickAsync();
            await page.Locator("#move-note").EnterAsync("Les ampoules sont à la charge du locataire.");
            await page.OpenDialog().Button("Decline").ClickAsync();
            await Expect(page.Locator(".page-header .badge").First).ToContainTextAsync("Declined");
        });

        var mails = await ArrivedAsync(server, "zoe@site.example", 2);
        Assert.Equal($"Votre signalement {codes["Fuite encore"]}\u00A0: Fuite encore", mails[0].Subject);
        Assert.Contains($"traité sous le numéro {codes["Fuite ancienne"]}", Flat(mails[0].Part("text/plain")), StringComparison.Ordinal);
        Assert.Contains("nous n’y donnons pas suite", Flat(mails[1].Part("text/plain")), StringComparison.Ordinal);
        Assert.Contains("Les ampoules sont à la charge du locataire.", Flat(mails[1].Part("text/plain")), StringComparison.Ordinal);
        Assert.DoesNotContain("Érables", mails[1].Part("text/plain"), StringComparison.Ordinal);
    }

    private static string Flat(string text) => Regex.Replace(text, @"\s+", " ");

    private static async Task<IReadOnlyList<ReceivedMail>> ArrivedAsync(SmtpServer server, string to, int count)
    {
        for (var waited = 0; ; waited++)
        {
            var mails = server.Received.Where(m => m.To.Any(t => t.Contains(to, StringComparison.Ordinal))).OrderBy(m => m.Subject.Contains("Lampe", StringComparison.Ordinal)).ToList();
            if (mails.Count >= count) { return mails; }
            Assert.True(waited < 600, $"{mails.Count} of {count} mails arrived.");
            await Task.Delay(100);
        }
    }

    [BrowserFact]
    public async Task A_new_link_ends_the_old_one_and_the_notice_bears_it()
    {
        await using var coordinator = await browser.OpenAsync();
        await coordinator.SignInAsAsync(Demo.Coordinator);
        var old = await LinkAsync(coordinator, "U000002");
        await using var tenant = await browser.OpenAsync(width: 360, height: 740);
        await coordinator.DoAsync(async page =>
        {
            await page.Button("New link").ClickAsync();
            await page.OpenDialog().Button("New link").ClickAsync();
            await Expect(page.Locator("#report-link")).Not.ToHaveValueAsync(new Regex(Regex.Escape(old)));
            var link = new Uri(await page.Locator("#report-link").InputValueAsync()).AbsolutePath;
            Assert.Equal(404, (await tenant.Page.GotoAsync(old))!.Status);
            await Expect(tenant.Page.Locator("h1")).ToHaveTextAsync("This link is not valid");
            await tenant.ShowcaseAsync("report-not-valid");
            Assert.Equal(200, (await tenant.Page.GotoAsync(link))!.Status);

            foreach (var (language, size, says) in new[] { ("fr", "a5", "Un problème"), ("en", "a6", "Something broken?") })
            {
                await page.GotoAsync($"/units/U000002/report-link/poster?lang={language}&size={size}");
                await Expect(page.Locator("h1")).ToContainTextAsync(says);
                await Expect(page.Locator("main")).ToContainTextAsync(link);
                Assert.True(await page.Locator("main").EvaluateAsync<bool>("m => m.scrollHeight <= m.clientHeight + 1"), "More stands on the notice than it has room for.");
                await page.EmulateMediaAsync(new() { Media = Media.Print });
                await coordinator.ShowcaseAsync($"report-poster-{size}");
                if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 })
                {
                    await page.PdfAsync(new() { Path = Path.Combine(Repository.Root, "TestResults", $"poster-{size}.pdf"), PreferCSSPageSize = true, PrintBackground = true });
                }

                await page.EmulateMediaAsync(new() { Media = Media.Screen });
            }
        });
    }
}
