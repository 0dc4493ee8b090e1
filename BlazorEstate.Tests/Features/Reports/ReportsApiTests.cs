using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Reports;

public sealed class ReportsApiTests
{
    [Fact]
    public async Task Reports_are_listed_and_written_in_each_format()
    {
        await using var app = new ApiApp();
        var client = await app.CallerAsync(Roles.Accountant);
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/reports");
        Assert.Equal(["rent-roll", "payments", "arrears"], list.EnumerateArray().Select(r => r.GetProperty("key").GetString()));
        Assert.Equal("""["from","to"]""", list[1].GetProperty("parameters").GetRawText());
        Assert.Equal("""["xlsx","csv","json"]""", list[0].GetProperty("formats").GetRawText());
        Assert.Equal("2025-06-15", (await client.GetFromJsonAsync<JsonElement>("/api/v1/reports/arrears")).GetProperty("asOf").GetString());
        var csv = await client.GetAsync("/api/v1/reports/payments?format=csv&from=2025-01-01&to=2025-01-31");
        Assert.Equal("attachment; filename=\"payments-2025-01-01-2025-01-31.csv\"", csv.Content.Headers.ContentDisposition!.ToString());
        Assert.StartsWith("\uFEFFnumber,date", System.Text.Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await client.GetByteArrayAsync("/api/v1/reports/rent-roll?format=xlsx"))[..2]);
    }

    [Theory]
    [InlineData("income", HttpStatusCode.NotFound, null)]
    [InlineData("payments?format=pdf", HttpStatusCode.UnprocessableEntity, "format")]
    [InlineData("payments?from=yesterday", HttpStatusCode.UnprocessableEntity, "from")]
    [InlineData("arrears?to=2025-01-01", HttpStatusCode.UnprocessableEntity, "to")]
    public async Task What_makes_no_sense_is_answered_by_its_name(string address, HttpStatusCode status, string? field)
    {
        await using var app = new ApiApp();
        var client = await app.CallerAsync(Roles.Auditor);
        var answer = await client.GetAsync("/api/v1/reports/" + address);
        Assert.Equal(status, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(field is null || problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task Figures_are_for_those_who_may_see_them()
    {
        await using var app = new ApiApp();
        var client = await app.CallerAsync(Roles.Coordinator);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/reports")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/reports/payments")).StatusCode);
    }
}
