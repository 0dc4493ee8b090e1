using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Vendors;

public sealed class VendorsApiTests : IAsyncLifetime
{
    private readonly ApiApp _app = new();
    private HttpClient _caller = null!;

    public async Task InitializeAsync() => _caller = await _app.CallerAsync(Roles.Coordinator);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_vendor_is_created_read_changed_given_work_and_kept()
    {
        var made = await _caller.PostAsJsonAsync("/api/v1/vendors", new { name = "Plomberie Roux", trades = new[] { "plumbing" }, insuredUntil = "2025-06-20" });
        Assert.Equal((HttpStatusCode.Created, "/api/v1/vendors/S00001"), (made.StatusCode, made.Headers.Location!.ToString()));
        var changed = await _caller.PutAsJsonAsync("/api/v1/vendors/S00001", new { name = "Roux", trades = new[] { "plumbing", "heating" }, insuredUntil = "2025-06-20", version = 1 });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _caller.PutAsJsonAsync("/api/v1/vendors/S00001", new { name = "Late", version = 1 })).StatusCode);
        var found = await _caller.GetFromJsonAsync<JsonElement>("/api/v1/vendors?trade=heating&insurance=endingSoon&active=true&q=ROUX&sort=-jobs");
        Assert.Equal((1, "Roux", "2025-06-20"), (found.GetProperty("total").GetInt32(), found.GetProperty("items")[0].Text("name"), found.GetProperty("items")[0].Text("insuredUntil")));

        await _app.FlatAsync();
        await _caller.PostAsJsonAsync("/api/v1/maintenance", new { unitCode = "U1", title = "Fuite" });
        var given = await _caller.PostAsJsonAsync("/api/v1/maintenance/M000001/assignment", new { vendorCode = "S00001" });
        var body = await given.JsonAsync();
        Assert.Equal(("Roux", "S00001"), (body.Text("vendor"), body.Text("vendorCode")));
        Assert.Equal(1, (await _caller.GetFromJsonAsync<JsonElement>("/api/v1/maintenance?vendor=S00001")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await _caller.GetFromJsonAsync<JsonElement>("/api/v1/maintenance?vendor=S00009")).GetProperty("total").GetInt32());
        var record = await _caller.GetFromJsonAsync<JsonElement>("/api/v1/vendors/S00001/record");
        Assert.Equal((1, 0m, 2025), (record.GetProperty("total").GetProperty("jobs").GetInt32(), record.GetProperty("total").GetProperty("cost").GetDecimal(), record.GetProperty("years")[0].GetProperty("year").GetInt32()));
        Assert.Equal(HttpStatusCode.Conflict, (await _caller.DeleteAsync("/api/v1/vendors/S00001")).StatusCode);
    }

    [Fact]
    public async Task Contacts_go_in_and_out_and_a_change_replaces_them()
    {
        await _caller.PostAsJsonAsync("/api/v1/vendors", new { name = "Roux", contacts = new object[] { new { name = "Astreinte", role = "Urgences", phone = "3939" }, new { name = "Zoé", email = "zoe@roux.fr" } } });
        var found = (await _caller.GetFromJsonAsync<JsonElement>("/api/v1/vendors?q=astreinte")).GetProperty("items")[0].GetProperty("contacts");
        Assert.Equal((2, "Astreinte", "Urgences", "3939", "zoe@roux.fr"), (found.GetArrayLength(), found[0].Text("name"), found[0].Text("role"), found[0].Text("phone"), found[1].Text("email")));
        var changed = await _caller.PutAsJsonAsync("/api/v1/vendors/S00001", new { name = "Roux" });
        Assert.Equal(0, (await changed.JsonAsync()).GetProperty("contacts").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"name":"x","contacts":[{"role":"Office"}]}""", 422, "contacts[0].name")]
    [InlineData("""{"name":"x","contacts":[null]}""", 422, "contacts[0].name")]
    [InlineData("""{"name":"x","contacts":[{"name":"a"},{"name":"b","email":"nope"}]}""", 422, "contacts[1].email")]
    [InlineData("""{"name":"x","contacts":[{"name":"a","phone":"soon"}]}""", 422, "contacts[0].phone")]
    [InlineData("""{"trades":["plumbing"]}""", 422, "name")]
    [InlineData("""{"name":"x","email":"a@b.fr\nBcc: c@d.fr"}""", 422, "email")]
    [InlineData("""{"name":"x","insuredUntil":"1900-01-01"}""", 422, "insuredUntil")]
    [InlineData("""{"name":"ROUX"}""", 409, "name")]
    [InlineData("""{"name":"x","code":"S1"}""", 409, "code")]
    [InlineData("""{"name":"x","code":"no code"}""", 422, "code")]
    public async Task A_refusal_names_the_field(string body, int status, string field)
    {
        await _app.AddAsync(Vendor.Create("S1", new("Roux")));
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await _caller.PostAsync("/api/v1/vendors", content);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(field, await answer.FieldsAsync());
    }

    [Fact]
    public async Task An_inactive_vendor_gets_no_work_and_who_may_not_is_refused()
    {
        await _app.AddAsync(Vendor.Create("S1", new("Roux", Active: false)));
        var (auditor, agent) = (await _app.CallerAsync(Roles.Auditor), await _app.CallerAsync(Roles.Agent));
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync("/api/v1/vendors/S1")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsJsonAsync("/api/v1/vendors", new { name = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.PutAsJsonAsync("/api/v1/vendors/S1", new { name = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _caller.GetAsync("/api/v1/vendors/S9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _caller.GetAsync("/api/v1/vendors/S9/record")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _caller.GetAsync("/api/v1/vendors?insurance=2")).StatusCode);
        await _app.FlatAsync();
        await _caller.PostAsJsonAsync("/api/v1/maintenance", new { unitCode = "U1", title = "Fuite" });
        foreach (var code in (string[])["S1", "S9"])
        {
            var refused = await _caller.PostAsJsonAsync("/api/v1/maintenance/M000001/assignment", new { vendorCode = code });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("vendorCode", await refused.FieldsAsync());
        }
    }
}
