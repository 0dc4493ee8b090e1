using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>What pickers offer: the first few records that match a text, by name. A code typed in full comes first.</summary>
public sealed class Lookups(IDbContextFactory<EstateDbContext> factory)
{
    public const int Most = 20;

    public async Task<IReadOnlyList<Choice>> OwnersAsync(string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var pattern = Pattern(text);
        return await db.Owners.Where(x => EF.Functions.Like(x.SearchText, pattern, "\\"))
            .OrderByDescending(x => x.Code == text).ThenBy(x => x.SortName).ThenBy(x => x.Id).Take(Most)
            .Select(x => new Choice(x.Code, x.Name, x.Email)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Choice>> TenantsAsync(string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var pattern = Pattern(text);
        return await db.Tenants.Where(x => EF.Functions.Like(x.SearchText, pattern, "\\"))
            .OrderByDescending(x => x.Code == text).ThenBy(x => x.SortName).ThenBy(x => x.Id).Take(Most)
            .Select(x => new Choice(x.Code, x.Name, x.Email)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Choice>> PropertiesAsync(string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var pattern = Pattern(text);
        return await db.Properties.Where(x => EF.Functions.Like(x.SearchText, pattern, "\\"))
            .OrderByDescending(x => x.Code == text).ThenBy(x => x.SortName).ThenBy(x => x.Id).Take(Most)
            .Select(x => new Choice(x.Code, x.Name, x.City)).ToListAsync(ct);
    }

    /// <summary>Units by their own label or their property's name or place.</summary>
    public async Task<IReadOnlyList<Choice>> UnitsAsync(string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var pattern = Pattern(text);
        return await db.Units.Join(db.Properties, u => u.PropertyId, p => p.Id, (u, p) => new { u, p })
            .Where(x => EF.Functions.Like(x.u.SearchText + " " + x.p.SearchText, pattern, "\\"))
            .OrderByDescending(x => x.u.Code == text).ThenBy(x => x.p.SortName).ThenBy(x => x.u.Label).ThenBy(x => x.u.Id).Take(Most)
            .Select(x => new Choice(x.u.Code, x.p.Name + " · " + x.u.Label, x.p.City)).ToListAsync(ct);
    }

    /// <summary>Leases by their code or their tenant's name.</summary>
    public async Task<IReadOnlyList<Choice>> LeasesAsync(string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var pattern = Pattern(text);
        return await db.Leases.Join(db.Tenants, l => l.TenantId, t => t.Id, (l, t) => new { l, t })
            .Where(x => EF.Functions.Like(x.l.Code.ToLower(), pattern, "\\") || EF.Functions.Like(x.t.SearchText, pattern, "\\"))
            .OrderByDescending(x => x.l.Code == text).ThenBy(x => x.t.SortName).ThenByDescending(x => x.l.Start).ThenBy(x => x.l.Id).Take(Most)
            .Select(x => new Choice(x.l.Code, x.t.Name, db.Units.Where(u => u.Id == x.l.UnitId).Select(u => u.Label).FirstOrDefault())).ToListAsync(ct);
    }

    /// <summary>Vendors, also those that take no more work.</summary>
    public async Task<IReadOnlyList<Choice>> VendorsAsync(string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var pattern = Pattern(text);
        return await db.Vendors.Where(x => EF.Functions.Like(x.SearchText, pattern, "\\"))
            .OrderByDescending(x => x.Code == text).ThenByDescending(x => x.Active).ThenBy(x => x.SortName).ThenBy(x => x.Id).Take(Most)
            .Select(x => new Choice(x.Code, x.Name, x.Contact)).ToListAsync(ct);
    }

    private static string Pattern(string? text) => Fold.Pattern((text ?? "").Length > 200 ? text![..200] : text ?? "");
}
