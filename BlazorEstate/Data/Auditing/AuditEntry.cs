using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BlazorEstate.Shared;

namespace BlazorEstate.Data.Auditing;

/// <summary>
/// One row of the audit trail. Rows are only ever added (database triggers refuse anything else), and each carries
/// the hash of the one before it, so that a row changed or taken out behind the program's back breaks the chain.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public long? ActorId { get; private set; }

    public string ActorName { get; private set; } = "";

    public ActorOrigin Origin { get; private set; }

    /// <summary>create, update, delete, or an event's own name such as import or sign-in.</summary>
    public string Action { get; private set; } = "";

    public string SubjectKind { get; private set; } = "";

    public long SubjectId { get; private set; }

    public string SubjectCode { get; private set; } = "";

    /// <summary>JSON: field → [old, new].</summary>
    public string Changes { get; private set; } = "{}";

    /// <summary>Which running program wrote the row, so that others notice a change that is not their own.</summary>
    public string Instance { get; private set; } = "";

    public string PreviousHash { get; private set; } = "";

    public string Hash { get; private set; } = "";

    internal static AuditEntry Of(DateTime at, Actor actor, string action, string subjectKind, long subjectId, string subjectCode, string changes, string previousHash)
    {
        var entry = new AuditEntry
        {
            At = new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc),
            ActorId = actor.UserId,
            ActorName = actor.Name,
            Origin = actor.Origin,
            Action = action,
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            SubjectCode = subjectCode,
            Changes = changes,
            Instance = ThisInstance.Id,
            PreviousHash = previousHash,
        };
        entry.Hash = entry.ComputeHash();
        return entry;
    }

    /// <summary>SHA-256 over the previous hash and all the row says, lengths included so that no text can be moved between fields.</summary>
    public string ComputeHash()
    {
        var text = new StringBuilder();
        foreach (var part in (ReadOnlySpan<string>)[PreviousHash, At.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture),
            ActorId?.ToString(CultureInfo.InvariantCulture) ?? "", ActorName, Origin.ToString(), Action, SubjectKind,
            SubjectId.ToString(CultureInfo.InvariantCulture), SubjectCode, Changes, Instance])
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>A name for this run of the program.</summary>
public static class ThisInstance
{
    public static string Id { get; } = Guid.NewGuid().ToString("N")[..12];
}
