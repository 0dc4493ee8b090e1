using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>A bearer token of the API: only its hash is kept. It may do what both its list and its user's roles allow.</summary>
public sealed class ApiToken : IAudited, IVersioned
{
    private ApiToken()
    {
    }

    public long Id { get; private set; }

    public long UserId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The first characters, so that a person can tell tokens apart.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>Space-separated permissions; "" for all of the user's.</summary>
    public string Permissions { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? RevokedAt { get; private set; }

    public long Version { get; private set; }

    public static Result<ApiToken> Create(long userId, string name, string hash, string prefix, IReadOnlyCollection<string> permissions, DateTime at, DateOnly? expiresOn) =>
        new Checks()
            .Required("name", name, 100)
            .That(expiresOn is null || expiresOn > DateOnly.FromDateTime(at), "expiresOn", "Token.Expiry")
            .ToResult(() => new ApiToken
            {
                UserId = userId,
                Name = name.Trim(),
                Hash = hash,
                Prefix = prefix,
                Permissions = string.Join(' ', permissions),
                CreatedAt = at,
                ExpiresOn = expiresOn,
            });

    public void Revoke(DateTime at) => RevokedAt ??= at;
}
