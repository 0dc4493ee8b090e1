using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum CostKind
{
    Labour,
    Parts,
    Other,
}

/// <summary>A cost as it is entered. Labour has minutes and a rate per hour, parts a quantity and a price, others an amount.</summary>
/// <param name="Hundredths">Of the quantity: 250 is two and a half.</param>
/// <param name="Price">Per hour or per piece, minor units.</param>
/// <param name="Amount">Of an other line, minor units.</param>
/// <param name="Counts">Whether it belongs to the cost; else it is only noted.</param>
public sealed record CostInput(CostKind Kind, string? Label, long? Minutes = null, long? Hundredths = null, long? Price = null, long? Amount = null, bool Counts = true);

/// <summary>One line of an intervention's cost (domain rule 19). Never changed: taken away and entered again.</summary>
public sealed class InterventionCost
{
    public const int MostMinutes = 100_000;
    public const int MostHundredths = 1_000_000;

    private InterventionCost()
    {
    }

    public long Id { get; private set; }

    public long InterventionId { get; private set; }

    public Intervention? Intervention { get; private set; }

    public CostKind Kind { get; private set; }

    public string Label { get; private set; } = "";

    public long? Minutes { get; private set; }

    public long? Hundredths { get; private set; }

    /// <summary>Per hour or per piece, minor units.</summary>
    public long? Price { get; private set; }

    /// <summary>Minor units.</summary>
    public long Amount { get; private set; }

    public bool Counts { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>Fails with problems on kind, label, minutes, hourlyRate, quantity, price, amount.</summary>
    internal static Result<InterventionCost> Create(Intervention intervention, CostInput input, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(input);
        var checks = new Checks().That(Enum.IsDefined(input.Kind), "kind", "Choice").Optional("label", input.Label, Limits.Text);
        switch (input.Kind)
        {
            case CostKind.Labour:
                Within(checks, "minutes", input.Minutes, 1, MostMinutes);
                Money(checks, "hourlyRate", input.Price);
                break;
            case CostKind.Parts:
                checks.Required("label", input.Label, Limits.Text);
                checks.That(input.Hundredths is not null, "quantity", "Required")
                    .That(input.Hundredths is null or (>= 1 and <= MostHundredths), "quantity", "OutOfRange", 0.01m, MostHundredths / 100);
                Money(checks, "price", input.Price);
                break;
            default:
                checks.Required("label", input.Label, Limits.Text);
                Money(checks, "amount", input.Amount);
                checks.That(input.Amount is null or > 0, "amount", "Amount.NotPositive");
                break;
        }

        return checks.Ok && Total(input) is > Limits.Amount ? Result<InterventionCost>.Fail("amount", "Amount.TooLarge")
            : checks.ToResult(() => new InterventionCost
        {
            Intervention = intervention,
            Kind = input.Kind,
            Label = input.Label?.Trim() ?? "",
            Minutes = input.Kind == CostKind.Labour ? input.Minutes : null,
            Hundredths = input.Kind == CostKind.Parts ? input.Hundredths : null,
            Price = input.Kind == CostKind.Other ? null : input.Price,
            Amount = Total(input),
            Counts = input.Counts,
            At = act.At,
            By = act.By,
        });
    }

    /// <summary>Minutes × hourly rate ÷ 60, quantity × price, or the amount itself; to the minor unit.</summary>
    public static long Total(CostInput input) => input.Kind switch
    {
        CostKind.Labour => Rounding.Share(input.Price ?? 0, input.Minutes ?? 0, 60),
        CostKind.Parts => Rounding.Share(input.Price ?? 0, input.Hundredths ?? 0, 100),
        _ => input.Amount ?? 0,
    };

    private static void Money(Checks checks, string field, long? amount) =>
        checks.That(amount is not null, field, "Required").That(amount is null or (>= 0 and <= Limits.Amount), field, amount < 0 ? "Amount.Negative" : "Amount.TooLarge");

    private static void Within(Checks checks, string field, long? number, long least, long most) =>
        checks.That(number is not null, field, "Required").That(number is null || (number >= least && number <= most), field, "OutOfRange", least, most);
}
