using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Records;

/// <summary>Owners, properties, units and tenants over HTTP: the same shape for all four.</summary>
public sealed class RecordsApiTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _agent = null!;

    public async Task InitializeAsync() => _agent = await _host.CallerAsync(Roles.Manager);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Records_are_created_read_changed_listed_and_deleted()
    {
        var owner = await PostAsync("owners", new { name = "SCI Œuvre", email = "sci@example.org", emailConsent = true });
        Assert.True(owner.GetProperty("emailConsent").GetBoolean());
        Assert.Equal("O00001", owner.GetProperty("code").GetString());
        var property = await PostAsync("properties", new { ownerCode = "O00001", name = "Le Parc", kind = "building", city = "Lyon" });
        var unit = await PostAsync("units", new { propertyCode = property.GetProperty("code").GetString(), label = "Lot 1", kind = "flat", areaM2 = 42.5, floor = 2 });
        await PostAsync("tenants", new { code = "T-7", name = "Zoé", language = "en" });

        Assert.Equal(42.5m, unit.GetProperty("areaM2").GetDecimal());
        Assert.Equal("vacant", unit.GetProperty("state").GetString());
        Assert.Equal(1, (await GetAsync("owners/O00001")).GetProperty("units").GetInt32());
        Assert.Equal("T-7", Only(await GetAsync("tenants?q=zoe&sort=-name")).GetProperty("code").GetString());
        Assert.Equal("U000001", Only(await GetAsync("units?state=vacant&kind=flat&city=Lyon&owner=O00001")).GetProperty("code").GetString());
        Assert.Equal(0, (await GetAsync("properties?kind=house")).GetProperty("total").GetInt32());

        var changed = await _agent.PutAsJsonAsync("/api/v1/tenants/T-7", new { name = "Zoé Noël", version = 1 });
        Assert.Equal("Zoé Noël", (await ReadAsync(changed)).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await _agent.PutAsJsonAsync("/api/v1/tenants/T-7", new { name = "X", version = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _agent.DeleteAsync("/api/v1/owners/O00001")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _agent.DeleteAsync("/api/v1/tenants/T-7")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _agent.GetAsync("/api/v1/tenants/T-7")).StatusCode);
    }

    [Theory]
    [InlineData("owners", """{"name":""}""", "name")]
    [InlineData("owners", """{"name":"A","email":"nope"}""", "email")]
    [InlineData("owners", """{"name":"A","code":"a b"}""", "code")]
    [InlineData("owners", """{"name":"A","emailConsent":true}""", "email")]
    [InlineData("properties", """{"name":"A","kind":"building","ownerCode":"O9"}""", "ownerCode")]
    [InlineData("units", """{"label":"A","kind":"flat","propertyCode":"P9"}""", "propertyCode")]
    [InlineData("tenants", """{"name":"A","emailConsent":true}""", "email")]
    public async Task A_refusal_names_the_field(string path, string body, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await _agent.PostAsync($"/api/v1/{path}", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(field, await answer.FieldsAsync());
    }

    [Theory]
    [InlineData("owners?page=0", HttpStatusCode.UnprocessableEntity)]
    [InlineData("owners?pageSize=1000", HttpStatusCode.UnprocessableEntity)]
    [InlineData("units?sort=nothing", HttpStatusCode.UnprocessableEntity)]
    [InlineData("owners?page=abc", HttpStatusCode.BadRequest)]
    [InlineData("properties?kind=castle", HttpStatusCode.UnprocessableEntity)]
    [InlineData("units/U'%20OR%201=1", HttpStatusCode.NotFound)]
    public async Task A_question_that_makes_no_sense_is_refused_in_words(string path, HttpStatusCode status)
    {
        var answer = await _agent.GetAsync($"/api/v1/{path}");
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"name":1}""")]
    public async Task A_body_that_is_no_owner_is_a_bad_request(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await _agent.PostAsync("/api/v1/owners", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Who_may_not_is_told_so()
    {
        var auditor = await _host.CallerAsync(Roles.Auditor);
        var coordinator = await _host.CallerAsync(Roles.Coordinator);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Caller().GetAsync("/api/v1/owners")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync("/api/v1/owners")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsJsonAsync("/api/v1/owners", new { name = "X" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync("/api/v1/owners")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync("/api/v1/tenants?arrears=true")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.GetAsync("/api/v1/tenants?sort=overdue")).StatusCode);
    }

    private static JsonElement Only(JsonElement list)
    {
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        return list.GetProperty("items")[0];
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await _agent.PostAsJsonAsync($"/api/v1/{path}", body);
        var made = await ReadAsync(answer);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"/api/v1/{path}/{made.GetProperty("code").GetString()}", answer.Headers.Location?.ToString());
        return made;
    }

    private async Task<JsonElement> GetAsync(string path) => await ReadAsync(await _agent.GetAsync($"/api/v1/{path}"));

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.JsonAsync();
    }
}
