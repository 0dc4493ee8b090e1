using BlazorEstate.Domain;

namespace BlazorEstate.Tests.Support;

/// <summary>Leases, charges and payments in a line each. Amounts in cents, days as "2025-01-15".</summary>
public static class Rents
{
    private static long ids;

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static LeaseTerms Terms(string start, string end, long rent = 80_000, LeaseKind kind = LeaseKind.Commercial) =>
        new(kind, Day(start), Day(end), [new(LineKind.Rent, "", rent)]);

    public static Lease NewLease(LeaseTerms terms, long unit = 1) =>
        Lease.Import("L000001", unit, 1, terms, importId: null, Interlocked.Increment(ref ids)).Value;

    public static Lease NewLease(string start, string end, long rent = 80_000, LeaseKind kind = LeaseKind.Commercial) => NewLease(Terms(start, end, rent, kind));

    public static Charge NewCharge(Lease lease, ScheduledCharge scheduled) =>
        Charge.Issue(lease.Id, scheduled, scheduled.From, id: Interlocked.Increment(ref ids));

    public static List<Charge> NewCharges(Lease lease, string until) =>
        [.. RentSchedule.BegunBy(lease.Terms, Day(until)).Select(scheduled => NewCharge(lease, scheduled))];

    public static Payment NewPayment(Lease lease, DateOnly date, long amount) =>
        Payment.Import(lease, new(date, amount, PaymentMethod.Transfer), date, Now, null, Interlocked.Increment(ref ids)).Value;

    public static Payment NewPayment(Lease lease, string date, long amount) => NewPayment(lease, Day(date), amount);

    public static Recording Now { get; } = new(new DateTime(2026, 11, 22, 10, 0, 0, DateTimeKind.Utc), "Ada");
}
