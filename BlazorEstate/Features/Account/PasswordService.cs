using System.Security.Claims;
using System.Text;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace BlazorEstate.Features.Account;

/// <summary>Changes passwords, within one request.</summary>
public sealed class PasswordService(UserManager<EstateUser> users, SignInManager<EstateUser> signIn, EstateDbContext db, EstateChanges changes)
{
    /// <summary>Problems name currentPassword, newPassword or repeatPassword. All other sessions of the person end.</summary>
    public async Task<Result> ChangeAsync(ClaimsPrincipal person, string? current, string? next, string? repeated)
    {
        var checks = Check(next, repeated).That(!string.IsNullOrEmpty(current), "currentPassword", "Required");
        if (!checks.Ok || await users.GetUserAsync(person) is not { } user)
        {
            return checks.Ok ? Result.Forbidden() : checks.ToResult();
        }

        db.Acting = user.AsActor();
        if (await users.IsLockedOutAsync(user) || !await users.CheckPasswordAsync(user, current!))
        {
            // Somebody at an open screen may not try passwords without end either.
            await users.AccessFailedAsync(user);
            return Result.Fail("currentPassword", "Password.Wrong");
        }

        var result = (await users.ChangePasswordAsync(user, current!, next!)).ToResult("newPassword");
        if (result.IsOk)
        {
            await users.ResetAccessFailedCountAsync(user);
            await signIn.RefreshSignInAsync(user);
            changes.Publish(new EstateChange(ChangeKinds.Session, user.Id));
        }

        return result;
    }

    /// <summary>Whether the link of a mail still works.</summary>
    public async Task<bool> MayResetAsync(long userId, string? code) =>
        await FindAsync(userId) is { } user && Token(code) is { } token
        && await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<EstateUser>.ResetPasswordTokenPurpose, token);

    /// <summary>Problems name newPassword or repeatPassword, or the link. All sessions of the person end.</summary>
    public async Task<Result> ResetAsync(long userId, string? code, string? next, string? repeated)
    {
        if (Check(next, repeated).ToResult() is { IsOk: false } wrong)
        {
            return wrong;
        }

        if (await FindAsync(userId) is not { } user || Token(code) is not { } token)
        {
            return Result.Fail("", "ResetLink.Invalid");
        }

        db.Acting = user.AsActor();
        var result = (await users.ResetPasswordAsync(user, token, next!)).ToResult("newPassword");
        if (result.IsOk)
        {
            await users.SetLockoutEndDateAsync(user, null);
            await users.ResetAccessFailedCountAsync(user);
            changes.Publish(new EstateChange(ChangeKinds.Session, user.Id));
        }

        return result;
    }

    private static Checks Check(string? next, string? repeated) => new Checks()
        .And(PasswordRules.Check("newPassword", next))
        .That(next == repeated, "repeatPassword", "Password.Differs");

    private static string? Token(string? code)
    {
        try
        {
            return code is { Length: > 0 and < 2000 } ? Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<EstateUser?> FindAsync(long userId) =>
        await users.FindByIdAsync(userId.ToString(System.Globalization.CultureInfo.InvariantCulture)) is { Disabled: false } user ? user : null;
}
