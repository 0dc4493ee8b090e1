using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Import.Demo;

/// <summary>The demo agency's vendors as the files cannot say them: whom to call, and papers of which one has run out and one soon will.</summary>
internal static class DemoVendors
{
    private static readonly (string[] Trades, string Contact, int Insured, int? Contract)[] Known =
    [
        (["plumbing", "heating"], "Jean-Marc Roux", 212, 400),
        (["electrical"], "Inès Bonnet", 19, null),
        (["heating"], "Yann Le Goff", 140, 6),
        (["locksmith"], "Karim Haddad", -12, null),
        (["roof"], "Élodie Pâquet", 301, 95),
        (["common areas", "electrical", "plumbing", "general"], "Service clients", 78, 250),
    ];

    public static async Task DescribeAsync(IServiceProvider services, CancellationToken ct)
    {
        var today = services.GetRequiredService<AgencyClock>().Today;
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync(ct);
        var vendors = await db.Vendors.ToDictionaryAsync(v => v.Name, ct);
        for (var i = 0; i < DemoNames.Vendors.Length; i++)
        {
            if (vendors.TryGetValue(DemoNames.Vendors[i], out var vendor))
            {
                var (trades, contact, insured, contract) = Known[i];
                vendor.Change(new(vendor.Name, trades, contact, $"contact@{string.Concat(vendor.SortName.Where(char.IsAsciiLetter))}.example", $"+33 4 78 42 1{i} 0{i}", $"{12 + (7 * i)} rue de l’Industrie, 69003 Lyon", "fr",
                    $"8{i}2 4{i}7 19{i} 00014", today.AddDays(insured), contract is { } days ? today.AddDays(days) : null));
            }
        }

        await db.SaveAsync(Actor.System, ct);
    }
}
