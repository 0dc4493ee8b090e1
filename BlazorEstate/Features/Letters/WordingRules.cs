using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Letters;

/// <summary>What a letter's wording may be. Problems on subjectLine and introduction.</summary>
public static class WordingRules
{
    public const int Subject = 200;
    public const int Introduction = 4000;

    public static Result Check(LetterKind kind, LetterWording wording)
    {
        var known = LetterTemplates.Of(kind).Places;
        var checks = new Checks()
            .Required("subjectLine", wording.Subject, Subject)
            .That(!wording.Subject.Any(char.IsControl), "subjectLine", "OneLine")
            .Required("introduction", wording.Introduction, Introduction);
        Places("subjectLine", wording.Subject);
        Places("introduction", wording.Introduction);
        return checks.ToResult();

        void Places(string field, string text)
        {
            checks.That(!Wording.HasLooseBrace(text), field, "Letter.LooseBrace");
            foreach (var place in Wording.Places(text).Where(p => !known.Contains(p)).Distinct())
            {
                checks.That(false, field, "Letter.UnknownPlace", "{" + place + "}", string.Join(" ", known.Select(p => "{" + p + "}")));
            }
        }
    }
}
