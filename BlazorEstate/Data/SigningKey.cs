using System.Security.Cryptography;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>A secret that links are signed with. It is in the database, so that links outlive a restart and every server knows it, and never in the audit trail.</summary>
public sealed class SigningKey
{
    public const int Bytes = 32;

    public string Name { get; set; } = "";

    public byte[] Value { get; set; } = [];
}

public static class SigningKeys
{
    /// <summary>The key of a name; null until something was signed with it.</summary>
    public static Task<byte[]?> SigningKeyAsync(this EstateDbContext db, string name, CancellationToken ct = default) =>
        db.SigningKeys.Where(k => k.Name == name).Select(k => k.Value).FirstOrDefaultAsync(ct)!;

    /// <summary>The key of a name, made now if there is none. Of two servers that make it at once, one waits for the other.</summary>
    public static async Task<byte[]> NeedSigningKeyAsync(this EstateDbContext db, string name, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.SigningKeyAsync(name, ct) is { } known)
        {
            return known;
        }

        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.SigningKeyAsync(name, ct) is { } made)
        {
            return made;
        }

        var key = new SigningKey { Name = name, Value = RandomNumberGenerator.GetBytes(SigningKey.Bytes) };
        db.Add(key);
        await db.SaveAsync(Actor.System, ct);
        await tx.CommitAsync(ct);
        return key.Value;
    }
}
