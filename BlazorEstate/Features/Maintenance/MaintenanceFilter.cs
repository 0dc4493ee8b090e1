using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Which interventions are meant.</summary>
/// <param name="Open">All that is still to be done.</param>
/// <param name="Unassigned">Given to no colleague.</param>
/// <param name="Late">Open behind the deadline.</param>
/// <param name="Week">With a slot in this week.</param>
/// <param name="ToRecharge">Done, with a part for the tenant that does not stand on an account. What an import brought was settled elsewhere.</param>
/// <param name="ToApprove">With a quote that waits for the approval of who asks.</param>
/// <param name="Approval">What that is, once it is known who asks.</param>
public sealed record MaintenanceFilter(
    string? Q = null,
    InterventionStatus? Status = null,
    bool Open = false,
    InterventionPriority? Priority = null,
    string? Unit = null,
    string? Property = null,
    string? Category = null,
    long? Assignee = null,
    bool Unassigned = false,
    bool Late = false,
    bool Week = false,
    string? Vendor = null,
    bool ToRecharge = false,
    string? Equipment = null,
    bool ToApprove = false,
    ApprovalFilter? Approval = null)
{
    public const string OpenWord = "open";
    public const string NobodyWord = "none";

    /// <summary>Reads a query string. Problems name the parameter: q, status, priority, unit, property, category, vendor, equipment, assignee, late, planned, recharge, quote.</summary>
    public static Result<MaintenanceFilter> Read(Func<string, string?> query)
    {
        var checks = new Checks();
        var filter = Read(query, checks);
        return checks.ToResult(() => filter);
    }

    /// <summary>What a screen's address asks for; what makes no sense in it is left out.</summary>
    public static MaintenanceFilter Lenient(Func<string, string?> query) => Read(query, new Checks());

    private static MaintenanceFilter Read(Func<string, string?> query, Checks checks)
    {
        var (status, assignee) = (Given("status"), Given("assignee"));
        long? person = long.TryParse(assignee, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        checks.That(assignee is null or NobodyWord || person is not null, "assignee", "Malformed");
        return new MaintenanceFilter(
            Text("q", ListSlice.LongestSearch), status == OpenWord ? null : Choice<InterventionStatus>("status"), status == OpenWord, Choice<InterventionPriority>("priority"),
            Text("unit", Limits.Code), Text("property", Limits.Code), Text("category", Limits.Text), person, assignee == NobodyWord, Is("late", "true", "false"), Is("planned", "week"),
            Text("vendor", Limits.Code), Is("recharge", "due"), Text("equipment", Limits.Code), Is("quote", "mine"));

        string? Given(string name) => query(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        string? Text(string name, int max)
        {
            var text = Given(name);
            checks.Optional(name, text, max);
            return text;
        }

        bool Is(string name, string word, string? not = null)
        {
            var text = Given(name);
            checks.That(text is null || text == word || text == not, name, "Choice");
            return text == word;
        }

        T? Choice<T>(string name) where T : struct, Enum
        {
            var text = Given(name);
            var known = Names.Parse<T>(text);
            checks.That(text is null || known is not null, name, "Choice");
            return known;
        }
    }
}
