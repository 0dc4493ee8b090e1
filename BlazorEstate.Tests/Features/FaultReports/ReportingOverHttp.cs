using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.FaultReports;
using BlazorEstate.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.FaultReports;

/// <summary>The public form over a real line, without a script or a circuit.</summary>
[Collection(Alone.Name)]
public sealed class ReportingOverHttp : IAsyncLifetime
{
    private readonly ApiApp _app = new();
    private WebApplicationFactory<Program> _server = null!;
    private string _path = "";

    private string[] Files => _server.Services.GetRequiredService<FileStore>().Folder is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];

    public async Task InitializeAsync()
    {
        var owner = await _app.AddAsync(Owner.Create("O1", new("Amélie Secrète", null)));
        var property = await _app.AddAsync(Property.Create("P1", owner.Id, new("Résidence Secrète", PropertyKind.Building, "1 rue Secrète", "69003", "Lyon")));
        await _app.AddAsync(Unit.Create("U1", property.Id, new("Lot 1", UnitKind.Flat)));
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _app.DisposeAsync();
    }

    private async Task StartAsync(string perAddress = "1000")
    {
        if (_server is not null) { await _server.DisposeAsync(); }
        _server = _app.WithWebHostBuilder(b => b.UseSetting("FaultReports:PerAddress", perAddress));
        _server.UseKestrel(0);
        _server.StartServer();
        await using var scope = _server.Services.CreateAsyncScope();
        _path = (await scope.ServiceProvider.GetRequiredService<ReportLinks>().OfAsync("U1", TestEstate.Admin)).Value.Path;
    }

    private HttpClient Browser(string language = "fr")
    {
        var client = _server.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static async Task<MultipartFormDataContent> FormAsync(HttpClient browser, string path, (string Name, byte[] Content)[]? photos = null, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(path);
        var form = new MultipartFormDataContent();
        foreach (Match hidden in Regex.Matches(html, "type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"")) { form.Add(new StringContent(hidden.Groups[2].Value), hidden.Groups[1].Value); }
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("title", "Fuite"), ("category", "plumbing"), ("priority", "Normal"), ("name", "Zoé"), .. fields]) { form.Add(new StringContent(value), name); }
        foreach (var (name, content) in photos ?? []) { form.Add(new ByteArrayContent(content), "photos", name); }
        return form;
    }

    private static async Task<(HttpStatusCode Status, string Html)> ReadAsync(HttpResponseMessage answer) => (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));

    private Task<int> CountAsync() => ReadAsync(db => db.Interventions.CountAsync());

    private async Task<T> ReadAsync<T>(Func<EstateDbContext, Task<T>> read)
    {
        await using var db = await _app.Factory.CreateDbContextAsync();
        return await read(db);
    }

    [Fact]
    public async Task The_form_tells_the_label_alone_and_takes_a_report_in()
    {
        var browser = Browser();
        var (status, html) = await ReadAsync(await browser.GetAsync(_path));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Lot 1", html, StringComparison.Ordinal);
        Assert.Contains("Signaler un problème", html, StringComparison.Ordinal);

        // As words of their own: two letters turn up by chance in the form's random guard.
        foreach (var secret in (string[])["Secrète", "Lyon", "U1", "blazor.web.js"]) { Assert.DoesNotMatch($@"(?<![\w-]){Regex.Escape(secret)}(?![\w-])", html); }
        Assert.Contains("Report a fault", await Browser("en").GetStringAsync(_path), StringComparison.Ordinal);

        var (sent, thanks) = await ReadAsync(await browser.PostAsync(_path, await FormAsync(browser, _path, [("a.jpg", Photos.FromPhone())], ("email", "zoe@example.org"))));
        Assert.Equal(HttpStatusCode.OK, sent);
        Assert.Contains("M000001", thanks, StringComparison.Ordinal);
        Assert.Single(Files);
        Assert.Equal("fr", await ReadAsync(db => db.InterventionReporters.Select(r => r.Language).SingleAsync()));
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_link_the_answer_is_the_same()
    {
        var browser = Browser();
        List<string> answers = [];
        var others = new[] { _path[..^1] + (_path[^1] == 'A' ? 'B' : 'A'), "/report/x", "/report/" + new string('A', 40), "/report/" + new string('A', 4000), _path + "=", _path.ToUpperInvariant() };
        foreach (var path in others)
        {
            var (status, html) = await ReadAsync(await browser.GetAsync(path));
            Assert.Equal(HttpStatusCode.NotFound, status);
            answers.Add(html);
        }

        await using (var scope = _server.Services.CreateAsyncScope()) { await scope.ServiceProvider.GetRequiredService<ReportLinks>().RenewAsync("U1", TestEstate.Admin); }
        answers.Add((await ReadAsync(await browser.GetAsync(_path))).Html);
        using var content = new MultipartFormDataContent { { new StringContent("x"), "title" } };
        var (posted, refusal) = await ReadAsync(await browser.PostAsync(_path, content));
        Assert.Equal(HttpStatusCode.NotFound, posted);
        Assert.Single(answers.Append(refusal).Distinct());
        Assert.DoesNotContain("Lot 1", answers[0], StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_form_without_its_guard_or_filled_in_by_a_program_is_shown_again_with_its_words()
    {
        var browser = Browser("en");
        using var bare = new MultipartFormDataContent { { new StringContent("Leak <b>here</b>"), "title" }, { new StringContent("Zoé"), "name" } };
        var answer = await browser.PostAsync(_path, bare);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var raw = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Please send it again", raw, StringComparison.Ordinal);
        Assert.Contains("Leak &lt;b&gt;here&lt;/b&gt;", raw, StringComparison.Ordinal);
        var (trapped, html) = await ReadAsync(await browser.PostAsync(_path, await FormAsync(browser, _path, null, ("website", "http://spam.example"))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, trapped);
        Assert.Contains("filled in by a program", html, StringComparison.Ordinal);
        using var broken = new StringContent("--x\r\nnothing", Encoding.UTF8);
        broken.Headers.Remove("Content-Type");
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PostAsync(_path, broken)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PostAsync(_path, new StringContent("{}", Encoding.UTF8, "application/json"))).StatusCode);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_photo_of_fifty_megabytes_is_refused_in_words_and_so_is_more_than_all_may_be()
    {
        var browser = Browser("en");
        var (status, html) = await ReadAsync(await browser.PostAsync(_path, await FormAsync(browser, _path, [("huge.jpg", Photos.OfSize(50_000_000))])));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("“huge.jpg” is larger than 10 MB", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Fuite\"", html, StringComparison.Ordinal);
        var (more, words) = await ReadAsync(await browser.PostAsync(_path, await FormAsync(browser, _path, [("a.jpg", Photos.OfSize(40_000_000)), ("b.jpg", Photos.OfSize(40_000_000))])));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, more);
        Assert.Contains("Too large to be sent", words, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await CountAsync(), Files.Length));
    }

    [Fact]
    public async Task What_is_larger_than_anything_is_refused_without_reading_it()
    {
        var at = new Uri(_server.ClientOptions.BaseAddress.ToString());
        using var line = new TcpClient();
        await line.ConnectAsync(at.Host, at.Port);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST {_path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 400000000\r\n\r\n--x\r\n"));
        using var reader = new StreamReader(line.GetStream());
        Assert.Contains(" 413 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await CountAsync(), Files.Length));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var at = new Uri(_server.ClientOptions.BaseAddress.ToString());
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(at.Host, at.Port);
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST {_path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\n\r\n"));
            await line.GetStream().WriteAsync(new byte[1_000_000]);
        }

        Assert.Equal(HttpStatusCode.OK, (await Browser().GetAsync(_path)).StatusCode);
        Assert.Equal((0, 0), (await CountAsync(), Files.Length));
    }

    [Fact]
    public async Task Who_looks_too_often_may_look_again_after_the_minute_and_who_sends_too_often_after_its_ten()
    {
        await StartAsync(perAddress: "1");
        var browser = Browser("en");
        var (first, second) = (await FormAsync(browser, _path), await FormAsync(browser, _path));
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(_path, first)).StatusCode);
        await RefusedAsync(await browser.PostAsync(_path, second), "600", "in 10 min");
        for (var n = 0; n < 58; n++) { Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(_path)).StatusCode); }
        await RefusedAsync(await browser.GetAsync(_path), "60", "in 1 min");

        static async Task RefusedAsync(HttpResponseMessage refused, string seconds, string words)
        {
            var (status, html) = await ReadAsync(refused);
            Assert.Equal((HttpStatusCode.TooManyRequests, seconds), (status, refused.Headers.RetryAfter!.ToString()));
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_thousand_in_a_minute_from_one_address_are_refused_and_nothing_is_kept_of_them()
    {
        await StartAsync(perAddress: "5");
        var browser = Browser("en");
        var forms = new List<MultipartFormDataContent>();
        for (var i = 0; i < 6; i++) { forms.Add(await FormAsync(browser, _path)); }
        for (var i = 0; i < 5; i++) { Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(_path, forms[i])).StatusCode); }
        var refused = await browser.PostAsync(_path, forms[5]);
        var (status, html) = await ReadAsync(refused);
        Assert.Equal((HttpStatusCode.TooManyRequests, "600"), (status, refused.Headers.RetryAfter!.ToString()));
        Assert.Contains("Too much at once", html, StringComparison.Ordinal);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, ct) =>
        {
            using var content = new MultipartFormDataContent { { new ByteArrayContent(new byte[100_000]), "photos", $"{n}.jpg" } };
            using var answer = await browser.PostAsync(_path, content, ct);
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        });
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
        Assert.Equal((5, 0, 5), (await CountAsync(), Files.Length, await ReadAsync(db => db.Notifications.CountAsync())));

        // Looking is not sending, and colleagues are not kept from working.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(_path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sign-in")).StatusCode);
    }
}
