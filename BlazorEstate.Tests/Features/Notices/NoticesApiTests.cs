using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Notices;

public sealed class NoticesApiTests(NoticesApiTests.Fixture fixture) : IClassFixture<NoticesApiTests.Fixture>
{
    private static readonly Uri Address = new("/api/v1/notifications/preferences", UriKind.Relative);

    [Fact]
    public async Task The_callers_preferences_are_told_and_what_was_told_can_be_put_back()
    {
        using var client = await fixture.App.NewCallerAsync(Roles.Accountant);
        var told = await client.GetFromJsonAsync<JsonElement>(Address);
        var reversed = Kind(told, "paymentReversed");
        Assert.Equal(("Payment reversed", "payments", true, "atOnce", "atOnce", false),
            (reversed.GetProperty("name").GetString(), reversed.GetProperty("group").GetString(), reversed.GetProperty("inApp").GetBoolean(),
                reversed.GetProperty("email").GetString(), reversed.GetProperty("roleEmail").GetString(), reversed.GetProperty("locked").GetBoolean()));
        Assert.Equal(("monday", 7), (told.GetProperty("weeklyDay").GetString(), told.GetProperty("digestHour").GetInt32()));

        var put = await client.PutAsJsonAsync(Address, told);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(told.GetRawText(), (await put.Content.ReadFromJsonAsync<JsonElement>()).GetRawText());
    }

    [Fact]
    public async Task Everything_is_replaced()
    {
        using var client = await fixture.App.NewCallerAsync(Roles.Agent);
        await PutAsync(client, """{"kinds":[{"kind":"rentOverdue","inApp":false,"email":"weekly"},{"kind":"leaseEnding","inApp":true,"email":"none"}],"timeZone":"Asia/Tokyo","quietFrom":"22:00","quietTo":"07:30","digestHour":9,"weeklyDay":"friday"}""");
        var answer = await PutAsync(client, """{"kinds":[{"kind":"leaseEnding","inApp":true,"email":"atOnce"}],"quietFrom":"21:00","quietTo":"06:00"}""");
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((true, "daily"), (Kind(body, "rentOverdue").GetProperty("inApp").GetBoolean(), Kind(body, "rentOverdue").GetProperty("email").GetString()));
        Assert.Equal("atOnce", Kind(body, "leaseEnding").GetProperty("email").GetString());
        Assert.Equal((JsonValueKind.Null, "21:00", "06:00", 7, "monday"), (body.GetProperty("timeZone").ValueKind, body.GetProperty("quietFrom").GetString(),
            body.GetProperty("quietTo").GetString(), body.GetProperty("digestHour").GetInt32(), body.GetProperty("weeklyDay").GetString()));
    }

    [Theory]
    [InlineData("""{"kinds":[{"kind":"signInFromNewDevice","inApp":true,"email":"none"}]}""", "kinds[0].email")]
    [InlineData("""{"kinds":[{"kind":"signInFromNewDevice","inApp":false,"email":"atOnce"}]}""", "kinds[0].inApp")]
    [InlineData("""{"kinds":[{"kind":"rentOverdue","inApp":true,"email":"daily"},{"kind":"importFinished","inApp":true,"email":"none"}]}""", "kinds[1].kind")]
    [InlineData("""{"kinds":[{"kind":"rentOverdue","inApp":true,"email":"daily"},{"kind":"rentOverdue","inApp":true,"email":"none"}]}""", "kinds[1].kind")]
    [InlineData("""{"kinds":[{"kind":"rentOverdue","inApp":true,"email":"hourly"}]}""", "kinds[0].email")]
    [InlineData("""{"kinds":[{"kind":"rentOverdue","inApp":true,"email":"1"}]}""", "kinds[0].email")]
    [InlineData("""{"kinds":[{"kind":"rentOverdue","email":"daily"}]}""", "kinds[0].inApp")]
    [InlineData("""{"kinds":[null]}""", "kinds[0].kind")]
    [InlineData("""{"timeZone":"Mars/Olympus"}""", "timeZone")]
    [InlineData("""{"quietFrom":"25:00","quietTo":"07:00"}""", "quietFrom")]
    [InlineData("""{"quietFrom":"22:00"}""", "quietTo")]
    [InlineData("""{"quietFrom":"22:00","quietTo":"22:00"}""", "quietTo")]
    [InlineData("""{"digestHour":24}""", "digestHour")]
    [InlineData("""{"weeklyDay":"someday"}""", "weeklyDay")]
    public async Task What_cannot_be_is_refused_by_name_and_nothing_is_kept(string body, string field)
    {
        using var client = await fixture.App.NewCallerAsync(Roles.Agent);
        await PutAsync(client, """{"digestHour":5}""");
        var answer = await PutAsync(client, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
        Assert.Equal(5, (await client.GetFromJsonAsync<JsonElement>(Address)).GetProperty("digestHour").GetInt32());
    }

    [Fact]
    public async Task A_body_that_is_not_json_or_no_token_is_refused()
    {
        using var client = await fixture.App.NewCallerAsync(Roles.Agent);
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(client, "not json")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(client, """{"digestHour":"early"}""")).StatusCode);
        using var nobody = fixture.App.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(Address)).StatusCode);
    }

    private static JsonElement Kind(JsonElement told, string kind) => told.GetProperty("kinds").EnumerateArray().Single(k => k.GetProperty("kind").GetString() == kind);

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await client.PutAsync(Address, body);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public ApiApp App { get; } = new();

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
