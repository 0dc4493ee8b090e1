namespace BlazorEstate.Features.Users;

/// <summary>Marks UsersText.resx.</summary>
public sealed class UsersText;
