using BlazorEstate.Data;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Letters;

/// <summary>How letters are worded now.</summary>
public sealed class LetterQueries(IDbContextFactory<EstateDbContext> factory, LetterRenderer renderer)
{
    public static IReadOnlyList<string> Languages { get; } = ["fr", "en"];

    public async Task<IReadOnlyList<LetterRow>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var own = await db.LetterTexts.Select(t => new { t.Template, t.Language }).ToListAsync(ct);
        return [.. LetterKinds.Worded.Select(k => new LetterRow(k, own.Where(t => t.Template == k.Key).Select(t => t.Language).ToHashSet()))];
    }

    public async Task<WordingView> FindAsync(LetterKind kind, string language, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var own = await db.LetterTexts.AsNoTracking().FirstOrDefaultAsync(t => t.Template == kind.Key && t.Language == language, ct);
        return own is null ? new(renderer.BuiltIn(kind, language), 0) : new(new(own.Subject, own.Introduction), own.Version);
    }

    /// <summary>Leases by code or tenant, for whoever looks for one to show a letter of.</summary>
    public async Task<IReadOnlyList<Choice>> LeasesAsync(string text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (pattern, code) = (Fold.Pattern(text), Fold.Pattern(text).ToUpperInvariant());
        return await (from l in db.Leases
                      join t in db.Tenants on l.TenantId equals t.Id
                      where EF.Functions.Like(t.SearchText, pattern, "\\") || EF.Functions.Like(l.Code, code, "\\")
                      orderby l.Code
                      select new Choice(l.Code, t.Name, null)).Take(8).ToListAsync(ct);
    }
}
