using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum PropertyKind
{
    Building,
    House,
    Commercial,
    Land,
}

/// <summary>What can be said of a property.</summary>
public sealed record PropertyDetails(string Name, PropertyKind Kind, string? Address = null, string? PostalCode = null, string? City = null);

/// <summary>A building or site of one owner, let as one or more units.</summary>
public sealed class Property : IAudited, IVersioned, IHasCode, IImported
{
    private Property()
    {
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = "";

    public long OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    public PropertyKind Kind { get; private set; }

    public string? Address { get; private set; }

    public string? PostalCode { get; private set; }

    public string? City { get; private set; }

    /// <summary>The name folded for sorting.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Everything that a search looks in, folded.</summary>
    public string SearchText { get; private set; } = "";

    public long? ImportId { get; private set; }

    public long Version { get; private set; }

    /// <summary>Fails with problems on code, name, kind, address, postalCode, city.</summary>
    public static Result<Property> Create(string code, long ownerId, PropertyDetails details, long? importId = null)
    {
        var property = new Property { Code = code, ImportId = importId };
        return new Checks().That(Limits.IsCode(code), "code", "Code.Format").And(property.Change(ownerId, details)).ToResult(() => property);
    }

    public Result Change(long ownerId, PropertyDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var result = new Checks()
            .Required("name", details.Name, Limits.Name)
            .That(Enum.IsDefined(details.Kind), "kind", "Choice")
            .Optional("address", details.Address, Limits.Address)
            .Optional("postalCode", details.PostalCode, 16)
            .Optional("city", details.City, Limits.Name)
            .ToResult();
        if (result.IsOk)
        {
            OwnerId = ownerId;
            Name = details.Name.Trim();
            Kind = details.Kind;
            Address = Person.OrNull(details.Address);
            PostalCode = Person.OrNull(details.PostalCode);
            City = Person.OrNull(details.City);
            SortName = Fold.Of(Name);
            SearchText = Fold.Of(Name, Code, Address, PostalCode, City);
        }

        return result;
    }
}
