using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Recharges over HTTP.</summary>
public sealed class BillingApiTests : IAsyncLifetime
{
    private readonly ApiApp _app = new();
    private HttpClient _coordinator = null!;
    private HttpClient _accountant = null!;

    public async Task InitializeAsync()
    {
        (_coordinator, _accountant) = (await _app.CallerAsync(Roles.Coordinator), await _app.CallerAsync(Roles.Accountant));
        await _app.FlatAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_tenants_part_goes_to_the_account_once_and_comes_back()
    {
        await LetAsync();
        await DoneAsync("M000001", "split", 30);
        var made = await _accountant.PostedAsync("maintenance/M000001/recharge", new { dueOn = "2025-07-01" }, HttpStatusCode.Created);
        var on = made.GetProperty("recharge");
        Assert.Equal(("L1", 30.74m, "2025-07-01", "due"), (on.Text("leaseCode"), on.Number("amount"), on.Text("dueOn"), on.Text("status")));
        await _accountant.PostedAsync("maintenance/M000001/recharge", new { }, HttpStatusCode.Conflict);
        await _coordinator.PostedAsync("maintenance/M000001/costs", new { label = "Trip", amount = 15 }, HttpStatusCode.Conflict);
        var account = await _accountant.GetFromJsonAsync<JsonElement>("/api/v1/leases/L1/account?asOf=2025-07-01");
        Assert.Equal((650m + 30.74m, "M000001: Fuite"), (account.Number("billed"), Label(account)));
        await _accountant.PostedAsync("maintenance/M000001/recharge/reversal", new { reason = " " }, HttpStatusCode.UnprocessableEntity);
        var back = await _accountant.PostedAsync("maintenance/M000001/recharge/reversal", new { reason = "warranty" });
        Assert.Equal(JsonValueKind.Null, back.GetProperty("recharge").ValueKind);
        await _accountant.PostedAsync("maintenance/M000001/recharge/reversal", new { reason = "warranty" }, HttpStatusCode.Conflict);
        account = await _accountant.GetFromJsonAsync<JsonElement>("/api/v1/leases/L1/account?asOf=2025-07-01");
        Assert.Equal(650m, account.Number("billed"));
        await _coordinator.PostedAsync("maintenance/M000001/costs", new { label = "Trip", amount = 15 }, HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_refusal_says_why_and_who_may_not_is_refused()
    {
        await DoneAsync("M000001", "tenant", null);
        var none = await _accountant.PostedAsync("maintenance/M000001/recharge", new { }, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("nobody rented the unit", none.GetProperty("errors").GetProperty("leaseCode")[0].GetString(), StringComparison.Ordinal);
        await LetAsync();
        await _coordinator.PostedAsync("maintenance/M000001/recharge", new { }, HttpStatusCode.Forbidden);
        await _coordinator.PostedAsync("maintenance/M000001/recharge/reversal", new { reason = "x" }, HttpStatusCode.Forbidden);
        await _accountant.PostedAsync("maintenance/M9/recharge", new { }, HttpStatusCode.NotFound);
        var past = await _accountant.PostedAsync("maintenance/M000001/recharge", new { dueOn = "2025-06-01" }, HttpStatusCode.UnprocessableEntity);
        Assert.True(past.GetProperty("errors").TryGetProperty("dueOn", out _));
        await _accountant.PostedAsync("maintenance/M000001/recharge", new { version = 1 }, HttpStatusCode.Conflict);
        await _accountant.PostedAsync("maintenance/M000001/recharge", new { leaseCode = "L1" }, HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_quote_above_the_limit_is_for_somebody_who_may_approve_and_an_invoice_counts_once()
    {
        var manager = await _app.CallerAsync(Roles.Manager);
        await _coordinator.PostedAsync("maintenance", new { unitCode = "U1", title = "Fuite" }, HttpStatusCode.Created);
        await _coordinator.PostedAsync("vendors", new { code = "S1", name = "Plomberie Roux" }, HttpStatusCode.Created);
        var wrong = await _coordinator.PostedAsync("maintenance/M000001/quotes", new { amount = 1.001m }, HttpStatusCode.UnprocessableEntity);
        Assert.True(wrong.GetProperty("errors").TryGetProperty("amount", out _));
        await _accountant.PostedAsync("maintenance/M000001/quotes", new { vendorCode = "S1", amount = 800 }, HttpStatusCode.Forbidden);
        var entered = await _coordinator.PostedAsync("maintenance/M000001/quotes", new { vendorCode = "S1", amount = 800, validUntil = "2025-07-01", submit = false }, HttpStatusCode.Created);
        var quote = entered.GetProperty("quotes")[0];
        Assert.Equal(("draft", true, 800m), (quote.Text("state"), quote.GetProperty("needsApproval").GetBoolean(), quote.Number("amount")));
        var path = $"maintenance/M000001/quotes/{quote.GetProperty("id").GetInt64()}";
        await _coordinator.PostedAsync(path + "/decision", new { decision = "approved" }, HttpStatusCode.Forbidden);
        await manager.PostedAsync(path + "/decision", new { decision = "approved" }, HttpStatusCode.Conflict);
        await _coordinator.PostedAsync(path + "/decision", new { decision = "submitted" });
        Assert.Equal(1, (await manager.GetFromJsonAsync<JsonElement>("/api/v1/maintenance?quote=mine")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await _coordinator.GetFromJsonAsync<JsonElement>("/api/v1/maintenance?quote=mine")).GetProperty("total").GetInt32());
        await manager.PostedAsync(path + "/decision", new { decision = "rejected" }, HttpStatusCode.UnprocessableEntity);
        await manager.PostedAsync(path + "/decision", new { decision = "maybe" }, HttpStatusCode.UnprocessableEntity);
        var approved = await manager.PostedAsync(path + "/decision", new { decision = "approved" });
        Assert.Equal(("approved", "Plomberie Roux"), (approved.GetProperty("quotes")[0].Text("state"), approved.Text("vendor")));
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7\n%%EOF"u8.ToArray()), "file", "facture.pdf" } };
        var invoiced = await _coordinator.PostedAsync("maintenance/M000001/invoices", new { vendorCode = "S1", number = "F-1", date = "2025-06-14", amount = 810 }, HttpStatusCode.Created);
        await _coordinator.PostedAsync("maintenance/M000001/invoices", new { vendorCode = "S1", number = "f 1", date = "2025-06-14", amount = 1 }, HttpStatusCode.Conflict);
        var attached = await _coordinator.PostAsync($"/api/v1/maintenance/M000001/invoices/{invoiced.GetProperty("invoices")[0].GetProperty("id").GetInt64()}/file", form);
        Assert.Equal(HttpStatusCode.OK, attached.StatusCode);
        var file = (await attached.JsonAsync()).GetProperty("invoices")[0].GetProperty("fileId").GetInt64();
        Assert.Equal("application/pdf", (await _accountant.GetAsync($"/api/v1/maintenance/M000001/attachments/{file}")).Content.Headers.ContentType!.MediaType);
    }

    // Let since June for 650.00 in advance, due on the first.
    private async Task LetAsync()
    {
        var manager = await _app.CallerAsync(Roles.Manager);
        await manager.PostedAsync("tenants", new { code = "T1", name = "Benoît Hébert" }, HttpStatusCode.Created);
        await manager.PostedAsync("leases", new { code = "L1", unitCode = "U1", tenantCode = "T1", kind = "unfurnished", start = "2025-06-01", end = "2028-05-31", rent = 650 }, HttpStatusCode.Created);
    }

    private async Task DoneAsync(string code, string bearer, int? share)
    {
        await _coordinator.PostedAsync("maintenance", new { unitCode = "U1", title = "Fuite", chargedTo = bearer, tenantShare = share }, HttpStatusCode.Created);
        foreach (var to in (string[])["accepted", "scheduled", "inProgress"])
        {
            await _coordinator.PostedAsync($"maintenance/{code}/transitions", new { to });
        }

        await _coordinator.PostedAsync($"maintenance/{code}/costs", new { kind = "labour", minutes = 90, hourlyRate = 25.00m }, HttpStatusCode.Created);
        await _coordinator.PostedAsync($"maintenance/{code}/costs", new { label = "Joint", quantity = 2.5m, price = 19.99m }, HttpStatusCode.Created);
        await _coordinator.PostedAsync($"maintenance/{code}/costs", new { label = "Trip", amount = 15 }, HttpStatusCode.Created);
        await _coordinator.PostedAsync($"maintenance/{code}/transitions", new { to = "completed" });
    }

    private static string? Label(JsonElement account) => account.GetProperty("charges").EnumerateArray().SelectMany(c => c.GetProperty("lines").EnumerateArray())
        .Select(l => l.Text("label")).Single(l => l?.Length > 0);
}
