namespace BlazorEstate.Features.Payments;

/// <summary>Marks PaymentsText.resx: the words of the payments' pages.</summary>
public sealed class PaymentsText;
