using BlazorEstate.Domain;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Import.Planning;

/// <summary>The charges, payments and allocations of one lease after another; all arithmetic is the domain's.</summary>
internal sealed class LeaseMoney(AgencyRows rows, ImportReport report, Numbers numbers, RunFacts run, Currency currency)
{
    private readonly Dictionary<string, int> _references = [];
    private readonly KindCount _payments = report.Counts[CsvFormat.Payments.Name];

    /// <summary>A new lease with all its money.</summary>
    public LeaseWork Take(Lease lease, ReadOnlyMemory<int> payments)
    {
        var work = new LeaseWork(lease, LeaseAccount.Open(lease.Id)) { IsNew = true };
        Issue(work, new HashSet<DateOnly>());
        _references.Clear();
        foreach (var i in payments.Span)
        {
            var row = rows.Payments[i];
            if (IsFirst(row))
            {
                Add(work, row);
            }
        }

        work.Account.TakeIn(work.Charges, work.Payments, work.Allocations);
        Count(work, work.Account.Billed, work.Account.Paid, work.Account.Allocated);
        return work;
    }

    /// <summary>What is new for a lease that is there already; null where nothing is.</summary>
    /// <param name="issue">Whether its charges are asked for: the lease stands in the files.</param>
    public LeaseWork? TakeMore(StoredAccount stored, bool issue, ReadOnlyMemory<int> payments, PlacePlanner places)
    {
        var work = new LeaseWork(stored.Lease, stored.Account);
        var (billed, paid, allocated) = (stored.Account.Billed, stored.Account.Paid, stored.Account.Allocated);
        if (issue)
        {
            Issue(work, stored.Issued);
        }

        if (work.Charges.Count > 0)
        {
            work.Allocations.AddRange(stored.Account.Issue(work.Charges, stored.Credits));
        }

        _references.Clear();
        foreach (var i in payments.Span)
        {
            var row = rows.Payments[i];
            if (!IsFirst(row))
            {
                continue;
            }

            if (!stored.Payments.TryGetValue(row.Reference, out var there))
            {
                Add(work, row);
                continue;
            }

            _payments.Existing++;
            if (there != (row.Date, row.Amount, row.Method))
            {
                places.Differs(CsvFormat.Payments, row.Line, row.Reference);
            }
        }

        if (work.Charges.Count == 0 && work.Payments.Count == 0)
        {
            return null;
        }

        List<Charge> open = [.. stored.Open, .. work.Charges];
        foreach (var payment in work.Payments)
        {
            work.Allocations.AddRange(stored.Account.Receive(payment, open).Value);
        }

        work.PaidCharges.AddRange(stored.Open.Where(c => work.Allocations.Exists(a => a.Charge == c)));
        work.UsedPayments.AddRange(stored.Credits.Where(p => work.Allocations.Exists(a => a.Payment == p)));
        Count(work, stored.Account.Billed - billed, stored.Account.Paid - paid, stored.Account.Allocated - allocated);
        return work;
    }

    private void Issue(LeaseWork work, IReadOnlySet<DateOnly> issued)
    {
        foreach (var scheduled in RentSchedule.BegunBy(work.Lease.Terms, report.IssuedUntil))
        {
            if (!issued.Contains(scheduled.From))
            {
                work.Charges.Add(Charge.Issue(work.Lease.Id, scheduled, run.Today, run.ImportId, numbers.Next("Charges")));
            }
        }
    }

    // A second row of the same lease and reference would be the same payment.
    private bool IsFirst(in PaymentRow row)
    {
        if (_references.TryAdd(row.Reference, row.Line))
        {
            return true;
        }

        report.Errors.Add(CsvFormat.Payments, row.Line, "reference", row.Reference, "Import.PaymentTwice", _references[row.Reference]);
        return false;
    }

    private void Add(LeaseWork work, PaymentRow row)
    {
        var made = Payment.Import(work.Lease, new(row.Date, row.Amount, row.Method, row.Reference), run.Today, run.Recording, run.ImportId, numbers.Next("Payments"));
        if (made.IsOk)
        {
            work.Payments.Add(made.Value);
            return;
        }

        report.Errors.Add(CsvFormat.Payments, row.Line, made, column => column switch
        {
            "amount" => currency.ToInvariant(row.Amount),
            "date" => row.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            "method" => Words.Of(row.Method),
            _ => row.Reference,
        });
    }

    private void Count(LeaseWork work, long billed, long paid, long allocated)
    {
        _payments.New += work.Payments.Count;
        report.ChargesIssued += work.Charges.Count;
        report.Allocations += work.Allocations.Count;
        report.Billed += billed;
        report.Paid += paid;
        report.Allocated += allocated;
    }
}
