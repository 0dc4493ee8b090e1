using BlazorEstate.Data;
using BlazorEstate.Domain;

namespace BlazorEstate.Email.Letters;

/// <summary>Who letters about a unit go to that are not the tenant's: its owner.</summary>
public sealed record OwnerParty : LetterParty
{
    public long UnitId { get; init; }

    public long OwnerId { get; init; }

    public string Owner { get; init; } = "";

    public MailRecipient Recipient => new(Email ?? "", Owner, Language, nameof(Domain.Owner), OwnerId);

    /// <param name="tenant">Who lives there; null where nobody does.</param>
    public OwnerPlace Place(string? tenant) => new(Owner, UnitName, FullAddress, tenant);
}

public static class OwnerPartyQuery
{
    /// <summary>The owners of all units, for a query to narrow: <c>db.OwnerParties().Where(p => p.UnitId == unit)</c>.</summary>
    public static IQueryable<OwnerParty> OwnerParties(this EstateDbContext db) =>
        from u in db.Units
        join p in db.Properties on u.PropertyId equals p.Id
        join o in db.Owners on p.OwnerId equals o.Id
        select new OwnerParty
        {
            UnitId = u.Id,
            OwnerId = o.Id,
            Owner = o.Name,
            Email = o.Email,
            Language = o.Language,
            EmailConsent = o.EmailConsent,
            Unit = u.Label,
            Property = p.Name,
            Address = p.Address,
            PostalCode = p.PostalCode,
            City = p.City,
        };
}
