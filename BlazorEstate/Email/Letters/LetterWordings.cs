using BlazorEstate.Data;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Email.Letters;

/// <summary>The agency's own wording of letters, read once and again after something was changed.</summary>
public sealed class LetterWordings(IDbContextFactory<EstateDbContext> factory, RevisionCache cache)
{
    /// <summary>All of them, for many letters at once.</summary>
    public ValueTask<OwnWordings> AllAsync(CancellationToken ct = default) => cache.GetAsync("letters/wordings", w => w.Size, ReadAsync, ct);

    /// <summary>Null where the agency has none of its own.</summary>
    public async ValueTask<LetterWording?> FindAsync(LetterKind kind, string language, CancellationToken ct = default) =>
        (await AllAsync(ct)).Find(kind, language);

    private async Task<OwnWordings> ReadAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.LetterTexts.AsNoTracking().ToListAsync(ct);
        return new(rows.ToDictionary(r => (r.Template, r.Language), r => new LetterWording(r.Subject, r.Introduction)));
    }
}

/// <summary>The agency's own wording as it was at one moment.</summary>
public sealed class OwnWordings(IReadOnlyDictionary<(string Kind, string Language), LetterWording> wordings)
{
    internal long Size => wordings.Values.Sum(w => 2L * (w.Subject.Length + w.Introduction.Length + 100));

    public LetterWording? Find(LetterKind kind, string language) => wordings.GetValueOrDefault((kind.Key, language));
}
