using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.EquipmentRegister;

/// <summary>Equipment over HTTP, with real tokens.</summary>
public sealed class EquipmentApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Url = "/api/v1/equipment";

    [Fact]
    public async Task Equipment_is_added_read_changed_and_named_by_a_request()
    {
        var caller = await host.CallerAsync(Roles.Administrator);
        var owner = await AddAsync(caller, "owners", new { name = "Amélie Cœur" });
        var property = await AddAsync(caller, "properties", new { ownerCode = owner, name = "Résidence Vasseur", kind = "building" });
        var unit = await AddAsync(caller, "units", new { propertyCode = property, label = "Lot 1", kind = "flat" });
        var code = await AddAsync(caller, "equipment", new { name = "Boiler", kind = "boiler", unitCode = unit, warrantyUntil = "2199-01-01", serial = "VX-1" });
        using var changed = await caller.PutAsJsonAsync($"{Url}/{code}", new { name = "Gas boiler", kind = "boiler", serial = "VX-2", version = 1 });
        var now = await changed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Gas boiler", "VX-2", unit), (Text(now, "name"), Text(now, "serial"), Text(now, "unitCode")));
        Assert.Equal(1, (await caller.GetFromJsonAsync<JsonElement>($"{Url}?kind=boiler&property={property}&q=vx-2")).GetProperty("total").GetInt32());

        var work = await AddAsync(caller, "maintenance", new { unitCode = unit, title = "Cold", equipmentCode = code });
        Assert.Equal(code, Text(await caller.GetFromJsonAsync<JsonElement>($"/api/v1/maintenance/{work}"), "equipmentCode"));
        Assert.Equal(1, (await caller.GetFromJsonAsync<JsonElement>($"/api/v1/maintenance?equipment={code}")).GetProperty("total").GetInt32());
        using var unknown = await caller.GetAsync(new Uri($"{Url}/E9", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    [InlineData(Roles.Auditor, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Coordinator, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity)]
    public async Task Each_role_may_what_it_may(string? role, HttpStatusCode reads, HttpStatusCode writes)
    {
        var caller = await host.CallerAsync(role);
        using var list = await caller.GetAsync(new Uri(Url, UriKind.Relative));
        using var made = await caller.PostAsJsonAsync(Url, new { name = "x" });
        Assert.Equal((reads, writes), (list.StatusCode, made.StatusCode));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static async Task<string> AddAsync(HttpClient caller, string what, object body)
    {
        using var made = await caller.PostAsJsonAsync("/api/v1/" + what, body);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return Text(await made.Content.ReadFromJsonAsync<JsonElement>(), "code")!;
    }
}
