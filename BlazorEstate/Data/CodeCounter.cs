namespace BlazorEstate.Data;

/// <summary>The number that the next record of a prefix gets.</summary>
public sealed class CodeCounter
{
    public string Prefix { get; set; } = "";

    public long Next { get; set; }
}
