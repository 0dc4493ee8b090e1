using BlazorEstate.Data.Auditing;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

public static class ReadingSigns
{
    /// <summary>Lets other running programs know, with the coming save, that a person did something with the own notifications. What is read is no matter of the audit trail. The write lock is held.</summary>
    public static async Task SignReadingAsync(this EstateDbContext db, long user, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var sign = await db.ReadingSigns.FindAsync([user], ct) ?? db.ReadingSigns.Add(new ReadingSign { UserId = user }).Entity;
        (sign.Number, sign.Instance) = ((await db.ReadingSigns.MaxAsync(s => (long?)s.Number, ct) ?? 0) + 1, ThisInstance.Id);
    }
}
