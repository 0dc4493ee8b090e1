using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Visits;

/// <summary>Visits over HTTP, with real tokens.</summary>
public sealed class VisitsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Url = "/api/v1/visits";

    [Fact]
    public async Task A_visit_is_booked_changed_listed_and_confirmed()
    {
        var caller = await host.CallerAsync(Roles.Administrator);
        var unit = await caller.FlatAsync();
        using var made = await caller.PostAsJsonAsync(Url, new { unitCode = unit, kind = "entryInventory", start = "2031-03-04T10:00:00+01:00", end = "2031-03-04T11:00:00+01:00", guest = "Zoé" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var visit = await made.JsonAsync();
        var url = made.Headers.Location!.ToString();
        Assert.Equal(("2031-03-04T09:00:00Z", "planned", "administrator@example.org"), (visit.Text("start"), visit.Text("status"), visit.Text("person")));

        using var changed = await caller.PutAsJsonAsync(url, new { unitCode = unit, kind = "inspection", start = "2031-03-04T14:00", end = "2031-03-04T15:00", version = 1 });
        Assert.Equal("2031-03-04T13:00:00Z", (await changed.JsonAsync()).Text("start"));
        using var stale = await caller.PutAsJsonAsync(url, new { unitCode = unit, kind = "inspection", start = "2031-03-04T14:00", end = "2031-03-04T15:00", version = 1 });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var confirmed = await caller.PostAsJsonAsync(url + "/transitions", new { to = "confirmed" });
        Assert.Equal("confirmed", (await confirmed.JsonAsync()).Text("status"));
        using var early = await caller.PostAsJsonAsync(url + "/transitions", new { to = "done" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);

        var list = await caller.GetFromJsonAsync<JsonElement>($"{Url}?from=2031-03-04&to=2031-03-04&kind=inspection&status=confirmed&unit={unit}&person=administrator@example.org");
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        Assert.Equal(0, (await caller.GetFromJsonAsync<JsonElement>($"{Url}?from=2031-03-05&unit={unit}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_a_holiday_needs_consent_or_a_reason()
    {
        var caller = await host.CallerAsync(Roles.Administrator);
        var unit = await caller.FlatAsync();
        Assert.Equal(["end", "kind", "start", "unitCode"], await ErrorsAsync(caller, new { }));
        Assert.Equal(["end"], await ErrorsAsync(caller, new { unitCode = unit, kind = "viewing", start = "2031-03-05T10:00", end = "2031-03-05T09:00" }));
        Assert.Equal(["unitCode"], await ErrorsAsync(caller, new { unitCode = "U404", kind = "viewing", start = "2031-03-05T10:00", end = "2031-03-05T11:00" }));
        Assert.Equal(["person"], await ErrorsAsync(caller, new { unitCode = unit, kind = "viewing", start = "2031-03-05T10:00", end = "2031-03-05T11:00", person = "nobody@example.org" }));
        Assert.Equal(["overrideReason", "start"], await ErrorsAsync(caller, new { unitCode = unit, kind = "viewing", start = "2031-07-14T10:00", end = "2031-07-14T11:00" }));
        using var agreed = await caller.PostAsJsonAsync(Url, new { unitCode = unit, kind = "viewing", start = "2031-07-14T10:00", end = "2031-07-14T11:00", tenantConsent = true });
        Assert.Equal(HttpStatusCode.Created, agreed.StatusCode);
    }

    [Fact]
    public async Task Who_may_not_is_refused()
    {
        var auditor = await host.CallerAsync(Roles.Auditor);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync(Url)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsJsonAsync(Url, new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Caller().GetAsync(Url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync(Url + "/V404")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync(Url + "/V404/inventory")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync(Url + "/V404/files/1")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Caller().GetAsync(Url + "/V404/inventory")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await auditor.GetAsync(Url + "?status=perhaps")).StatusCode);
    }

    private static async Task<IEnumerable<string>> ErrorsAsync(HttpClient caller, object input)
    {
        using var answer = await caller.PostAsJsonAsync(Url, input);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return await answer.FieldsAsync();
    }
}
