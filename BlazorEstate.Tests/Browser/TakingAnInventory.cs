using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BlazorEstate.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorEstate.Tests.Browser;

/// <summary>An entry inventory on a phone: every point checked, a photo taken, both sides sign on the glass.</summary>
[Collection(BrowserTests.Name)]
public sealed class TakingAnInventory(BrowserFixture browser) : IDisposable
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly string _folder = Directory.CreateTempSubdirectory("estate-inventory-").FullName;

    [BrowserFact]
    public async Task An_entry_is_checked_photographed_and_signed_by_both_on_a_phone()
    {
        var agent = await browser.App.AddUserAsync("agent");
        var code = await BookAsync(agent);
        var photo = Path.Combine(_folder, "mur.png");
        await File.WriteAllBytesAsync(photo, Convert.FromBase64String(Pixel));
        await using var phone = await browser.OpenAsync("fr", width: 360, height: 780);
        await phone.SignInAsync(agent, $"/visits/{code}");
        await phone.DoAsync(async page =>
        {
            await page.Button("Commencer l’état des lieux").TapAsync();
            await page.ArriveAtAsync($"**/visits/{code}/inventory");
            var progress = page.Locator(".inventory-bar [role=status]");
            await Expect(progress).ToContainTextAsync("0 sur");
            await FitsAsync(page);

            var walls = page.Locator(".point").First;
            await walls.GetByRole(AriaRole.Radio, new() { Name = "Dégradé" }).TapAsync();
            await Expect(progress).ToContainTextAsync("1 sur");
            await walls.Locator("textarea").FillAsync("Trace d’humidité sous la fenêtre, 20 cm");
            await walls.Locator("input[type=file]").SetInputFilesAsync(photo);
            await Expect(walls.Locator(".thumb img")).ToHaveCountAsync(1);
            await phone.ShowcaseAsync("inventory-room");

            // What was typed and chosen is there when the line and the page are gone.
            await Expect(walls.Locator("textarea")).ToHaveValueAsync("Trace d’humidité sous la fenêtre, 20 cm");
            await phone.GoToAsync($"/visits/{code}/inventory");
            await Expect(walls.Locator("textarea")).ToHaveValueAsync("Trace d’humidité sous la fenêtre, 20 cm");
            await Expect(walls.GetByRole(AriaRole.Radio, new() { Name = "Dégradé" })).ToBeCheckedAsync();

            await CheckAllAsync(page, "Tout ce qui reste ici\u00a0: bon");
            await Expect(page.Locator(".sign__pad canvas")).ToHaveCountAsync(2);
            await FitsAsync(page);
            await SignAsync(page, 0);
            await Expect(page.Locator(".sign__image")).ToHaveCountAsync(1);
            await Expect(page.Locator(".notice--warn")).ToContainTextAsync("Une partie a signé");
            await phone.ShowcaseAsync("inventory-sign");
            await SignAsync(page, 0);
            await Expect(page.Locator(".sheet")).ToContainTextAsync("Trace d’humidité sous la fenêtre");
            await Expect(page.Locator(".sheet__signatures img")).ToHaveCountAsync(2);
            await Expect(page.Locator(".sheet__photos img")).ToHaveCountAsync(1);
            await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.sheet img')].every(i => i.complete && i.naturalWidth > 0)");
            await FitsAsync(page);
            await phone.ShowcaseAsync("inventory-sheet");

            // Locked: no part of it can be reached any more.
            await phone.GoToAsync($"/visits/{code}/inventory?room=sign");
            await Expect(page.Locator(".sheet")).ToBeVisibleAsync();
            await Expect(page.Locator(".point, canvas, .inventory-bar")).ToHaveCountAsync(0);

            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.Locator(".page-header")).ToBeHiddenAsync();
            await Expect(page.Locator(".topbar")).ToBeHiddenAsync();
            await Expect(page.Locator(".sheet")).ToBeVisibleAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await phone.GoToAsync($"/visits/{code}");
            await Expect(page.Locator(".page-header")).ToContainTextAsync("Effectuée");
        });

        await GiveBackAsync(agent);
        var stranger = await browser.OpenAsync();
        await using (stranger)
        {
            var answer = await stranger.Context.APIRequest.GetAsync($"/visits/{code}/files/1", new() { MaxRedirects = 0 });
            Assert.NotEqual(200, answer.Status);
        }
    }

    // The exit on a tablet by night: beside the entry, and what differs stands out.
    private async Task GiveBackAsync(Person agent)
    {
        var code = await BookAsync(agent, "exitInventory", -8);
        await using var tablet = await browser.OpenAsync(width: 768, height: 1024);
        await tablet.Context.AddCookiesAsync([new() { Name = "theme", Value = "dark", Url = browser.App.Url }]);
        await tablet.SignInAsync(agent, $"/visits/{code}");
        await tablet.DoAsync(async page =>
        {
            await page.Button("Begin the inventory").ClickAsync();
            await page.ArriveAtAsync($"**/visits/{code}/inventory");
            await Expect(page.Locator(".point").First).ToContainTextAsync("At the entry: Damaged – Trace d’humidité");
            var floor = page.Locator(".point").Nth(1);
            await floor.GetByRole(AriaRole.Radio, new() { Name = "Damaged" }).FocusAsync();
            await page.Keyboard.PressAsync("Space");
            await Expect(floor.Locator(".badge")).ToHaveTextAsync(new Regex("Damage"));
            await tablet.ShowcaseAsync("inventory-exit");
            await WellAsync(tablet);
            await CheckAllAsync(page, "All still open here: as at the entry");
            await Expect(page.Locator(".notice--warn")).ToContainTextAsync("not as it was");
            await Expect(page.Locator(".changes li")).ToHaveCountAsync(1);
            await tablet.ShowcaseAsync("inventory-verdict");
            await WellAsync(tablet);
            await tablet.GoToAsync($"/visits/{code}/inventory?room=sheet");
            await Expect(page.Locator(".sheet-room__differs")).ToHaveCountAsync(1);
            await tablet.ShowcaseAsync("inventory-exit-sheet");
            await WellAsync(tablet);
        });
    }

    public void Dispose() => Directory.Delete(_folder, true);

    // Room after room by the buttons that people use, then the meters and the keys.
    private static async Task CheckAllAsync(IPage page, string good)
    {
        while (true)
        {
            var title = await page.Locator(".panel h2").First.InnerTextAsync();
            if (title.Contains("Compteurs", StringComparison.Ordinal))
            {
                await FillAsync(page, "input[inputmode=decimal]", "1 234,5");
            }
            else if (title.Contains("Clés", StringComparison.Ordinal))
            {
                await FillAsync(page, "input[type=number]", "2");
            }
            else
            {
                await page.Button(good).ClickAsync();
            }

            await Expect(page.Locator(".point:not(.point--checked)")).ToHaveCountAsync(0);
            var next = page.Locator(".points__next");
            var end = (await next.InnerTextAsync()).Contains("Signatures", StringComparison.Ordinal);
            var href = await next.GetAttributeAsync("href");
            await next.ClickAsync();
            await Expect(page.Locator($".inventory-bar a[aria-current][href='{href}']")).ToHaveCountAsync(1);
            if (end)
            {
                return;
            }
        }
    }

    private static async Task FillAsync(IPage page, string field, string text)
    {
        var fields = page.Locator(field);
        for (var i = 0; i < await fields.CountAsync(); i++)
        {
            await fields.Nth(i).EnterAsync(text);
        }
    }

    private static async Task SignAsync(IPage page, int which)
    {
        var box = page.Locator(".sign", new() { Has = page.Locator("canvas") }).Nth(which);
        var canvas = box.Locator("canvas");
        // The pad takes its own size when it begins to listen; a signature that is still loading would push it down.
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.sign canvas')].every(c => c.height === Math.round(c.getBoundingClientRect().height)) && [...document.querySelectorAll('.sign img')].every(i => i.naturalWidth > 0)");
        await canvas.HoverAsync(new() { Position = new() { X = 30, Y = 60 } });
        await page.Mouse.DownAsync();
        var at = (await canvas.BoundingBoxAsync())!;
        for (var i = 1; i <= 12; i++)
        {
            await page.Mouse.MoveAsync(at.X + 30 + (i * 15), at.Y + 60 + (i % 2 == 0 ? -25 : 25));
        }

        await page.Mouse.UpAsync();
        await box.Button("Signer").ClickAsync();
    }

    // An entry that began an hour ago, at a home that is let.
    private async Task<string> BookAsync(Person agent, string kind = "entryInventory", int hours = -1)
    {
        var token = (await browser.App.CommandAsync("", "token", "create", "--user", agent.Email, "--name", Guid.NewGuid().ToString("N"))).Trim().Split('\n')[^1].Trim();
        using var http = new HttpClient { BaseAddress = new Uri(browser.App.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var leases = await http.GetFromJsonAsync<JsonElement>("/api/v1/leases?status=running&kind=unfurnished&pageSize=1");
        var start = TimeProvider.System.GetUtcNow().AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var end = TimeProvider.System.GetUtcNow().AddHours(hours).AddMinutes(45).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        using var made = await http.PostAsJsonAsync("/api/v1/visits", new { unitCode = leases.GetProperty("items")[0].GetProperty("unitCode").GetString(), kind, start, end, tenantConsent = true });
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    private static async Task WellAsync(Visitor visitor) =>
        Assert.Empty((string[])[.. await visitor.Page.Locator("body").NamelessAsync(), .. await visitor.Page.WrongHeadingsAsync(), .. await visitor.Page.TooFaintAsync()]);

    private static async Task FitsAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "wider than the phone: " + page.Url);
}
