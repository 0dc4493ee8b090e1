namespace BlazorEstate.Shared.Ui;

/// <summary>The problems of the last attempt to save, sorted by the field they belong to.</summary>
public sealed class FormErrors(ProblemText texts)
{
    private IReadOnlyList<Problem> _problems = [];

    /// <summary>Raised when they are others: a field whose own parameters stay the same draws itself again.</summary>
    public event Action? Changed;

    public bool Any => _problems.Count > 0;

    public void Clear()
    {
        _problems = [];
        Changed?.Invoke();
    }

    /// <summary>Keeps what is wrong; true when nothing is.</summary>
    public bool Take(Result result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _problems = result.Problems;
        Changed?.Invoke();
        return result.IsOk;
    }

    /// <summary>Sentences for one field, without its name: they stand beside it.</summary>
    public IEnumerable<string> Of(string field) => _problems.Where(x => x.Field == field).Select(texts.Sentence);

    /// <summary>Sentences with the field's name for everything that no field of this form shows.</summary>
    public IReadOnlyList<string> Except(params IEnumerable<string> shown)
    {
        var fields = shown.ToHashSet();
        return [.. _problems.Where(x => !fields.Contains(x.Field)).Select(texts.Full)];
    }
}
