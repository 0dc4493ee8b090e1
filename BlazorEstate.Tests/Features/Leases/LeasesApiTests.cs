using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Leases;

public sealed class LeasesApiTests : IAsyncLifetime
{
    private readonly ApiApp _app = new();
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var owner = await _app.AddAsync(Owner.Create("O1", new OwnerDetails("Amélie Cœur")));
        var property = await _app.AddAsync(Property.Create("P1", owner.Id, new PropertyDetails("Résidence", PropertyKind.Building)));
        await _app.AddAsync(Unit.Create("U1", property.Id, new UnitDetails("Lot 1", UnitKind.Flat)));
        await _app.AddAsync(Tenant.Create("T1", new TenantDetails("Benoît Hébert")));
        _client = await _app.CallerAsync(Roles.Manager);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_lease_lives_its_life_over_http()
    {
        var made = await PostAsync("/leases", New());
        Assert.Equal((HttpStatusCode.Created, "L000001"), (made.Status, made.Text("code")));
        Assert.Equal(("unfurnished", "running", "monthly", 860.00m), (made.Text("kind"), made.Text("status"), made.Text("frequency"), made.Number("monthly")));
        var account = await GetAsync("/leases/L000001/account?asOf=2025-06-15");
        Assert.Equal(["asOf", "balance", "billed", "charges", "credit", "paid", "payments"], account.Json.EnumerateObject().Select(p => p.Name).Order());
        var charge = account.Json.GetProperty("charges")[0];
        Assert.Equal(["due", "from", "id", "lines", "paid", "status", "to", "total", "vat"], charge.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal((471.61m, "overdue", "2025-01-15"), (charge.GetProperty("total").GetDecimal(), charge.GetProperty("status").GetString(), charge.GetProperty("from").GetString()));
        Assert.Equal(account.Number("billed"), account.Number("balance"));

        var changed = await PostAsync("/leases/L000001/lines", new { version = made.Number("version"), from = "2025-07-01", lines = new[] { new { kind = "rent", amount = 820.00m } } });
        Assert.Equal((HttpStatusCode.OK, 3), (changed.Status, changed.Json.GetProperty("lines").GetArrayLength()));
        var stale = await PostAsync("/leases/L000001/end", new { version = made.Number("version"), endedOn = "2025-08-31", reason = "Congé" });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var ended = await PostAsync("/leases/L000001/end", new { endedOn = "2025-08-31", reason = "Congé" });
        Assert.Equal(("2025-08-31", "2025-08-31"), (ended.Text("end"), ended.Text("endedOn")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync("/leases/L000001/renewal", new { })).Status);
    }

    [Fact]
    public async Task The_list_is_told_anew_after_a_change()
    {
        Assert.Equal(0, (await GetAsync("/leases")).Number("total"));
        await PostAsync("/leases", New());
        foreach (var _ in new[] { 1, 2 })
        {
            var list = await GetAsync("/leases?pageSize=50&status=running&sort=-balance");
            Assert.Equal((1, 1, 50), (list.Number("total"), list.Number("page"), list.Number("pageSize")));
            Assert.Equal(("L000001", "unfurnished", 860.00m), (list.Json.GetProperty("items")[0].GetProperty("code").GetString(), list.Json.GetProperty("items")[0].GetProperty("kind").GetString(), list.Json.GetProperty("items")[0].GetProperty("monthly").GetDecimal()));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await GetAsync("/leases?status=never")).Status);
    }

    [Fact]
    public async Task Put_changes_terms_and_refuses_what_is_fixed()
    {
        await PostAsync("/leases", New());
        var changed = await SendAsync(HttpMethod.Put, "/leases/L000001", new { dueDay = 5, deposit = 700 });
        Assert.Equal((5, 700), (changed.Number("dueDay"), changed.Number("deposit")));
        var refused = await SendAsync(HttpMethod.Put, "/leases/L000001", new { unitCode = "U2", dueDay = 40 });
        Assert.True(refused.Json.GetProperty("errors").TryGetProperty("unitCode", out _));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(HttpMethod.Delete, "/leases/L000001", null)).Status);
    }

    [Theory]
    [InlineData("end", "unitCode", "U1", "end", "2024-01-01")]
    [InlineData("unitCode", "unitCode", "U9", "end", "2026-01-14")]
    [InlineData("rent", "rent", 800.005, "end", "2026-01-14")]
    [InlineData("deposit", "deposit", 5000, "end", "2026-01-14")]
    [InlineData("rent", "rent", 1e12, "end", "2026-01-14")]
    [InlineData("chargesMode", "chargesMode", "maybe", "end", "2026-01-14")]
    public async Task Bad_input_names_the_field(string field, string name, object value, string other, object otherValue)
    {
        var body = New();
        (body[name], body[other]) = (value, otherValue);
        var answer = await PostAsync("/leases", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.True(answer.Json.GetProperty("errors").TryGetProperty(field, out _), answer.Json.ToString());
    }

    [Fact]
    public async Task A_line_that_is_missing_is_named()
    {
        var body = New();
        body["lines"] = new object?[] { null };
        var answer = await PostAsync("/leases", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.True(answer.Json.GetProperty("errors").TryGetProperty("lines[0]", out _), answer.Json.ToString());
    }

    [Fact]
    public async Task Unknown_and_forbidden_are_told_apart()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/leases/L9")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/leases/L9/account")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("/leases/L9/end", new { endedOn = "2025-01-01", reason = "x" })).Status);
        _client = await _app.CallerAsync(Roles.Auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("/leases", New())).Status);
        _client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/leases")).Status);
    }

    [Fact]
    public async Task Who_may_not_see_payments_sees_who_lives_where_and_no_amount()
    {
        await PostAsync("/leases", New());
        _client = await _app.CallerAsync(Roles.Coordinator);
        var item = (await GetAsync("/leases")).Json.GetProperty("items")[0];
        Assert.Equal("Benoît Hébert", item.GetProperty("tenant").GetString());
        Assert.All(["monthly", "balance", "arrears"], name => Assert.Equal(JsonValueKind.Null, item.GetProperty(name).ValueKind));
        var lease = (await GetAsync("/leases/L000001")).Json;
        Assert.Equal(0, lease.GetProperty("lines").GetArrayLength());
        Assert.All(["deposit", "rent", "charges", "monthly", "billed", "paid", "credit", "balance", "arrears"], name => Assert.Equal(JsonValueKind.Null, lease.GetProperty(name).ValueKind));
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("/leases/L000001/account")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("/leases?arrears=true")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await GetAsync("/leases?sort=-balance")).Status);
    }

    private static Dictionary<string, object> New() => new()
    {
        ["unitCode"] = "U1", ["tenantCode"] = "T1", ["kind"] = "unfurnished", ["start"] = "2025-01-15", ["end"] = "2026-01-14",
        ["rent"] = 800, ["charges"] = 60, ["chargesMode"] = "provision", ["deposit"] = 800,
    };

    private Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    private Task<Answer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    private sealed record Answer(HttpStatusCode Status, JsonElement Json)
    {
        public string? Text(string name) => Json.GetProperty(name).GetString();

        public decimal Number(string name) => Json.GetProperty(name).GetDecimal();
    }
}
