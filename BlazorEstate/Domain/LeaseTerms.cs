using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>A line as a person enters it.</summary>
/// <param name="Label">"" for the kind's own name.</param>
/// <param name="Amount">Minor units per calendar month, without VAT; only <see cref="LineKind.Other"/> may be negative (a rebate).</param>
/// <param name="To">The last day it counts; null to the end of the lease.</param>
public readonly record struct LineTerms(LineKind Kind, string Label, long Amount, DateOnly? To = null);

/// <summary>What an overdue charge costs. Commercial leases only: for a home every penalty clause is void (loi 89-462, art. 4 i).</summary>
/// <param name="BasisPoints">Of the overdue sum; 0 for no fee.</param>
/// <param name="GraceDays">Days after the due date without a fee.</param>
/// <param name="Cap">The most one fee may be, minor units; null for no cap.</param>
public readonly record struct LateFeeTerms(int BasisPoints, int GraceDays = 0, long? Cap = null)
{
    public static readonly LateFeeTerms None;
}

/// <summary>All that a new lease says. Amounts in minor units.</summary>
public sealed record LeaseTerms(
    LeaseKind Kind,
    DateOnly Start,
    DateOnly End,
    IReadOnlyList<LineTerms> Lines,
    long Deposit = 0,
    int DueDay = 1,
    RentFrequency Frequency = RentFrequency.Monthly,
    RentTiming Timing = RentTiming.InAdvance,
    int VatBasisPoints = 0,
    LateFeeTerms LateFee = default)
{
    /// <summary>Monthly rent without charges and VAT, minor units.</summary>
    public long Rent => Lines.Where(l => l.Kind == LineKind.Rent).Sum(l => l.Amount);

    /// <summary>
    /// Everything that is wrong with the terms, except the deposit's legal maximum (<see cref="DepositRule"/>).
    /// Fields: kind, start, end, frequency, dueDay, timing, vatRate, deposit, lateFee, rent, charges, other, lines.
    /// </summary>
    public Result Check()
    {
        return new Checks()
            .That(Enum.IsDefined(Kind), "kind", "Choice")
            .That(Enum.IsDefined(Frequency), "frequency", "Choice")
            .That(Enum.IsDefined(Timing), "timing", "Choice")
            .That(Start >= RentLimits.FirstDay && Start <= RentLimits.LastStart, "start", "OutOfRange", RentLimits.FirstDay, RentLimits.LastStart)
            .That(End >= Start, "end", "Lease.EndBeforeStart", Start)
            .That(Start > RentLimits.LastStart || End < Start.AddYears(RentLimits.LeaseYears), "end", "Lease.TooLong", RentLimits.LeaseYears)
            .And(LeaseRules.DueDay(DueDay))
            .And(LeaseRules.VatRate(VatBasisPoints))
            .And(LeaseRules.Deposit(Deposit))
            .And(LeaseRules.LateFee(Kind, LateFee))
            .And(LeaseRules.Lines(Lines, Start, End))
            .ToResult();
    }
}
