using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Access;

/// <summary>A token as it is listed; the token itself is never shown again.</summary>
public sealed record TokenRow(long Id, string Name, string Prefix, IReadOnlyList<string> Permissions, DateTime CreatedAt, DateOnly? ExpiresOn, DateTime? RevokedAt);

/// <summary>A token to be; no permissions stand for all that its person may do.</summary>
public sealed record NewToken(string Name, IReadOnlyCollection<string> Permissions, DateOnly? ExpiresOn);

/// <summary>Bearer tokens of the API: made by the person they act for (or at the command line), revoked also by who manages users.</summary>
public sealed class TokenService(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public async Task<IReadOnlyList<TokenRow>> ListAsync(long userId, Actor actor, CancellationToken ct = default)
    {
        if (!MayManage(userId, actor))
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.ApiTokens.AsNoTracking().Where(t => t.UserId == userId).OrderByDescending(t => t.Id).Take(100).ToListAsync(ct);
        return [.. rows.Select(t => new TokenRow(t.Id, t.Name, t.Prefix, t.Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries), t.CreatedAt, t.ExpiresOn, t.RevokedAt))];
    }

    /// <summary>What a token of this person may at most do now.</summary>
    public async Task<IReadOnlySet<string>> AllowedAsync(long userId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return Roles.PermissionsOf(await db.UserRoles.Where(r => r.UserId == userId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(ct));
    }

    /// <summary>The token, this once. Problems name name, permissions or expiresOn.</summary>
    public async Task<Result<string>> CreateAsync(long userId, NewToken input, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.UserId != userId && actor.Origin != ActorOrigin.CommandLine)
        {
            return Result<string>.Forbidden();
        }

        var allowed = await AllowedAsync(userId, ct);
        var text = TokenText.New();
        var created = ApiToken.Create(userId, input.Name, TokenText.Hash(text), text[..TokenText.Shown], input.Permissions, clock.UtcNow, input.ExpiresOn);
        var checks = new Checks().And(created);
        foreach (var permission in input.Permissions.Where(p => !allowed.Contains(p)))
        {
            checks.That(false, "permissions", "Unknown", permission);
        }

        if (!checks.Ok)
        {
            return Result<string>.Fail(checks.Problems);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        db.ApiTokens.Add(created.Value);
        await db.SaveAsync(actor, ct);
        return text;
    }

    public async Task<Result> RevokeAsync(long id, Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginWriteAsync(ct);
        var token = await db.ApiTokens.FirstOrDefaultAsync(t => t.Id == id, ct);
        if (token is null || !MayManage(token.UserId, actor))
        {
            return Result.NotFound("id");
        }

        token.Revoke(clock.UtcNow);
        await db.SaveAsync(actor, ct);
        await transaction.CommitAsync(ct);
        return Result.Ok();
    }

    private static bool MayManage(long userId, Actor actor) => actor.UserId == userId || actor.Can(Permissions.UsersManage);
}
