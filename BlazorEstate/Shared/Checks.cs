using System.Text;

namespace BlazorEstate.Shared;

/// <summary>Collects everything that is wrong with an input, so that a person sees it all at once.</summary>
public sealed class Checks
{
    private readonly List<Problem> _problems = [];

    public bool Ok => _problems.Count == 0;

    public IReadOnlyList<Problem> Problems => _problems;

    public Checks Required(string field, string? value, int max) =>
        string.IsNullOrWhiteSpace(value) ? Add(field, "Required") : Optional(field, value, max);

    public Checks Optional(string field, string? value, int max)
    {
        if (value is null)
        {
            return this;
        }

        if (value.Length > max)
        {
            Add(field, "TooLong", max);
        }

        return HasControl(value) ? Add(field, "ControlCharacters") : this;
    }

    /// <summary>As <see cref="Optional"/>, and on one line: for what becomes a header of a mail, where a line break would begin another header.</summary>
    public Checks OneLine(string field, string? value, int max)
    {
        if (value is not null && value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
        {
            Add(field, "LineBreak");
            return value.Length > max ? Add(field, "TooLong", max) : this;
        }

        return Optional(field, value, max);
    }

    /// <summary>An address a mail can be sent to: one @, a dotted domain, nothing that could start a second header.</summary>
    public Checks Email(string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return this;
        }

        Optional(field, value, 254);
        var at = value.IndexOf('@', StringComparison.Ordinal);
        var ok = at > 0 && at == value.LastIndexOf('@') && at < value.Length - 3
            && value.IndexOf('.', at) > at + 1 && !value.EndsWith('.') && !value.Any(char.IsWhiteSpace)
            && value.IndexOfAny(['<', '>', ',', ';', ':', '"', '(', ')', '[', ']', '\\']) < 0;
        return ok ? this : Add(field, "Email");
    }

    public Checks That(bool ok, string field, string code, params object[] args) => ok ? this : Add(field, code, args);

    public Checks And(Result other)
    {
        _problems.AddRange(other.Problems);
        return this;
    }

    public Result ToResult() => Ok ? Result.Ok() : Result.Fail(_problems);

    public Result<T> ToResult<T>(Func<T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return Ok ? make() : Result<T>.Fail(_problems);
    }

    private Checks Add(string field, string code, params object[] args)
    {
        _problems.Add(new Problem(field, code, args));
        return this;
    }

    // Lines of an address may break; nothing else below space is text, and lone surrogates cannot be stored.
    private static bool HasControl(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')))
            {
                return true;
            }
        }

        return false;
    }
}
