using BlazorEstate.Shared;
using Microsoft.AspNetCore.Identity;

namespace BlazorEstate.Access;

/// <summary>What a password must be: 8 to 128 characters, nothing else (NIST SP 800-63B, 3.1.1.2: length counts, composition rules do not).</summary>
public static class PasswordRules
{
    public const int Shortest = 8;
    public const int Longest = 128;
    public const int Tries = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(5);

    /// <summary>Problem "Required" or "Password.Length" on the field.</summary>
    public static Result Check(string field, string? password) => new Checks()
        .That(!string.IsNullOrEmpty(password), field, "Required")
        .That(string.IsNullOrEmpty(password) || password.Length is >= Shortest and <= Longest, field, "Password.Length", Shortest, Longest)
        .ToResult();

    /// <summary>Identity's refusals as problems that name the field.</summary>
    public static Result ToResult(this IdentityResult result, string passwordField = "password", string email = "")
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Succeeded ? Result.Ok() : Result.Fail([.. result.Errors.Select(e => Say(e.Code, passwordField, email)).DistinctBy(p => p.Code)]);
    }

    internal static void Apply(IdentityOptions options)
    {
        options.Password.RequiredLength = Shortest;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = Tries;
        options.Lockout.DefaultLockoutTimeSpan = Lockout;
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
    }

    private static Problem Say(string code, string passwordField, string email) => code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => new Problem(passwordField, "Password.Length", Shortest, Longest),
        nameof(IdentityErrorDescriber.PasswordMismatch) => new Problem("currentPassword", "Password.Wrong"),
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new Problem("email", "Duplicate", email),
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new Problem("email", "Email"),
        nameof(IdentityErrorDescriber.InvalidToken) => new Problem("", "ResetLink.Invalid"),
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => new Problem("", Result.StaleCode),
        _ => throw new InvalidOperationException($"Identity refused: {code}"),
    };
}
