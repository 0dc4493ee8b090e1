using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>Somebody to reach at a vendor beside its main contact: the office, the emergency line, a technician.</summary>
/// <param name="Role">What they are reached for.</param>
public sealed record VendorContact(string Name, string? Role = null, string? Email = null, string? Phone = null)
{
    public const int RoleLength = 100;

    /// <summary>Everything that a search looks in.</summary>
    internal IEnumerable<string?> Words => [Name, Role, Email, Phone];

    /// <summary>Fails with problems on contacts, and on name, role, email and phone of contacts[0] and the following.</summary>
    internal static Result<IReadOnlyList<VendorContact>> Read(IReadOnlyList<VendorContact?> contacts, int most)
    {
        var checks = new Checks().That(contacts.Count <= most, "contacts", "TooMany", most);
        for (var i = 0; i < Math.Min(contacts.Count, most); i++)
        {
            var (c, field) = (contacts[i], $"contacts[{i}].");
            checks.That(!string.IsNullOrWhiteSpace(c?.Name), field + "name", "Required")
                .OneLine(field + "name", c?.Name, Limits.Name)
                .OneLine(field + "role", c?.Role, RoleLength)
                .Email(field + "email", c?.Email?.Trim())
                .That(string.IsNullOrWhiteSpace(c?.Phone) || Person.IsPhone(c.Phone, 3), field + "phone", "Phone")
                .OneLine(field + "phone", c?.Phone, Limits.Phone);
        }

        return checks.ToResult<IReadOnlyList<VendorContact>>(() =>
            [.. contacts.Select(c => new VendorContact(c!.Name.Trim(), Person.OrNull(c.Role), Person.OrNull(c.Email), Person.OrNull(c.Phone)))]);
    }
}
