using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Letters;

/// <summary>Sends a letter to the one who looks at it, the way a tenant would get it.</summary>
public sealed class LetterTest(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public static bool May(Actor actor) => actor.UserId is not null && (actor.Can(Permissions.MailsSend) || actor.Can(Permissions.SettingsManage));

    /// <summary>Returns the address that it goes to. Problems: Forbidden; email for somebody without one.</summary>
    public async Task<Result<string>> SendAsync(LetterKind kind, string language, LetterExample example, Actor actor, CancellationToken ct = default)
    {
        if (!May(actor))
        {
            return Result<string>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var me = await db.Users.Where(u => u.Id == actor.UserId).Select(u => new { u.Id, u.Email, u.DisplayName }).FirstAsync(ct);
        var mail = db.AddMail(kind, example.Data, new(me.Email ?? "", me.DisplayName, language, nameof(EstateUser), me.Id), new("EstateUser", me.Id, example.LeaseCode), $"test/{Guid.NewGuid():N}", clock.UtcNow);
        if (!mail.IsOk)
        {
            return Result<string>.Fail(mail.Problems);
        }

        await db.SaveAsync(actor, ct);
        return me.Email!;
    }
}
