using System.Security.Cryptography;
using System.Text;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Account;

/// <summary>The way to the first administrator of an empty installation: a code that only who reads the program's log knows, good for one time.</summary>
public sealed class SetupCode(Accounts accounts, DemoUsers people, ILogger<SetupCode> log)
{
    private string? _code;

    internal string? Code => _code;

    /// <summary>Writes a code to the log when nobody has an account.</summary>
    public async Task AnnounceAsync(CancellationToken ct = default)
    {
        if (!await people.AnybodyAsync(ct))
        {
            _code = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 16);
            log.LogWarning("Nobody has an account yet. Open {Page} and create the first administrator with the one-time code {Code}", EstateUrls.Setup, _code);
        }
    }

    public async Task<bool> IsOpenAsync(CancellationToken ct = default) => _code is not null && !await people.AnybodyAsync(ct);

    /// <summary>Creates the administrator. Problems name setupCode, displayName, email or password.</summary>
    public async Task<Result> UseAsync(string? code, NewUser input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_code is not { } right || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Plain(code)), Encoding.UTF8.GetBytes(right)))
        {
            return Result.Fail("setupCode", "SetupCode.Wrong");
        }

        var result = await accounts.WriteAsync(Actor.System, async scope =>
            await scope.Db.Users.AnyAsync(ct) ? Result<long>.Fail("", "SetupDone") : await accounts.CreateAsync(scope, input with { Roles = [Roles.Administrator], Password = input.Password ?? "" }), ct);
        if (result.IsOk)
        {
            _code = null;
        }

        return result;
    }

    private static string Plain(string? code) => string.Concat((code ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
