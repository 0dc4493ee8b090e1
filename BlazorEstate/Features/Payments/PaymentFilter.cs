using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Payments;

/// <summary>Payments of one state.</summary>
public enum PaymentState
{
    /// <summary>Payments that were taken back.</summary>
    Reversed,

    /// <summary>The rows that take payments back.</summary>
    Reversal,

    /// <summary>Payments with money that waits for the next charge.</summary>
    Credit,
}

/// <summary>Which payments are meant. Amounts in minor units; codes of a lease, tenant, property or owner.</summary>
public sealed record PaymentFilter(
    string? Q = null,
    string? Lease = null,
    string? Tenant = null,
    string? Property = null,
    string? Owner = null,
    PaymentMethod? Method = null,
    PaymentState? State = null,
    DateOnly? From = null,
    DateOnly? To = null,
    long? Min = null,
    long? Max = null)
{
    public static PaymentFilter All { get; } = new();

    public bool IsAll => this == All;

    /// <summary>The same filter is the same text, in every culture.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture,
        $"{Q}\u001f{Lease}\u001f{Tenant}\u001f{Property}\u001f{Owner}\u001f{(int?)Method}\u001f{(int?)State}\u001f{From?.DayNumber}\u001f{To?.DayNumber}\u001f{Min}\u001f{Max}");

    /// <summary>Reads a query string. Problems name the parameter: q, lease, …, method, state, from, to, min, max.</summary>
    public static Result<PaymentFilter> Read(Func<string, string?> query, Currency currency)
    {
        var checks = new Checks();
        var filter = Read(query, currency, checks);
        return checks.That(filter.From is null || filter.To is null || filter.From <= filter.To, "to", "Payment.RangeReversed")
            .That(filter.Min is null || filter.Max is null || filter.Min <= filter.Max, "max", "Payment.RangeReversed")
            .ToResult(() => filter);
    }

    /// <summary>What a screen's address asks for; what makes no sense in it is left out.</summary>
    public static PaymentFilter Lenient(Func<string, string?> query, Currency currency) => Read(query, currency, new Checks());

    private static PaymentFilter Read(Func<string, string?> query, Currency currency, Checks checks)
    {
        return new PaymentFilter(
            Text("q", 200), Text("lease", Limits.Code), Text("tenant", Limits.Code), Text("property", Limits.Code), Text("owner", Limits.Code),
            Choice<PaymentMethod>("method"), Choice<PaymentState>("state"), Day("from"), Day("to"), Money("min"), Money("max"));

        string? Given(string name) => query(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        string? Text(string name, int max)
        {
            var text = Given(name);
            checks.Optional(name, text, max);
            return text;
        }

        T? Choice<T>(string name) where T : struct, Enum
        {
            var text = Given(name);
            var known = Names.Parse<T>(text);
            checks.That(text is null || known is not null, name, "Choice");
            return known;
        }

        DateOnly? Day(string name)
        {
            var text = Given(name);
            DateOnly? day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;
            checks.That(text is null || day is not null, name, "Malformed");
            return day;
        }

        long? Money(string name)
        {
            var text = Given(name);
            var minor = 0L;
            var ok = decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var major)
                && currency.TryToMinor(major, out minor);
            checks.That(text is null || ok, name, "Malformed");
            return ok ? minor : null;
        }
    }
}

/// <summary>In which order; "date" or, descending, "-date". The newest come first unless asked otherwise.</summary>
public readonly record struct PaymentOrder(PaymentSort By, bool Descending)
{
    public static PaymentOrder Newest { get; } = new(PaymentSort.Date, true);

    public static PaymentOrder? TryRead(string? text) => string.IsNullOrEmpty(text) ? Newest
        : Names.Parse<PaymentSort>(text[0] == '-' ? text[1..] : text) is { } by ? new(by, text[0] == '-') : null;

    public override string ToString() => (Descending ? "-" : "") + By.ToString().ToLowerInvariant();
}

public enum PaymentSort
{
    Date,
    Amount,
    Tenant,
    Lease,
    Recorded,
}
