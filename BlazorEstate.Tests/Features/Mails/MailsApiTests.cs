using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Mails;

public sealed class MailsApiTests : IAsyncLifetime
{
    private readonly ApiApp app = new();
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        client = await app.CallerAsync(Roles.Accountant);
        await using var db = await app.Factory.CreateDbContextAsync();
        var at = new DateTime(2025, 6, 15, 10, 0, 0, DateTimeKind.Utc);
        foreach (var name in (string[])["Benoît Hébert", "Chloé Petit"])
        {
            // Due long after the test, so that the worker leaves it alone.
            db.OutgoingMails.Add(OutgoingMail.Create(name, "receipt", "{}", new MailRecipient("t@site.example", name, "fr"), new Subject("Lease", 1, "L000001"), at, at.AddYears(1)).Value);
        }
        await db.SaveAsync(Actor.System);
        db.OutgoingMails.Single(m => m.ToName == "Chloé Petit").Die("550 5.1.1 no such user", tried: true);
        await db.SaveAsync(Actor.System);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?status=dead", 1)]
    [InlineData("?status=queued&letter=receipt", 1)]
    [InlineData("?q=hebert", 1)]
    [InlineData("?q=L000001", 2)]
    [InlineData("?letter=rentCall", 0)]
    public async Task Mails_are_listed_by_state_letter_and_text(string query, int count) =>
        Assert.Equal(count, (await client.GetFromJsonAsync<JsonElement>("/api/v1/mails" + query)).GetProperty("total").GetInt32());

    [Fact]
    public async Task A_dead_mail_tells_why_and_is_sent_again_once()
    {
        var dead = (await client.GetFromJsonAsync<JsonElement>("/api/v1/mails?status=dead")).GetProperty("items")[0];
        Assert.Equal(("dead", "550 5.1.1 no such user", 1, JsonValueKind.Null), (dead.GetProperty("status").GetString(), dead.GetProperty("error").GetString(), dead.GetProperty("tries").GetInt32(), dead.GetProperty("nextAt").ValueKind));
        var address = $"/api/v1/mails/{dead.GetProperty("id").GetInt64()}/send-again";
        using var auditor = await app.CallerAsync(Roles.Auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsync(address, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync(address, null)).StatusCode);
        await using var db = await app.Factory.CreateDbContextAsync();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.SubjectKind == "OutgoingMail" && a.Action == "send-again"));
    }

    [Fact]
    public async Task What_is_not_dead_or_not_there_cannot_be_sent_again()
    {
        var queued = (await client.GetFromJsonAsync<JsonElement>("/api/v1/mails?status=queued")).GetProperty("items")[0].GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync($"/api/v1/mails/{queued}/send-again", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/api/v1/mails/999/send-again", null)).StatusCode);
    }

    [Theory]
    [InlineData("status=lost", "status")]
    [InlineData("letter=love", "letter")]
    [InlineData("page=0", "page")]
    public async Task A_filter_that_makes_no_sense_is_named(string query, string field)
    {
        var answer = await client.GetAsync("/api/v1/mails?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(field, await answer.FieldsAsync());
    }

    [Fact]
    public async Task Who_may_not_see_mails_is_refused()
    {
        using var coordinator = await app.CallerAsync(Roles.Coordinator);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync("/api/v1/mails")).StatusCode);
    }
}
