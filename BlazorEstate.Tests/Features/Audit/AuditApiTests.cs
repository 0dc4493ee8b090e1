using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Audit;

public sealed class AuditApiTests
{
    [Fact]
    public async Task Amounts_are_in_major_units_and_counts_stay_counts()
    {
        await using var app = new ApiApp();
        var owner = await app.AddAsync(Owner.Create("O1", new OwnerDetails("Amélie Cœur")));
        var property = await app.AddAsync(Property.Create("P1", owner.Id, new PropertyDetails("Résidence", PropertyKind.Building)));
        var unit = await app.AddAsync(Unit.Create("U1", property.Id, new UnitDetails("Lot 1", UnitKind.Flat)));
        var tenant = await app.AddAsync(Tenant.Create("T1", new TenantDetails("Benoît Hébert")));
        await app.AddAsync(Lease.Create("L1", unit.Id, tenant.Id, new LeaseTerms(LeaseKind.Unfurnished, new(2025, 1, 1), new(2027, 12, 31), [new(LineKind.Rent, "", 80_000)], 79_950)));
        await using (var db = await app.Factory.CreateDbContextAsync())
        {
            db.Note("import", "ImportRun", 1, "1", new { charges = new long?[] { null, 120 } });
            await db.SaveAsync(TestEstate.Admin);
        }

        using var client = await app.CallerAsync(Roles.Auditor);
        Assert.Equal(799.50m, await ChangedAsync(client, "Lease", "deposit"));
        Assert.Equal(800.00m, await ChangedAsync(client, "LeaseLine", "amount"));
        Assert.Equal(120m, await ChangedAsync(client, "ImportRun", "charges"));
    }

    private static async Task<decimal> ChangedAsync(HttpClient client, string kind, string field) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/audit?kind={kind}")).GetProperty("items")[0].GetProperty("changes").GetProperty(field).GetProperty("new").GetDecimal();
}
