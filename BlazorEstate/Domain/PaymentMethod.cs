namespace BlazorEstate.Domain;

/// <summary>How money reached the agency.</summary>
public enum PaymentMethod
{
    Transfer,
    DirectDebit,
    Cheque,
    Cash,
    Card,
    Other,
}
