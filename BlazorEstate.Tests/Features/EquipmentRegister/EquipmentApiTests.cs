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
        var property = await caller.BuildingAsync();
        var unit = await caller.AddedAsync("units", new { propertyCode = property, label = "Lot 1", kind = "flat" });
        var code = await caller.AddedAsync("equipment", new { name = "Boiler", kind = "boiler", unitCode = unit, warrantyUntil = "2199-01-01", serial = "VX-1" });
        using var changed = await caller.PutAsJsonAsync($"{Url}/{code}", new { name = "Gas boiler", kind = "boiler", serial = "VX-2", version = 1 });
        var now = await changed.JsonAsync();
        Assert.Equal(("Gas boiler", "VX-2", unit), (now.Text("name"), now.Text("serial"), now.Text("unitCode")));
        Assert.Equal(1, (await caller.GetFromJsonAsync<JsonElement>($"{Url}?kind=boiler&property={property}&q=vx-2")).GetProperty("total").GetInt32());

        var work = await caller.AddedAsync("maintenance", new { unitCode = unit, title = "Cold", equipmentCode = code });
        Assert.Equal(code, (await caller.GetFromJsonAsync<JsonElement>($"/api/v1/maintenance/{work}")).Text("equipmentCode"));
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

    [Fact]
    public async Task Files_are_kept_when_they_are_what_they_say_and_go_again()
    {
        var caller = await host.CallerAsync(Roles.Administrator);
        var property = await caller.BuildingAsync();
        var url = $"{Url}/{await caller.AddedAsync("equipment", new { name = "Lift", kind = "lift", propertyCode = property })}/files";
        var manual = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"u8.ToArray();
        foreach (var (name, content) in new (string, byte[])[] { ("drawing.svg", "<svg onload='alert(1)'/>"u8.ToArray()), ("manual.png", manual), ("page.html", "<script>"u8.ToArray()), ("nothing.pdf", []), ("photo.jpg", new byte[50_000_000]) })
        {
            using var refused = await BringAsync(caller, url, name, content);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        Assert.Equal(0, (await caller.GetFromJsonAsync<JsonElement>(url)).GetArrayLength());
        using var unknown = await caller.GetAsync(new Uri($"{Url}/E99999/files", UriKind.RelativeOrAbsolute));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var kept = await BringAsync(caller, url, "manual.pdf", manual);
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        var file = (await caller.GetFromJsonAsync<JsonElement>(url))[0];
        Assert.Equal(("manual.pdf", "Manual of the lift"), (file.Text("fileName"), file.Text("caption")));
        var one = $"{url}/{file.GetProperty("id").GetInt64()}";
        Assert.Equal(manual, await caller.GetByteArrayAsync(one));
        using var forbidden = await (await host.CallerAsync(Roles.Auditor)).DeleteAsync(new Uri(one, UriKind.Relative));
        using var removed = await caller.DeleteAsync(new Uri(one, UriKind.Relative));
        using var gone = await caller.GetAsync(new Uri(one, UriKind.Relative));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NoContent, HttpStatusCode.NotFound), (forbidden.StatusCode, removed.StatusCode, gone.StatusCode));
    }

    private static async Task<HttpResponseMessage> BringAsync(HttpClient caller, string url, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name }, { new StringContent("Manual of the lift"), "caption" } };
        return await caller.PostAsync(new Uri(url, UriKind.Relative), form);
    }
}
