using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Calendar;

public sealed class CalendarApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Url = "/api/v1/calendar";

    [Fact]
    public async Task A_span_answers_its_days_by_kinds()
    {
        var caller = await host.CallerAsync(Roles.Agent);
        var items = (await caller.GetFromJsonAsync<JsonElement>(Url + "?from=2031-12-01&to=2031-12-31&kinds=holiday,visit")).GetProperty("items");
        var day = Assert.Single(items.EnumerateArray());
        Assert.Equal(("holiday", "Christmas Day", "2031-12-25", "2031-12-25", true),
            (day.Text("kind"), day.Text("title"), day.Text("start"), day.Text("end"), day.GetProperty("allDay").GetBoolean()));
    }

    [Theory]
    [InlineData("?from=2031-12-31&to=2031-12-01", "to")]
    [InlineData("?from=2031-01-01&to=2033-01-01", "to")]
    [InlineData("?from=9999-12-31", "from")]
    [InlineData("?from=0001-01-01&to=0001-01-20", "from")]
    [InlineData("?from=2199-12-31", "to")]
    [InlineData("?kinds=rent,perhaps", "kinds")]
    public async Task A_span_that_makes_no_sense_is_named(string query, string field)
    {
        using var answer = await (await host.CallerAsync(Roles.Agent)).GetAsync(Url + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(field, await answer.FieldsAsync());
    }

    [Fact]
    public async Task Without_a_token_or_a_secret_there_is_nothing()
    {
        var nobody = host.Caller();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(Url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/calendar/wrong.ics")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(Url + "/wrong.ics")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await nobody.GetAsync("/calendar.ics")).StatusCode);
    }
}
