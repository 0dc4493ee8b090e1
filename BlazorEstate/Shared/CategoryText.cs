namespace BlazorEstate.Shared;

/// <summary>Names of the categories of work. Categories are free words, as imports bring them; the usual ones have names in each language.</summary>
public static class CategoryText
{
    private const string Prefix = "Category.";

    /// <summary>What is offered before any other was used.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["plumbing", "electrical", "heating", "locksmith", "roof", "common areas", "appliance", "painting", "cleaning", "general"];

    public static string Name(string category) => EnumText.Of(Prefix + category) is var name && name.StartsWith(Prefix, StringComparison.Ordinal) ? category : name;
}
