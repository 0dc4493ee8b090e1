using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace BlazorEstate.Data.Auditing;

/// <summary>What a save is about to change on one record, caught before the save; ids of new records are known only after it.</summary>
internal sealed class AuditDraft
{
    // Follow from other fields, or are secrets, or change without a person's doing.
    private static readonly HashSet<string> Silent = ["Id", "Version", "SearchText", "SortName", "ImportId", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Hash",
        "AccessFailedCount", "LastSignInAt", "NormalizedEmail", "NormalizedUserName", "UserName", "AuthenticatorKey"];

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly EntityEntry _entry;
    private readonly EntityState _state;

    private AuditDraft(EntityEntry entry, string changes)
    {
        _entry = entry;
        _state = entry.State;
        Changes = changes;
    }

    public string Changes { get; }

    public string Action => _state switch { EntityState.Added => "create", EntityState.Deleted => "delete", _ => "update" };

    public string Kind => _entry.Metadata.ClrType.Name;

    public long Id => ((IAudited)_entry.Entity).Id;

    public string Code => _entry.Entity switch
    {
        IHasCode coded => coded.Code,
        EstateUser user => user.Email ?? "",
        _ => Id.ToString(CultureInfo.InvariantCulture),
    };

    public static AuditDraft? Of(EntityEntry entry)
    {
        var changes = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
        {
            var name = property.Metadata.Name;
            if (name == "PasswordHash" && entry.State == EntityState.Modified && !Equals(property.OriginalValue, property.CurrentValue))
            {
                changes["Password"] = [null, "changed"];
            }

            if (!IsTold(name) || property.Metadata.IsShadowProperty())
            {
                continue;
            }

            var (before, after) = entry.State switch
            {
                EntityState.Added => (null, property.CurrentValue),
                EntityState.Deleted => (property.OriginalValue, null),
                _ => (property.OriginalValue, property.CurrentValue),
            };
            if (!property.Metadata.GetValueComparer().Equals(before, after) && !(entry.State == EntityState.Added && IsNothing(after)))
            {
                changes[name] = [Say(before), Say(after)];
            }
        }

        return entry.State == EntityState.Modified && changes.Count == 0 ? null : new AuditDraft(entry, JsonSerializer.Serialize(changes, Json));
    }

    /// <summary>Whether changes of a field are told.</summary>
    internal static bool IsTold(string field) => !Silent.Contains(field);

    public static string Serialize(object? changes) => changes is null ? "{}" : JsonSerializer.Serialize(changes, Json);

    private static bool IsNothing(object? value) => value is null or "" or false or System.Collections.ICollection { Count: 0 };

    private static object? Say(object? value) => value switch
    {
        null or string or bool or int or long => value,
        Enum e => e.ToString(),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime t => t.ToString("O", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, Json),
    };
}
