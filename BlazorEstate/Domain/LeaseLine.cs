namespace BlazorEstate.Domain;

/// <summary>An amount that a lease asks for every month, from a day on and until another (both inclusive).</summary>
public sealed class LeaseLine : IAudited
{
    private LeaseLine()
    {
    }

    internal LeaseLine(LineTerms terms, DateOnly from)
    {
        Kind = terms.Kind;
        Label = (terms.Label ?? "").Trim();
        Amount = terms.Amount;
        From = from;
        To = terms.To;
    }

    public long Id { get; private set; }

    public long LeaseId { get; private set; }

    public LineKind Kind { get; private set; }

    /// <summary>What the line says on a notice; "" for the kind's own name.</summary>
    public string Label { get; private set; } = "";

    /// <summary>Minor units per calendar month, without VAT; a quarter or a year bills each of its months. Negative only for a rebate.</summary>
    public long Amount { get; private set; }

    /// <summary>The first day the line counts.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day the line counts; null runs to the end of the lease.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Whether the line counts on a day of the lease.</summary>
    public bool RunsOn(DateOnly day) => From <= day && (To is not { } to || to >= day);

    internal void StopBefore(DateOnly day)
    {
        if (To is not { } to || to >= day)
        {
            To = day.AddDays(-1);
        }
    }
}
