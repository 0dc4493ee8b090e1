namespace BlazorEstate.Email.Letters;

/// <summary>Who letters about a unit go to, and where that is.</summary>
public abstract record LetterParty
{
    public string? Email { get; init; }

    public string Language { get; init; } = "fr";

    public bool EmailConsent { get; init; }

    public string Unit { get; init; } = "";

    public string Property { get; init; } = "";

    public string? Address { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    /// <summary>Letters go by e-mail only to whom agreed to it (domain rule 12).</summary>
    public bool TakesMail => EmailConsent && !string.IsNullOrEmpty(Email);

    protected string UnitName => $"{Unit}, {Property}";

    protected string FullAddress => LetterPlace.AddressOf(Address, PostalCode, City);
}
