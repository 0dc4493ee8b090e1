using System.Text;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Access;

/// <summary>A person to be: without a password the account waits for a reset link.</summary>
public sealed record NewUser(string Email, string DisplayName, IReadOnlyCollection<string> Roles, string? Password = null, string? Language = null);

/// <summary>Identity over a context of its own for each operation, so that a circuit that lives all day never keeps one.</summary>
public sealed class Accounts(IServiceScopeFactory scopes, AgencyClock clock)
{
    /// <summary>Runs one operation in a write transaction, as this actor; a failed result keeps nothing.</summary>
    public async Task<T> WriteAsync<T>(Actor actor, Func<AccountScope, Task<T>> operation, CancellationToken ct = default)
        where T : Result
    {
        ArgumentNullException.ThrowIfNull(operation);
        await using var scope = scopes.CreateAsyncScope();
        var account = new AccountScope(scope.ServiceProvider);
        account.Db.Acting = actor;
        await using var transaction = await account.Db.BeginWriteAsync(ct);
        var result = await operation(account);
        if (result.IsOk)
        {
            await account.Db.SaveAsync(actor, ct);
            await transaction.CommitAsync(ct);
        }

        return result;
    }

    /// <summary>Creates a person with roles. Problems name email, displayName, role or password.</summary>
    public Task<Result<long>> CreateAsync(NewUser input, Actor actor, CancellationToken ct = default) =>
        WriteAsync(actor, scope => CreateAsync(scope, input), ct);

    public async Task<Result<long>> CreateAsync(AccountScope scope, NewUser input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        var email = input.Email.Trim();
        var wrong = new Checks()
            .Required("email", email, 254).Email("email", email)
            .Required("displayName", input.DisplayName, 100)
            .That(input.Roles.Count > 0, "role", "Required")
            .That(input.Roles.All(Roles.Allowed.ContainsKey), "role", "Choice")
            .That(input.Language is null or "fr" or "en", "language", "Choice")
            .And(input.Password is null ? Result.Ok() : PasswordRules.Check("password", input.Password))
            .ToResult();
        if (!wrong.IsOk)
        {
            return Result<long>.Fail(wrong.Problems);
        }

        var user = new EstateUser { UserName = email, Email = email, EmailConfirmed = true, DisplayName = input.DisplayName.Trim(), Language = input.Language, CreatedAt = clock.UtcNow };
        var created = input.Password is null ? await scope.Users.CreateAsync(user) : await scope.Users.CreateAsync(user, input.Password);
        if (created.ToResult(email: email) is { IsOk: false } refused)
        {
            return Result<long>.Fail(refused.Problems);
        }

        await SetRolesAsync(scope, user, input.Roles);
        return user.Id;
    }

    /// <summary>Gives exactly these roles, and notes who had and has which.</summary>
    public static async Task SetRolesAsync(AccountScope scope, EstateUser user, IReadOnlyCollection<string> roles)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(user);
        var before = await scope.Users.GetRolesAsync(user);
        if (before.ToHashSet().SetEquals(roles))
        {
            return;
        }

        scope.Db.Note("roles", nameof(EstateUser), user.Id, user.Email!, new { Roles = new[] { string.Join(", ", before.Order()), string.Join(", ", roles.Order()) } });
        (await scope.Users.RemoveFromRolesAsync(user, before.Except(roles))).ToResult();
        (await scope.Users.AddToRolesAsync(user, roles.Except(before))).ToResult();
    }

    /// <summary>The code of a reset link: good once, for the hours of the token provider.</summary>
    public static async Task<string> ResetCodeAsync(UserManager<EstateUser> users, EstateUser user)
    {
        ArgumentNullException.ThrowIfNull(users);
        return WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
    }

    /// <summary>Puts the built-in roles into the database; changes nothing when they are there.</summary>
    public async Task EnsureRolesAsync(CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = new AccountScope(scope.ServiceProvider).Db;
        var known = await db.Roles.Select(r => r.Name).ToListAsync(ct);
        foreach (var role in Roles.All.Except(known))
        {
            db.Roles.Add(new IdentityRole<long>(role!) { NormalizedName = role!.ToUpperInvariant() });
        }

        await db.SaveAsync(Actor.System, ct);
    }
}

/// <summary>What one operation on accounts works with; all of it shares one context.</summary>
public sealed class AccountScope(IServiceProvider services)
{
    public EstateDbContext Db { get; } = services.GetRequiredService<EstateDbContext>();

    public UserManager<EstateUser> Users { get; } = services.GetRequiredService<UserManager<EstateUser>>();
}
