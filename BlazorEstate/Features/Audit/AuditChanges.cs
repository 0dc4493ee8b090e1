using System.Text.Json;
using BlazorEstate.Data;
using BlazorEstate.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Audit;

/// <summary>Reads the changes of audit rows, and puts codes in place of the numbers by which records refer to each other.</summary>
internal static class AuditChanges
{
    public static async Task<List<AuditView>> ReadAsync(EstateDbContext db, List<AuditEntry> rows, CancellationToken ct)
    {
        var views = rows.ConvertAll(r => new AuditView(r.Id, DateTime.SpecifyKind(r.At, DateTimeKind.Utc), r.ActorId, r.ActorName, r.Origin, r.Action, r.SubjectKind, r.SubjectCode, Parse(r.Changes)));
        var codes = new Dictionary<(string Field, long Id), string>();
        foreach (var group in views.SelectMany(v => v.Changes).SelectMany(c => References(c)).Distinct().GroupBy(r => r.Field))
        {
            var ids = group.Select(r => r.Id).ToArray();
            foreach (var (id, code) in await CodesAsync(db, group.Key, ids, ct))
            {
                codes[(group.Key, id)] = code;
            }
        }

        JsonElement? Named(string field, JsonElement? value) =>
            value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var id) && codes.TryGetValue((field, id), out var code)
                ? JsonSerializer.SerializeToElement(code) : value;
        return views.ConvertAll(v => v with { Changes = [.. v.Changes.Select(c => c with { Old = Named(c.Field, c.Old), New = Named(c.Field, c.New) })] });
    }

    private static List<AuditChange> Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(p => p.Value.ValueKind == JsonValueKind.Array && p.Value.GetArrayLength() == 2
            ? new AuditChange(p.Name, Value(p.Value[0]), Value(p.Value[1]))
            : new AuditChange(p.Name, null, Value(p.Value)))];
    }

    private static JsonElement? Value(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.Clone();

    private static IEnumerable<(string Field, long Id)> References(AuditChange change)
    {
        if (change.Field is "OwnerId" or "PropertyId" or "UnitId" or "TenantId" or "LeaseId" or "RenewsLeaseId" or "VendorId")
        {
            foreach (var value in (JsonElement?[])[change.Old, change.New])
            {
                if (value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var id))
                {
                    yield return (change.Field, id);
                }
            }
        }
    }

    private static Task<Dictionary<long, string>> CodesAsync(EstateDbContext db, string field, long[] ids, CancellationToken ct) => field switch
    {
        "OwnerId" => db.Owners.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Code, ct),
        "PropertyId" => db.Properties.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Code, ct),
        "UnitId" => db.Units.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Code, ct),
        "VendorId" => db.Vendors.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Code, ct),
        "TenantId" => db.Tenants.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Code, ct),
        _ => db.Leases.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Code, ct),
    };
}
