using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Notifications;

/// <summary>The desk over HTTP, with problems that name the field. Each test is a person with an own desk.</summary>
public sealed class NotificationsApiTests(NotificationsApiTests.Fixture fixture) : IClassFixture<NotificationsApiTests.Fixture>, IAsyncLifetime
{
    private HttpClient _agent = null!;

    public async Task InitializeAsync() => _agent = await fixture.App.NewCallerAsync(Roles.Agent);

    public Task DisposeAsync()
    {
        _agent.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_person_works_the_desk_and_the_count_follows()
    {
        Assert.Equal(2, await UnreadAsync());
        await DoAsync(1, "read");
        Assert.Equal((1, "2"), (await UnreadAsync(), await IdsAsync("unread=true")));
        await DoAsync(2, "done");
        Assert.Equal((0, "1", "2"), (await UnreadAsync(), await IdsAsync("state=inbox"), await IdsAsync("state=done")));
        await DoAsync(1, "unread");
        await DoAsync(2, "reopen");
        Assert.Equal((1, "2 1"), (await UnreadAsync(), await IdsAsync("state=inbox")));
        Assert.Equal(HttpStatusCode.NoContent, (await SnoozeAsync(1, "\"2025-06-15T14:00:00+02:00\"")).StatusCode);
        var snoozed = (await ItemsAsync("state=snoozed")).Single();
        Assert.Equal((1, "snoozed", "2025-06-15T12:00:00Z"), (snoozed.GetProperty("id").GetInt32(), snoozed.GetProperty("state").GetString(), snoozed.GetProperty("snoozedUntil").GetString()));
        Assert.Equal(0, await UnreadAsync());
    }

    [Theory]
    [InlineData("kind=payments", "2 1")]
    [InlineData("kind=rentOverdue&severity=warning", "2")]
    [InlineData("subject=L1", "1")]
    [InlineData("subject=bob", "2")]
    [InlineData("page=2&pageSize=1", "1")]
    public async Task Filters_find(string query, string ids) => Assert.Equal(ids, await IdsAsync(query));

    [Fact]
    public async Task Reading_all_leaves_nothing_unread()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("read-all")).StatusCode);
        Assert.Equal(0, await UnreadAsync());
    }

    [Theory]
    [InlineData("kind=none", "kind")]
    [InlineData("severity=9", "severity")]
    [InlineData("state=gone", "state")]
    [InlineData("page=0", "page")]
    [InlineData("pageSize=201", "pageSize")]
    [InlineData("from=31/01/2026", "from")]
    public async Task A_value_that_makes_no_sense_is_named(string query, string field)
    {
        using var answer = await _agent.GetAsync(new Uri($"/api/v1/notifications?{query}", UriKind.Relative));
        Assert.Equal((422, field), ((int)answer.StatusCode, await FieldAsync(answer)));
    }

    [Theory]
    [InlineData("\"2025-06-15T09:59:59Z\"", 422)]
    [InlineData("\"9999-12-31T00:00:00Z\"", 422)]
    [InlineData("null", 422)]
    [InlineData("\"soon\"", 400)]
    public async Task A_snooze_needs_a_time_to_come(string until, int status)
    {
        using var answer = await SnoozeAsync(1, until);
        Assert.Equal((status, "until"), ((int)answer.StatusCode, await FieldAsync(answer)));
    }

    [Fact]
    public async Task What_a_person_is_not_told_does_not_exist()
    {
        var coordinator = await fixture.App.NewCallerAsync(Roles.Coordinator);
        foreach (var path in new[] { "999/read", "999/done", "999/unread", "999/reopen", "999/snooze", "1/done" })
        {
            using var body = JsonContent.Create(new { until = "2025-06-16T00:00:00Z" });
            using var answer = await (path[0] == '1' ? coordinator : _agent).PostAsync(new Uri("/api/v1/notifications/" + path, UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task<string> FieldAsync(HttpResponseMessage answer) =>
        (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Single().Name;

    private async Task<int> UnreadAsync() => (await _agent.GetFromJsonAsync<JsonElement>("/api/v1/notifications/count")).GetProperty("unread").GetInt32();

    private async Task<JsonElement[]> ItemsAsync(string query) => [.. (await _agent.GetFromJsonAsync<JsonElement>($"/api/v1/notifications?{query}")).GetProperty("items").EnumerateArray()];

    private async Task<string> IdsAsync(string query) => string.Join(' ', (await ItemsAsync(query)).Select(i => i.GetProperty("id").GetInt32()));

    private Task<HttpResponseMessage> PostAsync(string path) => _agent.PostAsync(new Uri("/api/v1/notifications/" + path, UriKind.Relative), null);

    private async Task DoAsync(long id, string verb) => Assert.Equal(HttpStatusCode.NoContent, (await PostAsync($"{id}/{verb}")).StatusCode);

    private Task<HttpResponseMessage> SnoozeAsync(long id, string until) =>
        _agent.PostAsync(new Uri($"/api/v1/notifications/{id}/snooze", UriKind.Relative), new StringContent($$"""{"until":{{until}}}""", System.Text.Encoding.UTF8, "application/json"));

    public sealed class Fixture : IAsyncLifetime
    {
        public ApiApp App { get; } = new();

        public async Task InitializeAsync()
        {
            await using var db = await App.Factory.CreateDbContextAsync();
            var at = new DateTime(2100, 1, 1);
            db.Notifications.Add(EventKinds.PaymentReceived.About(new("Lease", 1, "L1"), at, null, "Ada", NotificationArg.OfMoney(58_000), "L1"));
            db.Notifications.Add(EventKinds.RentOverdue.About(new("Lease", 2, "L2"), at, null, "Bob", NotificationArg.OfMoney(70_000), "L2", NotificationArg.OfNumber(8)));
            db.Note("test", "Lease", 1, "L1");
            await db.SaveAsync(TestEstate.Admin);
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
