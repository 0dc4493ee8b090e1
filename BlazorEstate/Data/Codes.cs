using System.Globalization;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>Gives new records their codes.</summary>
public static class Codes
{
    /// <summary>The next free code of a prefix, such as O00012. Call it inside a write transaction.</summary>
    public static Task<string> NextCodeAsync(this EstateDbContext db, string prefix, CancellationToken ct = default) => prefix switch
    {
        "O" => NextAsync(db, db.Owners, prefix, 5, ct),
        "P" => NextAsync(db, db.Properties, prefix, 5, ct),
        "U" => NextAsync(db, db.Units, prefix, 6, ct),
        "T" => NextAsync(db, db.Tenants, prefix, 6, ct),
        "L" => NextAsync(db, db.Leases, prefix, 6, ct),
        "M" => NextAsync(db, db.Interventions, prefix, 6, ct),
        "E" => NextAsync(db, db.Equipment, prefix, 5, ct),
        "PP" => NextAsync(db, db.PreventivePlans, prefix, 5, ct),
        "V" => NextAsync(db, db.Visits, prefix, 5, ct),
        "S" => NextAsync(db, db.Vendors, prefix, 5, ct),
        "D" => NextAsync(db, db.Documents, prefix, 6, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(prefix), prefix, null),
    };

    private static async Task<string> NextAsync<T>(EstateDbContext db, IQueryable<T> records, string prefix, int digits, CancellationToken ct)
        where T : class, IHasCode
    {
        var counter = await db.CodeCounters.FindAsync([prefix], ct);
        if (counter is null)
        {
            counter = new CodeCounter { Prefix = prefix, Next = 1 };
            db.CodeCounters.Add(counter);
        }

        for (var jumped = false; ; jumped = true)
        {
            var code = prefix + counter.Next++.ToString("D" + digits, CultureInfo.InvariantCulture);
            if (!await records.AnyAsync(r => r.Code == code, ct))
            {
                return code;
            }

            // An import brought its own codes, usually counted without gaps: step over all of them at once.
            if (!jumped)
            {
                counter.Next = Math.Max(counter.Next, await records.LongCountAsync(ct) + 1);
            }
        }
    }
}
