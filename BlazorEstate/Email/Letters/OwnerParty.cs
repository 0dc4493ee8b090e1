using BlazorEstate.Data;
using BlazorEstate.Domain;

namespace BlazorEstate.Email.Letters;

/// <summary>Who letters about a unit go to that are not the tenant's: its owner.</summary>
public sealed record OwnerParty
{
    public long UnitId { get; init; }

    public long OwnerId { get; init; }

    public string Owner { get; init; } = "";

    public string? Email { get; init; }

    public string Language { get; init; } = "fr";

    public bool EmailConsent { get; init; }

    public string Unit { get; init; } = "";

    public string Property { get; init; } = "";

    public string? Address { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    /// <summary>Letters go by e-mail only to whom agreed to it.</summary>
    public bool TakesMail => EmailConsent && !string.IsNullOrEmpty(Email);

    public MailRecipient Recipient => new(Email ?? "", Owner, Language, nameof(Domain.Owner), OwnerId);

    /// <param name="tenant">Who lives there; null where nobody does.</param>
    public OwnerPlace Place(string? tenant) => new(Owner, $"{Unit}, {Property}", LetterPlace.AddressOf(Address, PostalCode, City), tenant);
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
