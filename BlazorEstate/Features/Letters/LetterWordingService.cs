using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Letters;

/// <summary>Keeps the agency's own wording of letters.</summary>
public sealed class LetterWordingService(IDbContextFactory<EstateDbContext> factory)
{
    /// <summary>Problems: Forbidden, Stale, subjectLine, introduction.</summary>
    /// <param name="version">Of the wording that was seen; 0 for the built-in one.</param>
    public async Task<Result> SaveAsync(LetterKind kind, string language, LetterWording wording, long version, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.SettingsManage))
        {
            return Result.Forbidden();
        }

        var result = WordingRules.Check(kind, wording);
        return result.IsOk
            ? await WriteAsync(kind, language, version, actor, (db, text) => Put(text ?? db.Add(new LetterText { Template = kind.Key, Language = language }).Entity, wording), ct)
            : result;
    }

    /// <summary>Back to the built-in wording. Problems: Forbidden, Stale.</summary>
    public async Task<Result> ResetAsync(LetterKind kind, string language, long version, Actor actor, CancellationToken ct = default) =>
        actor.Can(Permissions.SettingsManage)
            ? await WriteAsync(kind, language, version, actor, (db, text) => { if (text is not null) { db.Remove(text); } }, ct)
            : Result.Forbidden();

    private async Task<Result> WriteAsync(LetterKind kind, string language, long version, Actor actor, Action<EstateDbContext, LetterText?> write, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        var text = await db.LetterTexts.FirstOrDefaultAsync(t => t.Template == kind.Key && t.Language == language, ct);
        if ((text?.Version ?? 0) != version)
        {
            return Result.Stale();
        }

        write(db, text);
        return await db.CommitAsync(actor, ct);
    }

    private static void Put(LetterText text, LetterWording wording)
    {
        text.Subject = wording.Subject.Trim();
        text.Introduction = wording.Introduction.ReplaceLineEndings("\n").Trim();
    }
}
