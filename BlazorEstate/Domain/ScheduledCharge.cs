namespace BlazorEstate.Domain;

/// <summary>A charge as the schedule computes it, issued or not. Amounts in minor units.</summary>
/// <param name="Charges">Provisions and flat charges.</param>
/// <param name="Vat">On the sum of the lines.</param>
/// <param name="Total">Rent + Charges + Other + Vat, never negative.</param>
public readonly record struct ScheduledCharge(
    DateOnly From,
    DateOnly To,
    DateOnly DueOn,
    ChargeLine[] Lines,
    long Rent,
    long Charges,
    long Other,
    int VatBasisPoints,
    long Vat,
    long Total)
{
    /// <summary>Adds up lines that are already prorated. A rebate that rounding made larger than what it is taken from is cut, so that no charge is negative.</summary>
    /// <exception cref="OverflowException">The sum does not fit in a long.</exception>
    public static ScheduledCharge Of(DateOnly from, DateOnly to, DateOnly dueOn, ChargeLine[] lines, int vatBasisPoints)
    {
        long rent = 0, charges = 0, other = 0;
        foreach (ref readonly var line in lines.AsSpan())
        {
            switch (line.Kind)
            {
                case LineKind.Rent:
                    rent = checked(rent + line.Amount);
                    break;
                case LineKind.Other:
                    other = checked(other + line.Amount);
                    break;
                default:
                    charges = checked(charges + line.Amount);
                    break;
            }
        }

        var net = checked(rent + charges + other);
        if (net < 0)
        {
            other -= net;
            var rebate = Array.FindLastIndex(lines, l => l.Amount <= net);
            rebate = rebate < 0 ? Array.FindLastIndex(lines, l => l.Kind == LineKind.Other) : rebate;
            lines[rebate] = lines[rebate] with { Amount = lines[rebate].Amount - net };
            net = 0;
        }

        var vat = BlazorEstate.Domain.Vat.On(net, vatBasisPoints);
        return new(from, to, dueOn, lines, rent, charges, other, vatBasisPoints, vat, checked(net + vat));
    }
}
