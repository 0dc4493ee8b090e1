using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>What can be said of a vendor.</summary>
/// <param name="Trades">Categories of work, as interventions name them.</param>
/// <param name="Contact">Whom to ask for.</param>
/// <param name="TaxId">Number of the business (SIRET, VAT).</param>
/// <param name="InsuredUntil">The last day of the liability insurance (attestation de responsabilité civile or décennale).</param>
/// <param name="ContractUntil">The last day of the contract with the agency; null where there is none, or without end.</param>
/// <param name="Contacts">Others to reach, in the order they are shown in.</param>
public sealed record VendorDetails(
    string Name,
    IReadOnlyList<string>? Trades = null,
    string? Contact = null,
    string? Email = null,
    string? Phone = null,
    string? Address = null,
    string? Language = null,
    string? TaxId = null,
    DateOnly? InsuredUntil = null,
    DateOnly? ContractUntil = null,
    string? Note = null,
    bool Active = true,
    IReadOnlyList<VendorContact>? Contacts = null);

/// <summary>A business that does repairs and maintenance for the agency (prestataire).</summary>
public sealed class Vendor : IAudited, IVersioned, IHasCode, IImported
{
    public const int MostTrades = 20;
    public const int MostContacts = 10;
    public const int NoteLength = 2000;

    private Vendor()
    {
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Categories of work, as interventions name them.</summary>
    public IReadOnlyList<string> Trades { get; private set; } = [];

    public string? Contact { get; private set; }

    /// <summary>Others to reach beside the main contact.</summary>
    public IReadOnlyList<VendorContact> Contacts { get; private set; } = [];

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public string? Address { get; private set; }

    /// <summary>Language of letters: "fr" or "en".</summary>
    public string Language { get; private set; } = "fr";

    public string? TaxId { get; private set; }

    public DateOnly? InsuredUntil { get; private set; }

    public DateOnly? ContractUntil { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Whether work may still be given to it.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>The name folded for sorting.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Everything that a search looks in, folded.</summary>
    public string SearchText { get; private set; } = "";

    public long? ImportId { get; private set; }

    public long Version { get; private set; }

    /// <summary>As it is, for a change of one thing.</summary>
    public VendorDetails Details => new(Name, Trades, Contact, Email, Phone, Address, Language, TaxId, InsuredUntil, ContractUntil, Note, Active, Contacts);

    /// <summary>Fails with problems on code, name, trades, contact, email, phone, address, language, taxId, insuredUntil, contractUntil, note, contacts and theirs.</summary>
    public static Result<Vendor> Create(string code, VendorDetails details, long? importId = null)
    {
        var vendor = new Vendor { Code = code, ImportId = importId };
        return new Checks().That(Limits.IsCode(code), "code", "Code.Format").And(vendor.Change(details)).ToResult(() => vendor);
    }

    public Result Change(VendorDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var trades = (details.Trades ?? []).Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var contacts = VendorContact.Read(details.Contacts ?? [], MostContacts);
        var checks = new Checks()
            .And(Person.Check(details.Name, details.Email, details.Phone, details.Address, details.Language))
            .That(trades.Count <= MostTrades, "trades", "TooMany", MostTrades)
            .Optional("contact", details.Contact, Limits.Name)
            .Optional("taxId", details.TaxId, Limits.Code)
            .That(Sensible(details.InsuredUntil), "insuredUntil", "OutOfRange", First, Last)
            .That(Sensible(details.ContractUntil), "contractUntil", "OutOfRange", First, Last)
            .Optional("note", details.Note, NoteLength)
            .And(contacts);
        trades.ForEach(t => checks.OneLine("trades", t, Intervention.CategoryLength));
        return checks.ToResult(() => Write(details, trades, contacts.Value));
    }

    /// <summary>The trades of who did work of these categories: what can be a trade, by name, no more than there may be.</summary>
    public static IReadOnlyList<string> TradesOf(IEnumerable<string> categories) =>
        [.. categories.Select(c => c.Trim()).Where(c => c.Length is > 0 and <= Intervention.CategoryLength && !c.Any(x => char.IsControl(x) || x is '\u2028' or '\u2029'))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Take(MostTrades)];

    private static readonly DateOnly First = new(1990, 1, 1);
    private static readonly DateOnly Last = new(2200, 12, 31);

    private static bool Sensible(DateOnly? day) => day is null || (day >= First && day <= Last);

    private Vendor Write(VendorDetails d, List<string> trades, IReadOnlyList<VendorContact> contacts)
    {
        (Name, Trades, Contact, Contacts) = (d.Name.Trim(), trades, Person.OrNull(d.Contact), contacts);
        (Email, Phone, Address) = (Person.OrNull(d.Email), Person.OrNull(d.Phone), Person.OrNull(d.Address));
        (Language, TaxId, Active) = (d.Language ?? Language, Person.OrNull(d.TaxId), d.Active);
        (InsuredUntil, ContractUntil, Note) = (d.InsuredUntil, d.ContractUntil, Person.OrNull(d.Note));
        SortName = Fold.Of(Name);
        SearchText = Fold.Of([Name, Code, Contact, Email, Phone, TaxId, .. trades, .. contacts.SelectMany(c => c.Words)]);
        return this;
    }
}
