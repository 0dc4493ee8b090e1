using BlazorEstate.Access;
using Microsoft.Extensions.Caching.Memory;

namespace BlazorEstate.Features.Account;

/// <summary>
/// Counts failed sign-ins of addresses that nobody here has, so that they are refused after as many tries as real ones:
/// the answer must not tell who has an account.
/// </summary>
public sealed class SignInAttempts : IDisposable
{
    private readonly MemoryCache _failures = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Counts one failure; true when the address is now refused.</summary>
    public bool Fail(string email)
    {
        var key = email.Trim().ToUpperInvariant();
        var failures = _failures.Get<int?>(key) ?? 0;
        if (failures < PasswordRules.Tries)
        {
            failures++;
            _failures.Set(key, (int?)failures, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = PasswordRules.Lockout });
        }

        return failures >= PasswordRules.Tries;
    }

    public void Dispose() => _failures.Dispose();
}
