using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Vendors;

/// <summary>Which vendors are meant.</summary>
/// <param name="Insurance">How the insurance stands today.</param>
public sealed record VendorFilter(string? Trade = null, bool? Active = null, Validity? Insurance = null, Validity? Contract = null)
{
    /// <summary>Reads a query string. Problems name the parameter: trade, active, insurance, contract.</summary>
    public static Result<VendorFilter> Read(Func<string, string?> query)
    {
        var checks = new Checks();
        var filter = Read(query, checks);
        return checks.ToResult(() => filter);
    }

    /// <summary>What a screen's address asks for; what makes no sense in it is left out.</summary>
    public static VendorFilter Lenient(Func<string, string?> query) => Read(query, new Checks());

    private static VendorFilter Read(Func<string, string?> query, Checks checks)
    {
        var (trade, active) = (Given("trade"), Given("active"));
        checks.Optional("trade", trade, Intervention.CategoryLength).That(active is null or "true" or "false", "active", "Choice");
        return new(trade, active switch { "true" => true, "false" => false, _ => null }, State("insurance"), State("contract"));

        string? Given(string name) => query(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        Validity? State(string name)
        {
            var text = Given(name);
            var known = Names.Parse<Validity>(text);
            checks.That(text is null || known is not null, name, "Choice");
            return known;
        }
    }
}
