using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>Who reports a fault without an account: a name, and what they want to be reached by.</summary>
/// <param name="Access">When somebody can come in.</param>
/// <param name="Language">Of the answer: "fr" or "en".</param>
public sealed record ReporterDetails(string? Name, string? Phone, string? Email, string? Access, string Language);

/// <summary>
/// The person who asked for an intervention by a unit's link. Kept beside the intervention and out of the audit trail, which never forgets.
/// </summary>
public sealed class InterventionReporter
{
    private InterventionReporter()
    {
    }

    /// <summary>Also the key: an intervention has one.</summary>
    public long InterventionId { get; private set; }

    public Intervention? Intervention { get; private set; }

    public string Name { get; private set; } = "";

    public string? Phone { get; private set; }

    /// <summary>Whoever gives it asks for an answer.</summary>
    public string? Email { get; private set; }

    public string? Access { get; private set; }

    public string Language { get; private set; } = "fr";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Fails with problems on name, phone, email, access, language.</summary>
    public static Result<InterventionReporter> Create(Intervention? intervention, ReporterDetails d, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(d);
        return new Checks()
            .That(!string.IsNullOrWhiteSpace(d.Name), "name", "Required")
            .OneLine("name", d.Name, Limits.Name)
            .Optional("phone", d.Phone, Limits.Phone)
            .That(string.IsNullOrWhiteSpace(d.Phone) || Person.IsPhone(d.Phone), "phone", "Phone")
            .Email("email", d.Email)
            .Optional("access", d.Access, Limits.Address)
            .That(d.Language is "fr" or "en", "language", "Choice")
            .ToResult(() => new InterventionReporter
            {
                Intervention = intervention,
                Name = d.Name!.Trim(),
                Phone = Person.OrNull(d.Phone),
                Email = Person.OrNull(d.Email),
                Access = Person.OrNull(d.Access),
                Language = d.Language,
                At = at,
            });
    }
}
