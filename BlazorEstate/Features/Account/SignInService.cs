using System.Security.Claims;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Identity;

namespace BlazorEstate.Features.Account;

public enum SignInOutcome
{
    Done,
    Wrong,
    LockedOut,
}

/// <summary>Signs people in and out, within one request.</summary>
public sealed class SignInService(
    UserManager<EstateUser> users, SignInManager<EstateUser> signIn, EstateDbContext db, SignInAttempts attempts, DeviceService devices, EstateChanges changes, AgencyClock clock)
{
    // What an unknown address is checked against, so that it takes as long as a known one.
    private static readonly string NoHash = new PasswordHasher<EstateUser>().HashPassword(new EstateUser(), Guid.NewGuid().ToString());

    public async Task<SignInOutcome> SignInAsync(string? email, string? password, bool remember, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(email) || string.IsNullOrEmpty(password) || email.Length > 254 || password.Length > PasswordRules.Longest)
        {
            return SignInOutcome.Wrong;
        }

        var user = await users.FindByEmailAsync(email.Trim());
        if (user is null or { Disabled: true } or { PasswordHash: null })
        {
            users.PasswordHasher.VerifyHashedPassword(user ?? new EstateUser(), NoHash, password);
            return attempts.Fail(email) ? SignInOutcome.LockedOut : SignInOutcome.Wrong;
        }

        // Until the password is right nobody knows who this is.
        db.Acting = new Actor(null, user.Email!, Roles.PermissionsOf([]), ActorOrigin.Screen);
        var lockedBefore = await users.IsLockedOutAsync(user);
        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            if (result.IsLockedOut && !lockedBefore)
            {
                db.Note("lockout", nameof(EstateUser), user.Id, user.Email!);
                await db.SaveAsync(db.Acting, ct);
                changes.Publish(new EstateChange(ChangeKinds.User, user.Id));
            }

            return result.IsLockedOut ? SignInOutcome.LockedOut : SignInOutcome.Wrong;
        }

        await RecordAsync(user, ct);
        await signIn.SignInAsync(user, remember);
        CultureCookie.Set(signIn.Context, user.Language);
        return SignInOutcome.Done;
    }

    // The person is read again under the lock: two sign-ins at once are one after the other.
    private async Task RecordAsync(EstateUser user, CancellationToken ct)
    {
        var secret = DeviceCookie.Read(signIn.Context) ?? DeviceCookie.NewSecret();
        await using var transaction = await db.BeginWriteAsync(ct);
        await db.Entry(user).ReloadAsync(ct);
        var told = await devices.MeetAsync(db, user, user.LastSignInAt is null, secret, signIn.Context.Request.Headers.UserAgent, ct);
        db.Note("sign-in", nameof(EstateUser), user.Id, user.Email!);
        user.LastSignInAt = clock.UtcNow;
        await db.SaveAsync(user.AsActor(), ct);
        await transaction.CommitAsync(ct);
        DeviceCookie.Write(signIn.Context, secret);
        if (told)
        {
            changes.Publish(new EstateChange(ChangeKinds.Notification));
        }
    }

    /// <summary>Ends every session of this person: all browsers, all open screens.</summary>
    public async Task SignOutAsync(ClaimsPrincipal principal)
    {
        var user = await users.GetUserAsync(principal);
        await signIn.SignOutAsync();
        if (user is null)
        {
            return;
        }

        db.Acting = user.AsActor();
        db.Note("sign-out", nameof(EstateUser), user.Id, user.Email!);
        await users.UpdateSecurityStampAsync(user);
        changes.Publish(new EstateChange(ChangeKinds.Session, user.Id));
    }
}

internal static class UserParts
{
    /// <summary>The person acting on their own account.</summary>
    public static Actor AsActor(this EstateUser user) => new(user.Id, user.DisplayName, Roles.PermissionsOf([]), ActorOrigin.Screen);
}
