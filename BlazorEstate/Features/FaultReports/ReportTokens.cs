using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace BlazorEstate.Features.FaultReports;

/// <summary>
/// The secret part of a unit's link: the unit and the number of its link, signed (HMAC-SHA-256 cut to 144 bits, RFC 2104). Nothing is kept
/// of a link, and no character of it can be changed.
/// </summary>
public static class ReportTokens
{
    /// <summary>Characters: a multiple of four, so that none has bits that mean nothing.</summary>
    public const int Length = (Bytes + Signature) / 3 * 4;

    private const int Bytes = 12, Signature = 18;

    public static string Write(byte[] key, long unitId, int number)
    {
        var token = new byte[Bytes + Signature];
        BinaryPrimitives.WriteInt64BigEndian(token, unitId);
        BinaryPrimitives.WriteInt32BigEndian(token.AsSpan(8), number);
        Sign(key, token.AsSpan(0, Bytes)).CopyTo(token.AsSpan(Bytes));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What was signed; null for whatever this key did not sign.</summary>
    public static (long UnitId, int Number)? Read(byte[] key, string? token)
    {
        if (token is not { Length: Length } || token.AsSpan().ContainsAnyExcept(Alphabet) || Base64Url.DecodeFromChars(token) is not { Length: Bytes + Signature } bytes)
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(Sign(key, bytes.AsSpan(0, Bytes)), bytes.AsSpan(Bytes))
            ? (BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(8)))
            : null;
    }

    // Padding and spaces, which a decoder steps over, would make other texts of the same bytes.
    private static readonly System.Buffers.SearchValues<char> Alphabet = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static ReadOnlySpan<byte> Sign(byte[] key, ReadOnlySpan<byte> data) => HMACSHA256.HashData(key, data).AsSpan(0, Signature);
}
