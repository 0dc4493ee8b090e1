using BlazorEstate.Domain;

namespace BlazorEstate.Tests.Support;

/// <summary>Leases with their account and charges, for tests of what stands around them.</summary>
public static class Lettings
{
    /// <summary>A flat let for 600.00 and 50.00 of charges a month, due on the first; issued up to today.</summary>
    public static async Task<Lease> LettingAsync(TestEstate estate, Unit unit, Tenant tenant, string code, DateOnly start, DateOnly end)
    {
        var terms = new LeaseTerms(LeaseKind.Unfurnished, start, end, [new(LineKind.Rent, "", 60_000), new(LineKind.Provision, "", 5_000)]);
        var lease = await estate.AddAsync(Lease.Create(code, unit.Id, tenant.Id, terms));
        await using var db = await estate.Factory.CreateDbContextAsync();
        var today = DateOnly.FromDateTime(estate.Time.GetUtcNow().UtcDateTime);
        var charges = RentSchedule.DueBy(lease.Terms, today.AddDays(20)).Select(c => Charge.Issue(lease.Id, c, today)).ToList();
        var account = LeaseAccount.Open(lease.Id);
        account.Issue(charges, []);
        db.Add(account);
        db.AddRange(charges);
        await db.SaveAsync(TestEstate.Admin);
        return lease;
    }
}
