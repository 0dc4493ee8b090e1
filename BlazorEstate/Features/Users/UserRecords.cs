namespace BlazorEstate.Features.Users;

/// <summary>A person as the list of users shows them. Instants are UTC.</summary>
public sealed record UserRow(
    long Id, string Email, string DisplayName, IReadOnlyList<string> Roles, bool Disabled, bool LockedOut, bool HasPassword, DateTime CreatedAt, DateTime? LastSignInAt, int Tokens);

/// <summary>What was given to a new person: a password, or a code for a reset link.</summary>
public sealed record CreatedUser(long Id, string? ResetCode);
