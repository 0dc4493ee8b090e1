using BlazorEstate.Email.Letters;

namespace BlazorEstate.Features.Letters;

/// <summary>A letter and in which languages the agency words it itself.</summary>
public sealed record LetterRow(LetterKind Kind, IReadOnlySet<string> Own);

/// <summary>A letter's wording in one language as a form edits it.</summary>
/// <param name="Version">0 while it is the built-in one.</param>
public sealed record WordingView(LetterWording Wording, long Version)
{
    public bool IsOwn => Version > 0;
}

/// <summary>What a letter would say of a lease.</summary>
/// <param name="Data">As the outbox keeps it.</param>
/// <param name="Invented">There is no such thing yet: its day, time or amount is made up.</param>
public sealed record LetterExample(string LeaseCode, string Tenant, string Data, bool Invented = false);
