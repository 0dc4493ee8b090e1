using BlazorEstate.Domain;

namespace BlazorEstate.Features.Vendors;

/// <summary>A further contact while a person edits it.</summary>
public sealed class ContactDraft
{
    public string? Name { get; set; }

    public string? Role { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>Where it stood in the list at the last attempt to save, which is where its problems are told of; null for one added since.</summary>
    public int? Place { get; private set; }

    /// <summary>Its row on the screen.</summary>
    internal ContactRow? Row { get; set; }

    private bool IsBlank => string.IsNullOrWhiteSpace(Name + Role + Phone + Email);

    public static List<ContactDraft> Of(IEnumerable<VendorContact> contacts) =>
        [.. contacts.Select(c => new ContactDraft { Name = c.Name, Role = c.Role, Phone = c.Phone, Email = c.Email })];

    /// <summary>What is to be saved. A row that nothing was written in goes.</summary>
    public static IReadOnlyList<VendorContact> Read(List<ContactDraft> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        drafts.RemoveAll(d => d.IsBlank);
        for (var i = 0; i < drafts.Count; i++)
        {
            drafts[i].Place = i;
        }

        return drafts.ConvertAll(d => new VendorContact(d.Name ?? "", d.Role, d.Email, d.Phone));
    }
}
