using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>What can be said of an owner.</summary>
public sealed record OwnerDetails(string Name, string? Email = null, string? Phone = null, string? Address = null, string? Language = null, bool EmailConsent = false);

/// <summary>Someone for whom the agency manages properties (bailleur, mandant).</summary>
public sealed class Owner : IAudited, IVersioned, IHasCode, IImported
{
    private Owner()
    {
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public string? Address { get; private set; }

    /// <summary>Language of letters: "fr" or "en".</summary>
    public string Language { get; private set; } = "fr";

    /// <summary>Whether the owner agreed to be written to by e-mail.</summary>
    public bool EmailConsent { get; private set; }

    /// <summary>The name folded for sorting.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Everything that a search looks in, folded.</summary>
    public string SearchText { get; private set; } = "";

    public long? ImportId { get; private set; }

    public long Version { get; private set; }

    /// <summary>Fails with problems on code, name, email, phone, address, language, emailConsent.</summary>
    public static Result<Owner> Create(string code, OwnerDetails details, long? importId = null)
    {
        var owner = new Owner { Code = code, ImportId = importId };
        return new Checks().That(Limits.IsCode(code), "code", "Code.Format").And(owner.Change(details)).ToResult(() => owner);
    }

    public Result Change(OwnerDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var result = new Checks()
            .And(Person.Check(details.Name, details.Email, details.Phone, details.Address, details.Language))
            .That(!details.EmailConsent || !string.IsNullOrWhiteSpace(details.Email), "email", "Required")
            .ToResult();
        if (result.IsOk)
        {
            Name = details.Name.Trim();
            Email = Person.OrNull(details.Email);
            Phone = Person.OrNull(details.Phone);
            Address = Person.OrNull(details.Address);
            Language = details.Language ?? Language;
            EmailConsent = details.EmailConsent;
            SortName = Fold.Of(Name);
            SearchText = Fold.Of(Name, Code, Email, Phone, Address);
        }

        return result;
    }
}
