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

    private static readonly VendorContact[][] Others =
    [
        [new("Standard", "Bureau", Phone: "+33 4 78 42 30 10"), new("Astreinte", "Urgences, 24 h/24", Phone: "+33 6 12 00 45 10"), new("Mehdi Roux", "Technicien", "mehdi@plomberieroux.example", "+33 6 12 00 45 11")],
        [new("Astreinte", "Urgences", Phone: "+33 6 12 00 45 20")],
        [new("Gwenaëlle Le Goff", "Contrats d’entretien", "contrats@thermiouest.example")],
        [],
        [],
        [new("Standard", "Bureau", "accueil@multitechsarl.example", "+33 4 78 42 30 60"), new("Léa Fontaine", "Chef d’équipe", Phone: "+33 6 12 00 45 60")],
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
                    $"8{i}2 4{i}7 19{i} 00014", today.AddDays(insured), contract is { } days ? today.AddDays(days) : null, Contacts: Others[i]));
            }
        }

        await db.SaveAsync(Actor.System, ct);
    }
}
