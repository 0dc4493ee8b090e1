using BlazorEstate.Data;
using BlazorEstate.Domain;

namespace BlazorEstate.Email.Letters;

/// <summary>Who a lease's letters go to, and what they say of the place.</summary>
public sealed record LeaseParty : LetterParty
{
    public long LeaseId { get; init; }

    public string LeaseCode { get; init; } = "";

    public LeaseKind Kind { get; init; }

    public long TenantId { get; init; }

    public string Tenant { get; init; } = "";

    public MailRecipient Recipient => new(Email ?? "", Tenant, Language, nameof(Domain.Tenant), TenantId);

    public LetterPlace Place => new(
        LeaseCode, UnitName, FullAddress, Tenant,
        Kind is not (LeaseKind.Commercial or LeaseKind.Parking));
}

public static class LeasePartyQuery
{
    /// <summary>The parties of all leases, for a query to narrow: <c>db.LeaseParties().Where(p => ids.Contains(p.LeaseId))</c>.</summary>
    public static IQueryable<LeaseParty> LeaseParties(this EstateDbContext db) =>
        from l in db.Leases
        join t in db.Tenants on l.TenantId equals t.Id
        join u in db.Units on l.UnitId equals u.Id
        join p in db.Properties on u.PropertyId equals p.Id
        select new LeaseParty
        {
            LeaseId = l.Id,
            LeaseCode = l.Code,
            Kind = l.Kind,
            TenantId = t.Id,
            Tenant = t.Name,
            Email = t.Email,
            Language = t.Language,
            EmailConsent = t.EmailConsent,
            Unit = u.Label,
            Property = p.Name,
            Address = p.Address,
            PostalCode = p.PostalCode,
            City = p.City,
        };
}
