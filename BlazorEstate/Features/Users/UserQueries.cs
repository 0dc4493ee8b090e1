using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Users;

/// <summary>Reads the people who sign in, for who may manage them.</summary>
public sealed class UserQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["name", "email", "lastSignIn"];

    public async Task<Paged<UserRow>> ListAsync(ListQuery query, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!actor.Can(Permissions.UsersManage))
        {
            return new Paged<UserRow>([], 0, 1, query.PageSize);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var users = db.Users.AsNoTracking();
        if (query.Text.Length > 0)
        {
            var pattern = Fold.Pattern(query.Text);
            users = users.Where(u => EF.Functions.Like(u.SearchText, pattern, "\\"));
        }

        if (query["role"] is { } role)
        {
            users = users.Where(u => db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == role)));
        }

        users = query["status"] switch
        {
            "active" => users.Where(u => !u.Disabled),
            "disabled" => users.Where(u => u.Disabled),
            _ => users,
        };
        var total = await users.CountAsync(ct);
        var page = await Sorted(users, query).Skip(query.Skip).Take(query.PageSize).ToListAsync(ct);
        return new Paged<UserRow>(await RowsAsync(db, page, ct), total, query.Page, query.PageSize);
    }

    public async Task<UserRow?> FindAsync(long id, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.UsersManage))
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await RowsAsync(db, await db.Users.AsNoTracking().Where(u => u.Id == id).ToListAsync(ct), ct) is [var row] ? row : null;
    }

    private static IOrderedQueryable<EstateUser> Sorted(IQueryable<EstateUser> users, ListQuery query) => (query.Sort, query.Descending) switch
    {
        ("email", false) => users.OrderBy(u => u.NormalizedEmail),
        ("email", true) => users.OrderByDescending(u => u.NormalizedEmail),
        ("lastSignIn", false) => users.OrderBy(u => u.LastSignInAt).ThenBy(u => u.Id),
        ("lastSignIn", true) => users.OrderByDescending(u => u.LastSignInAt).ThenBy(u => u.Id),
        ("name", true) => users.OrderByDescending(u => u.DisplayName).ThenBy(u => u.Id),
        _ => users.OrderBy(u => u.DisplayName).ThenBy(u => u.Id),
    };

    private async Task<IReadOnlyList<UserRow>> RowsAsync(EstateDbContext db, List<EstateUser> users, CancellationToken ct)
    {
        var ids = users.ConvertAll(u => u.Id);
        var roles = (await db.UserRoles.Where(r => ids.Contains(r.UserId)).Join(db.Roles, r => r.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToListAsync(ct)).ToLookup(r => r.UserId, r => r.Name!);
        var today = clock.Today;
        var tokens = await db.ApiTokens.Where(t => ids.Contains(t.UserId) && t.RevokedAt == null && (t.ExpiresOn == null || t.ExpiresOn >= today))
            .GroupBy(t => t.UserId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return users.ConvertAll(u => new UserRow(
            u.Id, u.Email!, u.DisplayName, [.. roles[u.Id].OrderBy(r => Roles.All.ToList().IndexOf(r))], u.Disabled, u.LockoutEnd > clock.UtcNow, u.PasswordHash is not null,
            u.CreatedAt, u.LastSignInAt, tokens.GetValueOrDefault(u.Id)));
    }
}
