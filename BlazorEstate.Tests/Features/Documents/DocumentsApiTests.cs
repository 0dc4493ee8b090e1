using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Documents;

public sealed class DocumentsApiTests
{
    private static MultipartFormDataContent Form(byte[] content, string name, params (string Name, string Value)[] fields)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        var form = new MultipartFormDataContent { { file, "file", name } };
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        return form;
    }

    [Fact]
    public async Task A_document_is_brought_listed_read_and_deleted()
    {
        await using var app = new ApiApp();
        await app.AddAsync(Tenant.Create("T1", new TenantDetails("Zoé Lambert", null)));
        var client = await app.CallerAsync(Roles.Agent);
        var made = await client.PostAsync("/api/v1/documents", Form(DocumentWorld.Pdf, "a.pdf", ("subject", "tenant:T1"), ("kind", "identity"), ("expiresOn", "2025-07-01")));
        Assert.Equal((HttpStatusCode.Created, "/api/v1/documents/D000001"), (made.StatusCode, made.Headers.Location!.ToString()));
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/documents?subject=tenant:T1&expires=30&kind=identity");
        Assert.Equal(("tenant:T1", "2025-07-01", 1), (list.GetProperty("items")[0].GetProperty("subject").GetString(), list.GetProperty("items")[0].GetProperty("expiresOn").GetString(), list.GetProperty("total").GetInt32()));
        var file = await client.GetAsync("/api/v1/documents/D000001/file");
        Assert.Equal(("application/pdf", "attachment"), (file.Content.Headers.ContentType!.ToString(), file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(DocumentWorld.Pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("/api/v1/documents/D000001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/documents/D000001/file")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/documents/D000001")).StatusCode);
    }

    [Theory]
    [InlineData("a.html", "tenant:T1", "identity", "file")]
    [InlineData("a.png", "tenant:T1", "identity", "file")]
    [InlineData("a.pdf", "tenant:T404", "identity", "subject")]
    [InlineData("a.pdf", "planet:T1", "identity", "subject")]
    [InlineData("a.pdf", "tenant:T1", "7", "kind")]
    public async Task What_is_wrong_is_answered_by_its_name(string name, string subject, string kind, string field)
    {
        await using var app = new ApiApp();
        await app.AddAsync(Tenant.Create("T1", new TenantDetails("Zoé Lambert", null)));
        var answer = await (await app.CallerAsync(Roles.Agent)).PostAsync("/api/v1/documents", Form(DocumentWorld.Pdf, name, ("subject", subject), ("kind", kind)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(field, await answer.FieldsAsync());
    }

    [Fact]
    public async Task Who_may_only_look_adds_nothing_and_who_may_not_sees_nothing()
    {
        await using var app = new ApiApp();
        var auditor = await app.CallerAsync(Roles.Auditor);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync("/api/v1/documents")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsync("/api/v1/documents", Form(DocumentWorld.Pdf, "a.pdf"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.CallerAsync(Roles.Coordinator)).GetAsync("/api/v1/documents")).StatusCode);
    }
}
