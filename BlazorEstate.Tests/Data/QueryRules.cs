using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Data;

public sealed class QueryRules
{
    [Fact]
    public async Task A_query_that_takes_any_row_or_multiplies_rows_does_not_run()
    {
        await using var estate = await TestEstate.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => estate.ReadAsync(db => db.Units.Select(u => u.Code).FirstOrDefaultAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => estate.ReadAsync(db => db.Units.Where(u => u.Floor > 0).Take(2).ToListAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => estate.ReadAsync(db => db.Inventories.Include(i => i.Rooms).Include(i => i.Signatures).ToListAsync()));
    }
}
