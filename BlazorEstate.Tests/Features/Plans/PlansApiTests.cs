using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Plans;

/// <summary>Plans over HTTP, with real tokens.</summary>
public sealed class PlansApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Url = "/api/v1/maintenance/plans";

    [Fact]
    public async Task A_plan_is_made_changed_listed_paused_and_resumed()
    {
        var caller = await host.CallerAsync(Roles.Administrator);
        var unit = await caller.FlatAsync();
        using var made = await caller.PostAsJsonAsync(Url, new { title = "Boiler", legalCheck = "boilerService", unitCode = unit, startsOn = "2031-03-01" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var plan = await made.JsonAsync();
        var url = made.Headers.Location!.ToString();
        Assert.Equal(("year", 1, "fixed", "heating", "active"), (plan.Text("period"), plan.GetProperty("every").GetInt32(), plan.Text("basis"), plan.Text("category"), plan.Text("state")));
        Assert.Equal(["2031-03-01", "2032-03-01"], plan.GetProperty("next").EnumerateArray().Take(2).Select(d => d.Text("on")));
        Assert.Equal(12, plan.GetProperty("next").GetArrayLength());

        using var changed = await caller.PutAsJsonAsync(url, new { title = "Boiler", category = "heating", every = 6, period = "month", startsOn = "2031-08-31", version = 1 });
        Assert.Equal(["2031-08-31", "2032-02-29", "2032-08-31"], (await changed.JsonAsync()).GetProperty("next").EnumerateArray().Take(3).Select(d => d.Text("on")));
        using var stale = await caller.PutAsJsonAsync(url, new { title = "Boiler", category = "heating", every = 6, period = "month", startsOn = "2031-08-31", version = 1 });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        using var unreasoned = await caller.PostAsJsonAsync(url + "/state", new { to = "paused" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        using var paused = await caller.PostAsJsonAsync(url + "/state", new { to = "paused", reason = "Works" });
        Assert.Equal("paused", (await paused.JsonAsync()).Text("state"));
        Assert.Equal(1, (await caller.GetFromJsonAsync<JsonElement>(Url + "?state=paused&sort=-title")).GetProperty("total").GetInt32());
        using var ended = await caller.PostAsJsonAsync(url + "/state", new { to = "ended", reason = "Sold" });
        using var again = await caller.PostAsJsonAsync(url + "/state", new { to = "active" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_plan_every_zero_days_is_refused_and_says_so()
    {
        var caller = await host.CallerAsync(Roles.Administrator);
        using var made = await caller.PostAsJsonAsync(Url, new { title = "Never", category = "general", unitCode = await caller.FlatAsync(), every = 0, period = "day", startsOn = "2031-03-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, made.StatusCode);
        Assert.Contains("must be between 1 and", (await made.JsonAsync()).GetProperty("errors").GetProperty("every")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    [InlineData(Roles.Accountant, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Auditor, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Coordinator, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity)]
    public async Task Each_role_may_what_it_may(string? role, HttpStatusCode reads, HttpStatusCode writes)
    {
        var caller = await host.CallerAsync(role);
        using var list = await caller.GetAsync(new Uri(Url, UriKind.Relative));
        using var made = await caller.PostAsJsonAsync(Url, new { title = "x" });
        Assert.Equal((reads, writes), (list.StatusCode, made.StatusCode));
    }
}
