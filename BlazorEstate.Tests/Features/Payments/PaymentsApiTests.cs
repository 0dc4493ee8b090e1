using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Payments;

/// <summary>Payments over HTTP, with real tokens: what is recorded, what is refused and how.</summary>
public sealed class PaymentsApiTests(ApiHost host) : IClassFixture<ApiHost>, IAsyncLifetime
{
    private const string Url = "/api/v1/payments";
    private HttpClient _caller = null!;
    private string _lease = "";

    private DateOnly Today => host.Services.GetRequiredService<AgencyClock>().Today;

    public async Task InitializeAsync()
    {
        _caller = await host.CallerAsync(Roles.Accountant);
        _lease = await LeaseAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_payment_is_recorded_read_listed_and_reversed()
    {
        using var answer = await PostAsync(new { leaseCode = _lease, date = Today, amount = 1250.50m, method = "directDebit", reference = "SEPA 1" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var url = $"{Url}/{made.GetProperty("id").GetInt64()}";
        Assert.EndsWith(url, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["1000.00", "250.50"], made.GetProperty("allocations").EnumerateArray().Select(a => a.GetProperty("amount").GetRawText()));
        Assert.Equal(("directDebit", _lease, "1250.50"), (made.GetProperty("method").GetString(), made.GetProperty("leaseCode").GetString(), made.GetProperty("amount").GetRawText()));
        Assert.Equal(made.GetRawText(), (await _caller.GetFromJsonAsync<JsonElement>(url)).GetRawText());

        using var back = await _caller.PostAsJsonAsync(url + "/reversal", new { reason = "returned" });
        var reversal = await back.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.Created, "-1250.50"), (back.StatusCode, reversal.GetProperty("amount").GetRawText()));
        Assert.Empty((await _caller.GetFromJsonAsync<JsonElement>(url)).GetProperty("allocations").EnumerateArray());
        using var again = await _caller.PostAsJsonAsync(url + "/reversal", new { reason = "returned" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        var list = await _caller.GetFromJsonAsync<JsonElement>($"{Url}?lease={_lease}&pageSize=1&sort=amount");
        Assert.Equal((2, 1, "-1250.50"), (list.GetProperty("total").GetInt32(), list.GetProperty("pageSize").GetInt32(), list.GetProperty("items")[0].GetProperty("amount").GetRawText()));
    }

    [Fact]
    public async Task A_list_read_again_after_a_payment_holds_it()
    {
        var url = $"{Url}?lease={_lease}";
        Assert.Equal(0, (await _caller.GetFromJsonAsync<JsonElement>(url)).GetProperty("total").GetInt32());
        (await PostAsync(new { leaseCode = _lease, date = Today, amount = 10, method = "cash" })).Dispose();
        Assert.Equal(1, (await _caller.GetFromJsonAsync<JsonElement>(url)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_same_key_answers_the_same_payment_and_refuses_another()
    {
        var key = Guid.NewGuid().ToString();
        var body = new { leaseCode = _lease, date = Today, amount = 10m, method = "cash" };
        using var first = await PostAsync(body, key);
        using var again = await PostAsync(body, key);
        using var other = await PostAsync(new { leaseCode = _lease, date = Today, amount = 11m, method = "cash" }, key);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{", 400, "")]
    [InlineData("", 400, "")]
    [InlineData("[]", 400, "")]
    [InlineData("null", 400, "")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-13-45","amount":1,"method":"cash"}""", 400, "date")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":"x","method":"cash"}""", 400, "amount")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":1e40,"method":"cash"}""", 400, "amount")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":1,"method":"seashells"}""", 400, "method")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":1,"method":3}""", 400, "method")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":1,"method":"cash","chargeId":"a"}""", 400, "chargeId")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":1}""", 422, "method")]
    [InlineData("""{"leaseCode":"LEASE","date":"9999-12-31","amount":1,"method":"cash"}""", 422, "date")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":0,"method":"cash"}""", 422, "amount")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":1.001,"method":"cash"}""", 422, "amount")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":99999999,"method":"cash"}""", 422, "amount")]
    [InlineData("""{"leaseCode":"nope","date":"2025-06-01","amount":1,"method":"cash"}""", 422, "leaseCode")]
    [InlineData("""{"leaseCode":"LEASE","date":"2025-06-01","amount":1,"method":"cash","chargeId":987654}""", 422, "chargeId")]
    public async Task What_cannot_be_recorded_names_its_field(string body, int status, string field)
    {
        using var answer = await _caller.PostAsync(Url, new StringContent(body.Replace("LEASE", _lease, StringComparison.Ordinal), Encoding.UTF8, "application/json"));
        await IsProblemAsync(answer, status, field);
    }

    [Theory]
    [InlineData("?page=0", "page")]
    [InlineData("?page=abc", "page")]
    [InlineData("?pageSize=201", "pageSize")]
    [InlineData("?sort=colour", "sort")]
    [InlineData("?method=seashells", "method")]
    [InlineData("?method=1", "method")]
    [InlineData("?state=x", "state")]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?from=2025-02-02&to=2025-02-01", "to")]
    [InlineData("?min=1,5", "min")]
    [InlineData("?min=3&max=2", "max")]
    public async Task A_filter_that_makes_no_sense_is_named(string query, string field)
    {
        using var answer = await _caller.GetAsync(Url + query);
        await IsProblemAsync(answer, 422, field);
    }

    [Theory]
    [InlineData("/999999999")]
    [InlineData("/abc")]
    [InlineData("/99999999999999999999999")]
    public async Task An_unknown_payment_is_not_found(string id)
    {
        using var answer = await _caller.GetAsync(Url + id);
        await IsProblemAsync(answer, 404, "id");
        using var reversal = await _caller.PostAsJsonAsync(Url + id + "/reversal", new { reason = "x" });
        await IsProblemAsync(reversal, 404, "id");
    }

    [Fact]
    public async Task Each_permission_is_asked_for()
    {
        using var nobody = host.Caller();
        using var auditor = await host.CallerAsync(Roles.Auditor);
        using var coordinator = await host.CallerAsync(Roles.Coordinator);
        using var agent = await host.CallerAsync(Roles.Agent);
        using var unknown = await nobody.GetAsync(Url);
        using var mayNotSee = await coordinator.GetAsync(Url);
        using var mayNotRecord = await auditor.PostAsJsonAsync(Url, new { });
        using var mayNotReverse = await agent.PostAsJsonAsync(Url + "/1/reversal", new { reason = "x" });
        Assert.Equal([401, 403, 403, 403], [(int)unknown.StatusCode, (int)mayNotSee.StatusCode, (int)mayNotRecord.StatusCode, (int)mayNotReverse.StatusCode]);
    }

    private static async Task IsProblemAsync(HttpResponseMessage answer, int status, string field)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, text);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        if (field.Length > 0)
        {
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), text);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await _caller.SendAsync(request);
    }

    // A lease that owes two months of 1,000.00.
    private async Task<string> LeaseAsync()
    {
        var code = "L" + Guid.NewGuid().ToString("N")[..10];
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        var owner = db.Add(Owner.Create("O" + code, new OwnerDetails("Owner")).Value).Entity;
        var tenant = db.Add(Tenant.Create("T" + code, new TenantDetails("Tenant")).Value).Entity;
        await db.SaveAsync(Actor.System);
        var property = db.Add(Property.Create("P" + code, owner.Id, new PropertyDetails("House", PropertyKind.House, "1 rue X", "69003", "Lyon")).Value).Entity;
        await db.SaveAsync(Actor.System);
        var unit = db.Add(Unit.Create("U" + code, property.Id, new UnitDetails("Lot 1", UnitKind.House, null, null)).Value).Entity;
        await db.SaveAsync(Actor.System);
        var start = new DateOnly(Today.Year - 2, 1, 1);
        var lease = db.Add(Lease.Create(code, unit.Id, tenant.Id, new LeaseTerms(LeaseKind.Unfurnished, start, start.AddYears(4), [new(LineKind.Rent, "", 100_000)])).Value).Entity;
        await db.SaveAsync(Actor.System);
        var charges = RentSchedule.BegunBy(lease.Terms, start.AddMonths(1)).Select(s => Charge.Issue(lease.Id, s, s.From)).ToList();
        var account = db.Add(LeaseAccount.Open(lease.Id)).Entity;
        account.Issue(charges, []);
        db.AddRange(charges);
        await db.SaveAsync(Actor.System);
        return code;
    }
}
