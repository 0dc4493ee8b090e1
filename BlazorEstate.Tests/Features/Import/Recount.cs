using System.Globalization;

namespace BlazorEstate.Tests.Features.Import;

/// <summary>The figures of an agency at a day, from the text of its files alone and with arithmetic of its own (decimal, in major units).</summary>
internal sealed class Recount
{
    public decimal Billed, Paid, Allocated, MaintenanceCost;
    public readonly decimal[] Arrears = new decimal[4];
    public int LeasesInArrears, Charges, Occupied;

    public static Recount Of(string folder, DateOnly until, DateOnly asOf)
    {
        var result = new Recount();
        var payments = Rows(folder, "payments").GroupBy(r => r["lease_code"]).ToDictionary(g => g.Key, g => g.Select(r => (On: Day(r["date"]), Amount: Money(r["amount"]))).OrderBy(p => p.On).ToList());
        foreach (var lease in Rows(folder, "leases"))
        {
            result.Add(lease, payments.GetValueOrDefault(lease["code"]) ?? [], until, asOf);
        }

        result.MaintenanceCost = Rows(folder, "maintenance").Where(r => r["completed"].Length > 0 && Day(r["completed"]) <= asOf)
            .Sum(r => (r["labour_cost"].Length > 0 ? Money(r["labour_cost"]) : 0) + (r["parts_cost"].Length > 0 ? Money(r["parts_cost"]) : 0));
        return result;
    }

    private void Add(Dictionary<string, string> lease, List<(DateOnly On, decimal Amount)> payments, DateOnly until, DateOnly asOf)
    {
        var (start, end) = (Day(lease["start"]), Day(lease["end"]));
        Occupied += start <= asOf && asOf <= end ? 1 : 0;
        var step = lease["frequency"] switch { "monthly" => 1, "quarterly" => 3, _ => 12 };
        var period = new DateOnly(start.Year, ((start.Month - 1) / step * step) + 1, 1);
        var charges = new List<(DateOnly Due, decimal Total)>();
        for (; Max(period, start) <= Min(end, until); period = period.AddMonths(step))
        {
            var net = Enumerable.Range(0, step).Sum(m => Part(lease["rent"], period.AddMonths(m), start, end))
                + Enumerable.Range(0, step).Sum(m => Part(lease["charges"], period.AddMonths(m), start, end));
            var first = Max(period, start);
            var due = new DateOnly(first.Year, first.Month, Math.Min(int.Parse(lease["due_day"], CultureInfo.InvariantCulture), DateTime.DaysInMonth(first.Year, first.Month)));
            charges.Add((Max(due, first), net + Cents(net * Money(lease["vat_rate"]) / 100)));
        }

        Charges += charges.Count;
        Billed += charges.Where(c => c.Due <= asOf).Sum(c => c.Total);
        Paid += payments.Where(p => p.On <= asOf).Sum(p => p.Amount);
        Settle(charges, payments, asOf);
    }

    // Every euro goes to the oldest charge that still needs it, and counts once both have come.
    private void Settle(List<(DateOnly Due, decimal Total)> charges, List<(DateOnly On, decimal Amount)> payments, DateOnly asOf)
    {
        var late = false;
        var (payment, left) = (-1, 0m);
        foreach (var (due, total) in charges.OrderBy(c => c.Due))
        {
            var (need, counted) = (total, 0m);
            while (need > 0 && (left > 0 || payment + 1 < payments.Count))
            {
                left = left > 0 ? left : payments[++payment].Amount;
                var part = Math.Min(need, left);
                (need, left) = (need - part, left - part);
                counted += Max(payments[payment].On, due) <= asOf ? part : 0;
            }

            Allocated += counted;
            if (due <= asOf && counted < total)
            {
                late = true;
                var days = asOf.DayNumber - due.DayNumber;
                Arrears[days <= 30 ? 0 : days <= 60 ? 1 : days <= 90 ? 2 : 3] += total - counted;
            }
        }

        LeasesInArrears += late ? 1 : 0;
    }

    private static decimal Part(string monthly, DateOnly month, DateOnly start, DateOnly end)
    {
        var last = month.AddMonths(1).AddDays(-1);
        var days = Min(last, end).DayNumber - Max(month, start).DayNumber + 1;
        return days <= 0 ? 0 : Cents(Money(monthly) * days / last.Day);
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    // None of the fields used here is ever quoted; the quoted ones of other columns hold no line break.
    private static IEnumerable<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file + ".csv"));
        var names = lines[0].Split(',');
        return lines.Skip(1).Select(line => names.Zip(Fields(line)).ToDictionary(x => x.First, x => x.Second));
    }

    private static List<string> Fields(string line)
    {
        var (fields, quoted, field) = (new List<string>(), false, "");
        foreach (var c in line)
        {
            if (c == '"') { quoted = !quoted; }
            else if (c == ',' && !quoted) { fields.Add(field); field = ""; }
            else { field += c; }
        }

        return [.. fields, field];
    }
}
