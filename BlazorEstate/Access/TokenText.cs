using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BlazorEstate.Access;

/// <summary>How a bearer token looks: "be_" and 256 random bits. Only its hash is kept, so that a stolen database opens nothing.</summary>
public static class TokenText
{
    public const string Start = "be_";

    /// <summary>Characters that are shown later, so that a person can tell tokens apart.</summary>
    public const int Shown = 9;

    public static string New() => Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, hexadecimal. A random token needs no slow hash.</summary>
    public static string Hash(ReadOnlySpan<char> token)
    {
        Span<byte> utf8 = stackalloc byte[128];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (token.Length > 100 || !Encoding.UTF8.TryGetBytes(token, utf8, out var length))
        {
            return "";
        }

        SHA256.HashData(utf8[..length], hash);
        return Convert.ToHexStringLower(hash);
    }
}
