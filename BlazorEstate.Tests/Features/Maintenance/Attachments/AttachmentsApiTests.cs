using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Maintenance.Attachments;

/// <summary>Real uploads over HTTP.</summary>
public sealed class AttachmentsApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/maintenance/M000001/attachments";
    private readonly ApiApp _app = new();
    private HttpClient _caller = null!;

    private string[] Files => _app.Services.GetRequiredService<FileStore>().Folder is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];

    public async Task InitializeAsync()
    {
        _app.UseKestrel(0);
        _caller = await _app.CallerAsync(Roles.Coordinator);
        await _app.FlatAsync();
        (await _caller.PostAsJsonAsync("/api/v1/maintenance", new { unitCode = "U1", title = "Fuite" })).EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Files_are_brought_listed_read_and_deleted()
    {
        var made = await _caller.PostAsync(Path, Form("as found", ("leak.jpg", Photos.FromPhone()), ("note.txt", "dripping"u8.ToArray())));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var listed = (await _caller.GetFromJsonAsync<JsonElement>("/api/v1/maintenance/M000001")).GetProperty("attachments");
        Assert.Equal(("leak.jpg", "image/jpeg", "as found", "note.txt"), (listed[0].Text("fileName"), listed[0].Text("contentType"), listed[0].Text("note"), listed[1].Text("fileName")));
        var (photo, text) = (listed[0].GetProperty("id").GetInt64(), listed[1].GetProperty("id").GetInt64());
        var shown = await _caller.GetAsync($"{Path}/{photo}");
        Assert.Equal(("image/jpeg", null, "nosniff"), (shown.Content.Headers.ContentType!.ToString(), shown.Content.Headers.ContentDisposition, shown.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.DoesNotContain(Photos.Place, Encoding.Latin1.GetString(await shown.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal("attachment", (await _caller.GetAsync($"{Path}/{text}")).Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await _caller.GetAsync($"/api/v1/maintenance/M9/attachments/{photo}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _caller.DeleteAsync($"{Path}/{photo}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _caller.DeleteAsync($"{Path}/{photo}?reason=private")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _caller.GetAsync($"{Path}/{photo}")).StatusCode);
        Assert.Single(Files);
    }

    [Fact]
    public async Task Who_may_not_see_maintenance_gets_no_file()
    {
        (await _caller.PostAsync(Path, Form(null, ("leak.jpg", Photos.Jpeg)))).EnsureSuccessStatusCode();
        var id = await ReadAsync(db => db.Attachments.Select(a => a.Id).SingleAsync());
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _caller.BaseAddress };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"{Path}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync($"/maintenance/M000001/files/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.CallerAsync(Roles.Auditor)).PostAsync(Path, Form(null, ("leak.jpg", Photos.Jpeg)))).StatusCode);
    }

    [Fact]
    public async Task Bad_files_are_refused_by_name_and_nothing_is_kept()
    {
        await RefusedAsync("file", "larger than 10 MB", ("huge.jpg", Photos.OfSize(50_000_000)));
        await RefusedAsync("file", "not what its name says", ("photo.jpg", "%PDF-1.7\n"u8.ToArray()));
        await RefusedAsync("file", "not a kind of file", ("plan.svg", "<svg><script>alert(1)</script></svg>"u8.ToArray()));
        await RefusedAsync("file", "is empty", ("empty.jpg", []));
        await RefusedAsync("file", "cannot be kept", ("pho\u0007to.jpg", Photos.Jpeg));
        await RefusedAsync("files", "more than 10", [.. Enumerable.Range(0, 11).Select(n => ($"{n}.jpg", Photos.Jpeg))]);
        await RefusedAsync("files", "required");
    }

    [Fact]
    public async Task More_than_all_files_may_be_is_refused_without_reading_it()
    {
        using var content = new StreamContent(Stream.Null);
        content.Headers.ContentLength = 400_000_000;
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        var token = _caller.DefaultRequestHeaders.Authorization;
        using var line = new TcpClient();
        await line.ConnectAsync(_caller.BaseAddress!.Host, _caller.BaseAddress.Port);
        var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {Path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {token}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 400000000\r\n\r\n--x\r\n"));
        using var reader = new StreamReader(stream);
        Assert.Contains(" 413 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task An_upload_whose_line_breaks_leaves_nothing()
    {
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(_caller.BaseAddress!.Host, _caller.BaseAddress.Port);
            var stream = line.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {_caller.DefaultRequestHeaders.Authorization}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n" +
                "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.jpg\"\r\n\r\n"));
            await stream.WriteAsync(new byte[1_000_000]);
        }

        // The next one is answered; by then nothing of the first may be there.
        (await _caller.PostAsync(Path, Form(null, ("leak.jpg", Photos.Jpeg)))).EnsureSuccessStatusCode();
        Assert.Single(Files);
        Assert.Equal(1, await ReadAsync(db => db.Attachments.CountAsync()));
    }

    private async Task RefusedAsync(string field, string says, params (string Name, byte[] Content)[] files)
    {
        var answer = await _caller.PostAsync(Path, Form(null, files));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, text);
        Assert.Contains(says, JsonDocument.Parse(text).RootElement.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(Files);
        Assert.Equal(0, await ReadAsync(db => db.Attachments.CountAsync()));
    }

    private async Task<T> ReadAsync<T>(Func<EstateDbContext, Task<T>> read)
    {
        await using var db = await _app.Factory.CreateDbContextAsync();
        return await read(db);
    }

    private static MultipartFormDataContent Form(string? note, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(note ?? ""), "note" } };
        foreach (var (name, content) in files)
        {
            var file = new ByteArrayContent(content);
            file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name}\"");
            form.Add(file);
        }

        return form;
    }
}
