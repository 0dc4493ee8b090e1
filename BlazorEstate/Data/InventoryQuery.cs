using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

public static class InventoryQuery
{
    /// <summary>The leases whose signed exit inventory differs from the entry's: their deposit may be kept longer (domain rule 13).</summary>
    public static IQueryable<long> LeasesLeftDiffering(this EstateDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Inventories.Where(i => i.IsExit && i.Matches == false).Select(i => i.LeaseId);
    }

    /// <summary>With its rooms, their points and the signatures.</summary>
    public static IQueryable<Inventory> Whole(this IQueryable<Inventory> inventories) =>
        inventories.Include(i => i.Rooms).ThenInclude(r => r.Items).Include(i => i.Signatures).AsSplitQuery();
}
