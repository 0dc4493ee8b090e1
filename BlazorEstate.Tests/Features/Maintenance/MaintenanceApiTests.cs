using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Maintenance over HTTP, as the contract has it.</summary>
public sealed class MaintenanceApiTests : IAsyncLifetime
{
    private readonly ApiApp _app = new();
    private HttpClient _caller = null!;

    public async Task InitializeAsync()
    {
        _caller = await _app.CallerAsync(Roles.Coordinator);
        await _app.FlatAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_intervention_goes_from_request_to_costs_and_back_into_work()
    {
        var made = await _caller.PostedAsync("maintenance", new { unitCode = "U1", title = "Fuite", priority = "urgent" }, HttpStatusCode.Created);
        Assert.Equal(("M000001", "requested", "2025-06-16"), (made.Text("code"), made.Text("status"), made.Text("deadline")));
        Assert.Equal(["accepted", "declined"], made.GetProperty("next").EnumerateArray().Select(n => n.GetString()));
        await MoveAsync("accepted");
        var planned = await _caller.PostedAsync("maintenance/M000001/transitions", new { to = "scheduled", start = "2025-06-16T09:00:00+02:00", end = "2025-06-16T11:00:00+02:00" });
        Assert.Equal("2025-06-16T07:00:00Z", planned.Text("plannedStart"));
        await MoveAsync("inProgress");
        await _caller.PostedAsync("maintenance/M000001/costs", new { kind = "labour", minutes = 90, hourlyRate = 25.00m }, HttpStatusCode.Created);
        await _caller.PostedAsync("maintenance/M000001/costs", new { label = "Joint", quantity = 2.5m, price = 19.99m }, HttpStatusCode.Created);
        var costed = await _caller.PostedAsync("maintenance/M000001/costs", new { label = "Trip", amount = 15 }, HttpStatusCode.Created);
        Assert.Equal((37.50m, 49.98m, 15m, 102.48m), (costed.Number("labourCost"), costed.Number("partsCost"), costed.Number("otherCost"), costed.Number("cost")));
        await MoveAsync("completed");
        var again = await MoveAsync("inProgress", "drips again");
        Assert.Equal(1, again.GetProperty("reopened").GetInt32());
        var found = await _caller.GetFromJsonAsync<JsonElement>("/api/v1/maintenance?status=inProgress&q=fuite&sort=-deadline");
        Assert.Equal((1, 102.48m), (found.GetProperty("total").GetInt32(), found.GetProperty("items")[0].Number("cost")));
        var statistics = await (await _app.CallerAsync(Roles.Manager)).GetFromJsonAsync<JsonElement>("/api/v1/statistics?asOf=2025-06-15");
        Assert.Equal(0m, statistics.Number("maintenanceCost"));
    }

    [Theory]
    [InlineData("maintenance", """{"unitCode":"U9","title":"x"}""", 422, "unitCode")]
    [InlineData("maintenance", """{"unitCode":"U1"}""", 422, "title")]
    [InlineData("maintenance/M000001/transitions", """{"to":"completed"}""", 409, "to")]
    [InlineData("maintenance/M000001/transitions", """{"to":"nowhere"}""", 422, "to")]
    [InlineData("maintenance/M000001/transitions", """{}""", 422, "to")]
    [InlineData("maintenance/M000001/transitions", """{"to":"declined"}""", 422, "note")]
    [InlineData("maintenance/M000001/costs", """{"kind":"labour","minutes":0,"hourlyRate":25}""", 422, "minutes")]
    [InlineData("maintenance/M000001/costs", """{"kind":"labour","minutes":1.5,"hourlyRate":25}""", 422, "minutes")]
    [InlineData("maintenance/M000001/costs", """{"label":"x","amount":1.001}""", 422, "amount")]
    [InlineData("maintenance/M000001/costs", """{"kind":"magic","label":"x","amount":1}""", 422, "kind")]
    public async Task A_refusal_names_the_field(string path, string body, int status, string field)
    {
        await _caller.PostedAsync("maintenance", new { unitCode = "U1", title = "Fuite" }, HttpStatusCode.Created);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await _caller.PostAsync($"/api/v1/{path}", content);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(field, await answer.FieldsAsync());
    }

    [Fact]
    public async Task A_request_is_merged_into_another()
    {
        await _caller.PostedAsync("maintenance", new { unitCode = "U1", title = "Fuite" }, HttpStatusCode.Created);
        await _caller.PostedAsync("maintenance", new { unitCode = "U1", title = "Fuite encore" }, HttpStatusCode.Created);
        var merged = await _caller.PostedAsync("maintenance/M000002/merge", new { into = "M000001", note = "same" });
        Assert.Equal(("declined", "M000001"), (merged.Text("status"), merged.Text("mergedInto")));
        var target = await _caller.GetFromJsonAsync<JsonElement>("/api/v1/maintenance/M000001");
        Assert.Equal("mergedHere", target.GetProperty("timeline")[0].Text("kind"));
        var again = await _caller.PostAsJsonAsync("/api/v1/maintenance/M000002/merge", new { into = "M000001" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _caller.PostAsJsonAsync("/api/v1/maintenance/M000001/merge", new { into = "M000002" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _caller.PostAsJsonAsync("/api/v1/maintenance/M9/merge", new { into = "M000001" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.CallerAsync(Roles.Agent)).PostAsJsonAsync("/api/v1/maintenance/M000001/merge", new { into = "M000002" })).StatusCode);
    }

    [Theory]
    [InlineData("late", "yes")]
    [InlineData("planned", "month")]
    [InlineData("recharge", "true")]
    [InlineData("quote", "theirs")]
    public async Task A_filter_that_makes_no_sense_is_named(string name, string text)
    {
        var answer = await _caller.GetAsync($"/api/v1/maintenance?{name}={text}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty((await answer.JsonAsync()).GetProperty("errors").GetProperty(name).EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, (await _caller.GetAsync("/api/v1/maintenance?late=false&planned=week&recharge=due&quote=mine")).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_is_refused_and_what_is_not_there_is_not_found()
    {
        await _caller.PostedAsync("maintenance", new { unitCode = "U1", title = "Fuite" }, HttpStatusCode.Created);
        var (auditor, agent) = (await _app.CallerAsync(Roles.Auditor), await _app.CallerAsync(Roles.Agent));
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync("/api/v1/maintenance")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsJsonAsync("/api/v1/maintenance", new { unitCode = "U1", title = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.PostAsJsonAsync("/api/v1/maintenance/M000001/transitions", new { to = "accepted" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _caller.GetAsync("/api/v1/maintenance/M9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _caller.PostAsJsonAsync("/api/v1/maintenance/M9/transitions", new { to = "accepted" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _caller.GetAsync("/api/v1/maintenance?status=no&sort=no")).StatusCode);
    }

    private Task<JsonElement> MoveAsync(string to, string? note = null) => _caller.PostedAsync("maintenance/M000001/transitions", new { to, note });
}
