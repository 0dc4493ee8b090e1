namespace BlazorEstate.Shared;

/// <summary>An expected failure: the field it is about (API name, "" for the whole), a key of the Problems resource, and what its text quotes.</summary>
public sealed record Problem(string Field, string Code, params object[] Args);

/// <summary>An amount quoted in a <see cref="Problem"/>, in minor units; formatted when the sentence is made.</summary>
public readonly record struct MoneyArg(long Minor);

/// <summary>The outcome of an operation that a person's input can make fail. Exceptions are for bugs and faults.</summary>
public class Result
{
    public const string ForbiddenCode = "Forbidden";
    public const string NotFoundCode = "NotFound";
    public const string StaleCode = "Stale";

    private static readonly Result Fine = new([]);

    protected Result(IReadOnlyList<Problem> problems) => Problems = problems;

    public IReadOnlyList<Problem> Problems { get; }

    public bool IsOk => Problems.Count == 0;

    public bool Has(string code) => Problems.Any(p => p.Code == code);

    public static Result Ok() => Fine;

    public static Result Fail(params Problem[] problems) => new(problems);

    public static Result Fail(IReadOnlyList<Problem> problems) => new(problems);

    public static Result Fail(string field, string code, params object[] args) => new([new Problem(field, code, args)]);

    public static Result Forbidden() => Fail("", ForbiddenCode);

    public static Result NotFound(string field = "code") => Fail(field, NotFoundCode);

    public static Result Stale() => Fail("", StaleCode);
}

/// <summary>A <see cref="Result"/> that carries a value when it went well.</summary>
public sealed class Result<T> : Result
{
    private readonly T? _value;

    private Result(T value) : base([]) => _value = value;

    private Result(IReadOnlyList<Problem> problems) : base(problems)
    {
    }

    /// <summary>The value; asking a failed result for it is a bug.</summary>
    public T Value => IsOk ? _value! : throw new InvalidOperationException($"No value: {string.Join(", ", Problems)}");

    /// <summary>What follows with the value; the problems where it did not go well.</summary>
    public async Task<Result> ThenAsync(Func<T, Task<Result>> next) => IsOk ? await next(Value) : this;

    /// <inheritdoc cref="ThenAsync(Func{T, Task{Result}})"/>
    public async Task<Result<TNext>> ThenAsync<TNext>(Func<T, Task<Result<TNext>>> next) => IsOk ? await next(Value) : Result<TNext>.Fail(Problems);

    public static Result<T> Ok(T value) => new(value);

    public static new Result<T> Fail(params Problem[] problems) => new(problems);

    public static new Result<T> Fail(IReadOnlyList<Problem> problems) => new(problems);

    public static new Result<T> Fail(string field, string code, params object[] args) => new([new Problem(field, code, args)]);

    public static new Result<T> Forbidden() => Fail("", ForbiddenCode);

    public static new Result<T> NotFound(string field = "code") => Fail(field, NotFoundCode);

    public static new Result<T> Stale() => Fail("", StaleCode);

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Problem problem) => Fail(problem);
}
