using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Maintenance.History;

public sealed class HistoryApiTests : IAsyncLifetime
{
    private readonly ApiApp _app = new();

    public async Task InitializeAsync()
    {
        var unit = await _app.FlatAsync();
        await _app.AddAsync(Intervention.Create("M1", unit.Id, new("Fuite", "plumbing", InterventionPriority.High, InterventionStatus.Completed, new(2024, 12, 30), new(2025, 1, 2), 8_000, 2_050)));
        await _app.AddAsync(Intervention.Create("M2", unit.Id, new("Toit", "roof", InterventionPriority.High, InterventionStatus.Closed, new(2024, 2, 1), new(2024, 2, 2), 1_000)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_has_the_sums_by_year_and_category_and_a_page_of_works()
    {
        var caller = await _app.CallerAsync(Roles.Auditor);
        var history = await caller.GetFromJsonAsync<JsonElement>("/api/v1/maintenance/history?property=P1&pageSize=1");
        Assert.Equal((2, 110.5m, 2, 1), (history.GetProperty("count").GetInt32(), history.Number("cost"), history.GetProperty("total").GetInt32(), history.GetProperty("items").GetArrayLength()));
        Assert.Equal([(2025, "plumbing", 100.5m), (2024, "roof", 10m)], history.GetProperty("totals").EnumerateArray().Select(t => (t.GetProperty("year").GetInt32(), t.Text("category")!, t.Number("cost"))));
        Assert.Equal(("M1", "2025-01-02", "U1"), (Text(history, "code"), Text(history, "completed"), Text(history, "unitCode")));
        Assert.Equal("M2", Text(await caller.GetFromJsonAsync<JsonElement>("/api/v1/maintenance/history?year=2024&category=roof&unit=U1"), "code"));
    }

    [Theory]
    [InlineData("year=24", "year")]
    [InlineData("year=-1", "year")]
    [InlineData("sort=no", "sort")]
    [InlineData("page=0", "page")]
    public async Task What_makes_no_sense_is_named(string query, string field)
    {
        var answer = await (await _app.CallerAsync(Roles.Auditor)).GetAsync($"/api/v1/maintenance/history?{query}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(field, await answer.FieldsAsync());
    }

    private static string? Text(JsonElement history, string name) => history.GetProperty("items")[0].Text(name);
}
