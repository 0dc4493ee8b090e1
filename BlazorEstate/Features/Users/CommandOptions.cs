namespace BlazorEstate.Features.Users;

/// <summary>Words, "--option VALUE" pairs and "--flag"s of a command line.</summary>
internal sealed record CommandOptions(IReadOnlyList<string> Words, ILookup<string, string> Values, IReadOnlySet<string> Flags)
{
    /// <summary>Null when something is not understood.</summary>
    public static CommandOptions? Read(string[] args, string[] options, string[] flags)
    {
        List<string> words = [];
        List<(string Name, string Value)> values = [];
        HashSet<string> seen = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (options.Contains(args[i]) && i + 1 < args.Length)
            {
                values.Add((args[i], args[++i]));
            }
            else if (flags.Contains(args[i]))
            {
                seen.Add(args[i]);
            }
            else if (args[i].StartsWith("--", StringComparison.Ordinal))
            {
                return null;
            }
            else
            {
                words.Add(args[i]);
            }
        }

        return new CommandOptions(words, values.ToLookup(v => v.Name, v => v.Value), seen);
    }

    public bool Has(string flag) => Flags.Contains(flag);

    public string? One(string option) => Values[option].FirstOrDefault();

    public IReadOnlyCollection<string> All(string option) => [.. Values[option]];
}
