namespace BlazorEstate.Domain;

/// <summary>The state of a charge at a day (domain rule 8).</summary>
public enum ChargeStatus
{
    Due,
    PartlyPaid,
    Paid,
    Overdue,
    Cancelled,
}
