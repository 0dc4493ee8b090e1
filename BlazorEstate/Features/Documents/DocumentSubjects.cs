using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Documents;

/// <summary>A record that documents belong to, and the name by which people know it.</summary>
public sealed record NamedSubject(DocumentSubject Kind, long Id, string Code, string Name);

/// <summary>The records that documents may belong to.</summary>
public static class DocumentSubjects
{
    /// <summary>Null where there is none of that code.</summary>
    public static Task<NamedSubject?> SubjectAsync(this EstateDbContext db, DocumentSubject kind, string code, CancellationToken ct)
    {
        var found = kind switch
        {
            DocumentSubject.Lease => db.Leases.Where(x => x.Code == code)
                .Select(x => new NamedSubject(kind, x.Id, x.Code, db.Tenants.Where(t => t.Id == x.TenantId).Select(t => t.Name).First())),
            DocumentSubject.Unit => db.Units.Where(x => x.Code == code)
                .Select(x => new NamedSubject(kind, x.Id, x.Code, db.Properties.Where(p => p.Id == x.PropertyId).Select(p => p.Name).First() + " · " + x.Label)),
            DocumentSubject.Property => db.Properties.Where(x => x.Code == code).Select(x => new NamedSubject(kind, x.Id, x.Code, x.Name)),
            DocumentSubject.Tenant => db.Tenants.Where(x => x.Code == code).Select(x => new NamedSubject(kind, x.Id, x.Code, x.Name)),
            DocumentSubject.Owner => db.Owners.Where(x => x.Code == code).Select(x => new NamedSubject(kind, x.Id, x.Code, x.Name)),
            DocumentSubject.Vendor => db.Vendors.Where(x => x.Code == code).Select(x => new NamedSubject(kind, x.Id, x.Code, x.Name)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        return found.FirstOrDefaultAsync(ct);
    }

    /// <summary>The first few records of a kind that a text finds, for a picker.</summary>
    public static Task<IReadOnlyList<Choice>> SubjectsAsync(this Lookups lookups, DocumentSubject kind, string text, CancellationToken ct) => kind switch
    {
        DocumentSubject.Lease => lookups.LeasesAsync(text, ct),
        DocumentSubject.Unit => lookups.UnitsAsync(text, ct),
        DocumentSubject.Property => lookups.PropertiesAsync(text, ct),
        DocumentSubject.Tenant => lookups.TenantsAsync(text, ct),
        DocumentSubject.Owner => lookups.OwnersAsync(text, ct),
        DocumentSubject.Vendor => lookups.VendorsAsync(text, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>"lease:L000012" as the address has it; null for anything else.</summary>
    public static (DocumentSubject Kind, string Code)? Read(string? text) =>
        text?.Split(':') is [var name, var code] && BlazorEstate.Shared.Http.Names.Parse<DocumentSubject>(name) is { } kind && Limits.IsCode(code) ? (kind, code) : null;
}
