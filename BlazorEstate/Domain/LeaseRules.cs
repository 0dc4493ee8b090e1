using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>The single checks that creating a lease and changing one share.</summary>
internal static class LeaseRules
{
    public static Result DueDay(int day) => new Checks().That(day is >= 1 and <= 31, "dueDay", "OutOfRange", 1, 31).ToResult();

    public static Result VatRate(int basisPoints) =>
        new Checks().That(basisPoints is >= 0 and <= Vat.Whole, "vatRate", "OutOfRange", 0, 100).ToResult();

    public static Result Deposit(long amount) => Amount("deposit", amount);

    public static Result LateFee(LeaseKind kind, LateFeeTerms fee) => new Checks()
        .That(fee == LateFeeTerms.None || kind == LeaseKind.Commercial, "lateFeeRate", "Lease.LateFeeForbidden")
        .That(fee.BasisPoints is >= 0 and <= Vat.Whole, "lateFeeRate", "OutOfRange", 0, 100)
        .That(fee.GraceDays is >= 0 and <= 365, "lateFeeGraceDays", "OutOfRange", 0, 365)
        .That(fee.Cap is null or (>= 0 and <= RentLimits.Amount), "lateFeeCap", "Amount.TooLarge")
        .ToResult();

    public static Result Lines(IReadOnlyList<LineTerms> lines, DateOnly from, DateOnly lastDay)
    {
        var checks = new Checks()
            .That(lines.Count > 0, "lines", "Lease.NoLines")
            .That(lines.Count <= RentLimits.Lines, "lines", "Lease.TooManyLines", RentLimits.Lines);
        foreach (var line in lines)
        {
            var field = FieldOf(line.Kind);
            checks.That(Enum.IsDefined(line.Kind), "lines", "Choice")
                .Optional(field, line.Label, RentLimits.Label)
                .That(line.To is not { } to || (to >= from && to <= lastDay), field, "Lease.LineDays", from, lastDay)
                .And(line.Kind == LineKind.Other ? Amount(field, Math.Abs(Math.Max(line.Amount, -long.MaxValue))) : Amount(field, line.Amount));
        }

        // A sum changes where a line stops: look at the first day and the day after each end.
        return checks.Ok
            ? checks.That(lines.Select(l => l.To?.DayNumber + 1 ?? from.DayNumber).Append(from.DayNumber)
                .All(day => lines.Where(l => l.To is not { } to || to.DayNumber >= day).Sum(l => l.Amount) >= 0), "other", "Lease.RebateTooLarge").ToResult()
            : checks.ToResult();
    }

    private static Result Amount(string field, long amount) => new Checks()
        .That(amount >= 0, field, "Amount.Negative")
        .That(amount <= RentLimits.Amount, field, "Amount.TooLarge")
        .ToResult();

    private static string FieldOf(LineKind kind) => kind switch
    {
        LineKind.Rent => "rent",
        LineKind.Other => "other",
        _ => "charges",
    };
}
