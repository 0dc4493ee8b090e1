using BlazorEstate.Email.Letters;

namespace BlazorEstate.Features.Letters;

/// <summary>What was typed and not saved, by letter and language, with the version that was seen: it stands when the language is chosen again.</summary>
public sealed class LetterDrafts
{
    private readonly Dictionary<(string Key, string Language), (LetterWording Wording, long Version)> kept = [];

    public LetterWording? Find((string Key, string Language) letter) => kept.TryGetValue(letter, out var draft) ? draft.Wording : null;

    /// <summary>The version that was seen when typing began.</summary>
    public long Seen((string Key, string Language) letter, WordingView saved) => kept.TryGetValue(letter, out var draft) ? draft.Version : saved.Version;

    /// <summary>Keeps what is typed. What is saved as it stands is no draft.</summary>
    public void Keep((string Key, string Language) letter, LetterWording wording, WordingView saved)
    {
        var seen = Seen(letter, saved);
        if (wording == saved.Wording && seen == saved.Version)
        {
            kept.Remove(letter);
        }
        else
        {
            kept[letter] = (wording, seen);
        }
    }

    public void Forget((string Key, string Language) letter) => kept.Remove(letter);
}
