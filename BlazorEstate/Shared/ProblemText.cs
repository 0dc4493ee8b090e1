using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Shared;

/// <summary>Marks Problems.resx: one sentence per problem code, and the fields' names under "Field.x".</summary>
public sealed class Problems;

/// <summary>Says problems in the person's language, the field's name in front.</summary>
public sealed partial class ProblemText(IStringLocalizer<Problems> texts, MoneyText money)
{
    /// <summary>The sentence alone, for a place that already names the field.</summary>
    public string Sentence(Problem problem)
    {
        var text = texts[problem.Code];
        return problem.Args.Length == 0
            ? text.Value
            : string.Format(CultureInfo.CurrentCulture, text.Value, Array.ConvertAll(problem.Args, Say));
    }

    /// <summary>"Amount: must be more than zero."</summary>
    public string Full(Problem problem)
    {
        var sentence = Sentence(problem);
        return problem.Field.Length == 0 ? sentence : string.Format(CultureInfo.CurrentCulture, texts["FieldFormat"], Field(problem.Field), sentence);
    }

    public string Full(Result result) => string.Join(" ", result.Problems.Select(Full));

    /// <summary>The name of a field, such as "Due day" for dueDay; of lines[2].amount, that of amount, with the place in the list where the list has a text for it.</summary>
    public string Field(string field)
    {
        var text = texts["Field." + field[(field.LastIndexOf('.') + 1)..]];
        if (text.ResourceNotFound) { return field; }
        return Place().Match(field) is { Success: true } place && texts["Item." + place.Groups[1].Value] is { ResourceNotFound: false } item
            ? string.Format(CultureInfo.CurrentCulture, item.Value, int.Parse(place.Groups[2].ValueSpan, CultureInfo.InvariantCulture) + 1, text.Value) : text.Value;
    }

    [GeneratedRegex(@"^(\w+)\[([0-9]{1,6})\]\.")]
    private static partial Regex Place();

    private object Say(object arg) => arg switch
    {
        MoneyArg m => money.Format(m.Minor),
        DateOnly d => d.ToString("d", CultureInfo.CurrentCulture),
        Enum e => EnumText.Name(e),
        _ => arg,
    };
}
