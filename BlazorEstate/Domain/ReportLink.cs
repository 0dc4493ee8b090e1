namespace BlazorEstate.Domain;

/// <summary>Which of a unit's links to report faults is the one in force. Before the first is renewed there is no record, and it is number 1.</summary>
public sealed class ReportLink : IAudited, IVersioned
{
    public const int First = 1;

    private ReportLink()
    {
    }

    public long Id { get; private set; }

    public long UnitId { get; private set; }

    /// <summary>Links of other numbers are not valid.</summary>
    public int Number { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RenewedAt { get; private set; }

    public long Version { get; private set; }

    public static ReportLink Of(long unitId) => new() { UnitId = unitId, Number = First };

    /// <summary>Whoever has the link so far cannot use it any more.</summary>
    public void Renew(DateTime at) => (Number, RenewedAt) = (Number + 1, at);
}
