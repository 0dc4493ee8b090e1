using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Account;

public sealed record Profile(long Id, string Email, string DisplayName, string? Language, IReadOnlyList<string> Roles);

/// <summary>What people may see and change of themselves.</summary>
public sealed class ProfileService(Accounts accounts, IDbContextFactory<EstateDbContext> factory, EstateChanges changes)
{
    public async Task<Profile?> FindAsync(long userId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().Where(u => u.Id == userId).Select(u => new Profile(u.Id, u.Email!, u.DisplayName, u.Language,
            db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToList())).FirstOrDefaultAsync(ct);
    }

    /// <summary>Problems name displayName or language.</summary>
    public async Task<Result> SaveAsync(string? displayName, string? language, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var wrong = new Checks().Required("displayName", displayName, 100).That(language is null or "fr" or "en", "language", "Choice").ToResult();
        if (!wrong.IsOk || actor.UserId is not { } id)
        {
            return wrong.IsOk ? Result.Forbidden() : wrong;
        }

        var result = await accounts.WriteAsync(actor, async scope =>
        {
            var user = await scope.Db.Users.FirstAsync(u => u.Id == id, ct);
            user.DisplayName = displayName!.Trim();
            user.Language = language;
            return (await scope.Users.UpdateAsync(user)).ToResult();
        }, ct);
        changes.Publish(new EstateChange(ChangeKinds.User, id));
        return result;
    }
}
