using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Users;

/// <summary>Changes who may sign in and what they may do. Whatever takes a right away also ends the person's sessions.</summary>
public sealed class UserService(Accounts accounts, EstateChanges changes)
{
    /// <summary>With a password, or without one: then the result carries a code for a reset link.</summary>
    public async Task<Result<CreatedUser>> CreateAsync(NewUser input, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Can(Permissions.UsersManage))
        {
            return Result<CreatedUser>.Forbidden();
        }

        var result = await accounts.WriteAsync<Result<CreatedUser>>(actor, async scope =>
        {
            var created = await accounts.CreateAsync(scope, input);
            if (!created.IsOk)
            {
                return Result<CreatedUser>.Fail(created.Problems);
            }

            var user = await scope.Db.Users.FirstAsync(u => u.Id == created.Value, ct);
            return new CreatedUser(user.Id, input.Password is null ? await Accounts.ResetCodeAsync(scope.Users, user) : null);
        }, ct);
        if (result.IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.User, result.Value.Id));
        }

        return result;
    }

    /// <summary>Name and roles. Other roles end the person's sessions; the last active administrator keeps that role.</summary>
    public Task<Result> ChangeAsync(long id, string displayName, IReadOnlyCollection<string> roles, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, actor, async (scope, user) =>
        {
            var wrong = new Checks()
                .Required("displayName", displayName, 100)
                .That(roles.Count > 0, "roles", "Required")
                .That(roles.All(Roles.Allowed.ContainsKey), "roles", "Choice")
                .ToResult();
            if (!wrong.IsOk)
            {
                return wrong;
            }

            if (!roles.Contains(Roles.Administrator) && await IsLastAdministratorAsync(scope, id, ct))
            {
                return Result.Fail("roles", "LastAdministrator");
            }

            user.DisplayName = displayName.Trim();
            var before = await scope.Users.GetRolesAsync(user);
            await Accounts.SetRolesAsync(scope, user, roles);
            return before.ToHashSet().SetEquals(roles)
                ? (await scope.Users.UpdateAsync(user)).ToResult()
                : (await scope.Users.UpdateSecurityStampAsync(user)).ToResult();
        }, ct);

    public Task<Result> DisableAsync(long id, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, actor, async (scope, user) =>
        {
            if (actor.UserId == id)
            {
                return Result.Fail("", "OwnAccount");
            }

            if (await IsLastAdministratorAsync(scope, id, ct))
            {
                return Result.Fail("", "LastAdministrator");
            }

            user.Disabled = true;
            return (await scope.Users.UpdateSecurityStampAsync(user)).ToResult();
        }, ct);

    public Task<Result> EnableAsync(long id, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, actor, async (scope, user) =>
        {
            user.Disabled = false;
            return (await scope.Users.UpdateAsync(user)).ToResult();
        }, ct);

    /// <summary>Lets a person try again at once after too many wrong passwords.</summary>
    public Task<Result> UnlockAsync(long id, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, actor, async (scope, user) =>
        {
            await scope.Users.ResetAccessFailedCountAsync(user);
            return (await scope.Users.SetLockoutEndDateAsync(user, null)).ToResult();
        }, ct);

    /// <summary>Takes the password away and ends all sessions; the code makes a link to choose a new one.</summary>
    public async Task<Result<CreatedUser>> ResetPasswordAsync(long id, Actor actor, CancellationToken ct = default)
    {
        var code = "";
        var result = await ChangeAsync(id, actor, async (scope, user) =>
        {
            scope.Db.Note("password-reset", nameof(EstateUser), user.Id, user.Email!);
            if (await scope.Users.HasPasswordAsync(user) && (await scope.Users.RemovePasswordAsync(user)).ToResult() is { IsOk: false } refused)
            {
                return refused;
            }

            await scope.Users.UpdateSecurityStampAsync(user);
            code = await Accounts.ResetCodeAsync(scope.Users, user);
            return Result.Ok();
        }, ct);
        return result.IsOk ? new CreatedUser(id, code) : Result<CreatedUser>.Fail(result.Problems);
    }

    private static async Task<bool> IsLastAdministratorAsync(AccountScope scope, long id, CancellationToken ct)
    {
        var db = scope.Db;
        var active = db.UserRoles.Where(r => db.Roles.Any(x => x.Id == r.RoleId && x.Name == Roles.Administrator) && db.Users.Any(u => u.Id == r.UserId && !u.Disabled)).Select(r => r.UserId);
        return await active.AnyAsync(u => u == id, ct) && !await active.AnyAsync(u => u != id, ct);
    }

    private async Task<Result> ChangeAsync(long id, Actor actor, Func<AccountScope, EstateUser, Task<Result>> change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Can(Permissions.UsersManage))
        {
            return Result.Forbidden();
        }

        var result = await accounts.WriteAsync(actor, async scope =>
            await scope.Db.Users.FirstOrDefaultAsync(u => u.Id == id, ct) is { } user ? await change(scope, user) : Result.NotFound("id"), ct);
        if (result.IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.User, id), new EstateChange(ChangeKinds.Session, id));
        }

        return result;
    }
}
