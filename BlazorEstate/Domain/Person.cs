using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>What owners and tenants have in common.</summary>
internal static class Person
{
    public static Result Check(string? name, string? email, string? phone, string? address, string? language) => new Checks()
        .Required("name", name, Limits.Name)
        .Email("email", email)
        .Optional("phone", phone, Limits.Phone)
        .Optional("address", address, Limits.Address)
        .That(language is null or "fr" or "en", "language", "Choice")
        .ToResult();

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
