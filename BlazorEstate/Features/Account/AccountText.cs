namespace BlazorEstate.Features.Account;

/// <summary>Marks AccountText.resx.</summary>
public sealed class AccountText;
