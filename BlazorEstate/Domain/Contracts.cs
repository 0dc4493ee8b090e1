namespace BlazorEstate.Domain;

/// <summary>A record whose <see cref="Version"/> rises with every change; a save that expects another version is a stale edit.</summary>
public interface IVersioned
{
    long Version { get; }
}

/// <summary>A record that people and other programs know by a code.</summary>
public interface IHasCode
{
    string Code { get; }
}

/// <summary>A record whose every change leaves a row in the audit trail.</summary>
public interface IAudited
{
    long Id { get; }
}

/// <summary>A record that may have come in with an import; <see cref="ImportId"/> names the run.</summary>
public interface IImported
{
    long? ImportId { get; }
}

/// <summary>Bounds shared by all records.</summary>
public static class Limits
{
    public const int Code = 32;
    public const int Name = 200;
    public const int Address = 500;
    public const int Phone = 40;
    public const int Text = 200;

    /// <summary>No single amount is larger (minor units): one thousand million with two decimals.</summary>
    public const long Amount = 100_000_000_000;

    /// <summary>Letters, digits, - and _; 1 to 32 of them.</summary>
    public static bool IsCode(string? code) =>
        code is { Length: > 0 and <= Code } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
