using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>How a lease comes about and changes.</summary>
public sealed partial class Lease
{
    private Lease(string code, long unitId, long tenantId, LeaseTerms terms)
    {
        (Code, UnitId, TenantId) = (code.Trim(), unitId, tenantId);
        (Kind, Start, End, LastDay) = (terms.Kind, terms.Start, terms.End, terms.End);
        (Frequency, DueDay, Timing) = (terms.Frequency, terms.DueDay, terms.Timing);
        (VatBasisPoints, Deposit) = (terms.VatBasisPoints, terms.Deposit);
        SetLateFee(terms.LateFee);
        _lines.AddRange(terms.Lines.Select(line => new LeaseLine(line, terms.Start)));
    }

    /// <summary>A new lease. Fields of problems: code and those of <see cref="LeaseTerms.Check"/>. Whether the unit is free is for the caller to ask.</summary>
    public static Result<Lease> Create(string code, long unitId, long tenantId, LeaseTerms terms) =>
        new Checks().That(Limits.IsCode(code), "code", "Code.Format")
            .And(terms.Check())
            .And(DepositRule.Check(terms.Kind, terms.Rent, terms.Deposit))
            .ToResult(() => new Lease(code, unitId, tenantId, terms));

    /// <summary>A lease of another system: deposits were set under whatever law then held, so their maximum is not checked.</summary>
    public static Result<Lease> Import(string code, long unitId, long tenantId, LeaseTerms terms, long? importId, long id = 0) =>
        new Checks().That(Limits.IsCode(code), "code", "Code.Format")
            .And(terms.Check())
            .ToResult(() => new Lease(code, unitId, tenantId, terms) { Id = id, ImportId = importId });

    /// <summary>A new lease that follows <paramref name="previous"/> without a gap, on its unit and for its tenant.</summary>
    public static Result<Lease> Renew(Lease previous, string code, LeaseTerms terms)
    {
        var next = previous.LastDay.AddDays(1);
        var made = Create(code, previous.UnitId, previous.TenantId, terms);
        var checks = new Checks().And(made)
            .That(previous.EndedOn is null, "", "Lease.RenewEnded", previous.LastDay)
            .That(terms.Start == next, "start", "Lease.RenewalStart", next);
        return checks.ToResult(() =>
        {
            made.Value.RenewsLeaseId = previous.Id;
            return made.Value;
        });
    }

    /// <summary>The terms a renewal would start from: the same, for as long again, with the lines of the last day.</summary>
    public LeaseTerms RenewalTerms()
    {
        var start = LastDay.AddDays(1);
        var months = Math.Max(1, ((start.Year - Start.Year) * 12) + start.Month - Start.Month);
        var lines = _lines.Where(l => l.RunsOn(LastDay)).Select(l => new LineTerms(l.Kind, l.Label, l.Amount)).ToArray();
        return new(Kind, start, start.AddMonths(months).AddDays(-1), lines, Deposit, DueDay, Frequency, Timing, VatBasisPoints, LateFee);
    }

    /// <summary>Replaces the lines from a day on (domain rule 1); what was asked before stays. Issued charges follow by <see cref="LeaseAccount.Reschedule"/>.</summary>
    public Result ChangeLines(DateOnly from, IReadOnlyList<LineTerms> lines)
    {
        var checks = new Checks()
            .That(RunsOn(from), "from", "Lease.DayOutside", Start, LastDay)
            .And(LeaseRules.Lines(lines, from, LastDay));
        if (!checks.Ok)
        {
            return checks.ToResult();
        }

        _lines.RemoveAll(line => line.From >= from);
        _lines.ForEach(line => line.StopBefore(from));
        _lines.AddRange(lines.Select(line => new LeaseLine(line, from)));
        return Result.Ok();
    }

    /// <summary>Changes what only charges to come depend on. The deposit's maximum is checked where the deposit is raised.</summary>
    public Result Edit(int dueDay, long deposit, int vatBasisPoints, LateFeeTerms lateFee)
    {
        var checks = new Checks().And(LeaseRules.DueDay(dueDay)).And(LeaseRules.VatRate(vatBasisPoints))
            .And(LeaseRules.Deposit(deposit)).And(LeaseRules.LateFee(Kind, lateFee))
            .And(deposit > Deposit ? DepositRule.Check(Kind, MonthlyOn(Start, LineKind.Rent), deposit) : Result.Ok());
        if (checks.Ok)
        {
            (DueDay, Deposit, VatBasisPoints) = (dueDay, deposit, vatBasisPoints);
            SetLateFee(lateFee);
        }

        return checks.ToResult();
    }

    /// <summary>Moves the term to a later day.</summary>
    public Result Extend(DateOnly end)
    {
        var checks = new Checks()
            .That(EndedOn is null, "end", "Lease.AlreadyEnded", LastDay)
            .That(EndedOn is not null || end > End, "end", "Lease.ExtendLater", End)
            .That(end < Start.AddYears(RentLimits.LeaseYears), "end", "Lease.TooLong", RentLimits.LeaseYears);
        if (checks.Ok)
        {
            (End, LastDay) = (end, end);
        }

        return checks.ToResult();
    }

    /// <summary>
    /// Ends the lease before its term; <paramref name="day"/> is the last day let. Charges that carry money are never dropped:
    /// where one of <paramref name="issued"/> lies wholly after that day and is paid, even in part, the problem Lease.PaidPeriod names it.
    /// </summary>
    public Result EndOn(DateOnly day, string reason, IEnumerable<Charge> issued)
    {
        var checks = new Checks().Required("reason", reason, Limits.Text)
            .That(day >= Start, "endedOn", "Lease.EndBeforeStart", Start)
            .That(EndedOn is null || day < EndedOn, "endedOn", "Lease.AlreadyEnded", LastDay)
            .That(day <= End, "endedOn", "Lease.EndAfterTerm", End);
        foreach (var charge in issued.Where(c => c.From > day && c.Paid > 0 && c.IsPeriod).OrderBy(c => c.From))
        {
            checks.That(false, "endedOn", "Lease.PaidPeriod", charge.From, charge.To, new MoneyArg(charge.Paid));
        }

        if (checks.Ok)
        {
            (EndedOn, LastDay, EndReason) = (day, day, reason.Trim());
        }

        return checks.ToResult();
    }

    private void SetLateFee(LateFeeTerms fee) => (LateFeeBasisPoints, LateFeeGraceDays, LateFeeCap) = (fee.BasisPoints, fee.GraceDays, fee.Cap);
}
