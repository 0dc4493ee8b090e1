namespace BlazorEstate.Domain;

/// <summary>One line of an account statement. Amounts in minor units.</summary>
/// <param name="Day">The due date of a charge, the date of a payment.</param>
/// <param name="Amount">Positive for a charge, negative for money received.</param>
/// <param name="Balance">After this line; positive is owed.</param>
public sealed record StatementLine(DateOnly Day, Charge? Charge, Payment? Payment, long Amount, long Balance);

/// <summary>An account in order of time with its running balance (domain rule 10).</summary>
public static class AccountStatement
{
    /// <summary>Charges before payments of the same day, cancelled charges left out. The last balance is that of the last day.</summary>
    public static IReadOnlyList<StatementLine> Of(IEnumerable<Charge> charges, IEnumerable<Payment> payments)
    {
        var balance = 0L;
        return [.. charges.Where(c => !c.IsCancelled).Select(c => (Day: c.DueOn, Rank: 0, c.Id, Charge: (Charge?)c, Payment: (Payment?)null, Amount: c.Total))
            .Concat(payments.Select(p => (Day: p.Date, Rank: 1, p.Id, Charge: (Charge?)null, Payment: (Payment?)p, Amount: -p.Amount)))
            .OrderBy(x => x.Day).ThenBy(x => x.Rank).ThenBy(x => x.Id)
            .Select(x => new StatementLine(x.Day, x.Charge, x.Payment, x.Amount, balance += x.Amount))];
    }
}
