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

    /// <summary>As people write numbers, with or without a country's.</summary>
    /// <param name="digits">How many it has at least: businesses have short ones, such as 3939.</param>
    public static bool IsPhone(string phone, int digits = 6) =>
        phone.Trim() is var number && number.Count(char.IsAsciiDigit) is var many && many >= digits && many <= 15
        && number.Select((c, i) => char.IsAsciiDigit(c) || c is ' ' or '\u00A0' or '.' or '-' or '/' or '(' or ')' || (c == '+' && i == 0)).All(fine => fine);

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
