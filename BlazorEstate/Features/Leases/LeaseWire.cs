using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

/// <summary>Between what the API speaks (major units, percent) and what the domain counts in (minor units, basis points).</summary>
public sealed class LeaseWire(Currency currency)
{
    public Result<NewLease> Read(LeaseInput input)
    {
        var checks = new Checks()
            .That(!string.IsNullOrWhiteSpace(input.UnitCode), "unitCode", "Required").That(!string.IsNullOrWhiteSpace(input.TenantCode), "tenantCode", "Required")
            .That(input.Kind is not null, "kind", "Required").That(input.Start is not null, "start", "Required").That(input.End is not null, "end", "Required")
            .That(input.ChargesMode is null or "provision" or "flat", "chargesMode", "Choice");
        var lines = input.Lines is { } given ? Lines(given, input.Start, checks) : Short(input, checks);
        var deposit = Money("deposit", input.Deposit, 0, checks);
        var vat = Rate("vatRate", input.VatRate, 0, checks);
        var fee = LateFee(input.LateFeeRate, input.LateFeeGraceDays, input.LateFeeCap, LateFeeTerms.None, checks);
        return checks.ToResult(() => new NewLease(input.UnitCode!, input.TenantCode, new LeaseTerms(
            input.Kind!.Value, input.Start!.Value, input.End!.Value, lines, deposit, input.DueDay ?? 1,
            input.Frequency ?? RentFrequency.Monthly, input.Timing ?? RentTiming.InAdvance, vat, fee), Code: input.Code));
    }

    public Result<LeaseEdit> Read(LeaseEditInput input, LeaseDetail now)
    {
        var checks = new Checks()
            .That(input.UnitCode is null || input.UnitCode == now.UnitCode, "unitCode", "Lease.Fixed").That(input.TenantCode is null || input.TenantCode == now.TenantCode, "tenantCode", "Lease.Fixed")
            .That(input.Kind is null || input.Kind == now.Kind, "kind", "Lease.Fixed").That(input.Start is null || input.Start == now.Start, "start", "Lease.Fixed")
            .That(input.Frequency is null || input.Frequency == now.Frequency, "frequency", "Lease.Fixed").That(input.Timing is null || input.Timing == now.Timing, "timing", "Lease.Fixed");
        var deposit = Money("deposit", input.Deposit, now.Deposit, checks);
        var vat = Rate("vatRate", input.VatRate, now.VatBasisPoints, checks);
        var fee = LateFee(input.LateFeeRate, input.LateFeeGraceDays, input.LateFeeCap, now.LateFee, checks);
        var end = input.End == now.LastDay ? null : input.End;
        return checks.ToResult(() => new LeaseEdit(input.Version, input.DueDay ?? now.DueDay, deposit, vat, fee, end));
    }

    public Result<LinesChange> Read(LinesInput input)
    {
        var checks = new Checks().That(input.From is not null, "from", "Required").That(input.Lines is not null, "lines", "Required");
        var lines = Lines(input.Lines ?? [], input.From, checks);
        return checks.ToResult(() => new LinesChange(input.Version, input.From!.Value, lines));
    }

    public Result<Renewal> Read(RenewalInput input, LeaseDetail now)
    {
        var checks = new Checks();
        var lines = input.Lines is { } given ? Lines(given, now.LastDay.AddDays(1), checks) : null;
        if (input.Rent is not null && lines is null)
        {
            var rent = Money("rent", input.Rent, 0, checks);
            lines = [new LineTerms(LineKind.Rent, "", rent), .. now.LinesOn(now.LastDay).Where(l => l.Kind != LineKind.Rent).Select(l => new LineTerms(l.Kind, l.Label, l.Amount))];
        }

        var deposit = Money("deposit", input.Deposit, now.Deposit, checks);
        return checks.ToResult(() => new Renewal(input.Version, input.End, lines, input.Deposit is null ? null : deposit));
    }

    public LeaseItem Item(LeaseRow r) => new(r.Code, r.UnitCode, r.Unit, r.PropertyCode, r.Property, r.TenantCode, r.Tenant,
        r.Kind, r.Status, r.Start, r.End, Major(r.Monthly), Major(r.Balance), Major(r.Arrears));

    public LeaseBody Body(LeaseDetail d, DateOnly today)
    {
        var day = today < d.Start ? d.Start : today > d.LastDay ? d.LastDay : today;
        var lines = d.LinesOn(day);
        return new(d.Code, d.Version, d.UnitCode, d.Unit, d.PropertyCode, d.Property, d.OwnerCode, d.TenantCode, d.Tenant,
            d.Kind, d.Status, d.Start, d.LastDay, d.EndedOn, d.EndReason, d.Frequency, d.DueDay, d.Timing, Percent(d.VatBasisPoints), Major(d.Deposit),
            Percent(d.LateFee.BasisPoints), d.LateFee.GraceDays, d.LateFee.Cap is { } cap ? Major(cap) : null, d.RenewsCode, d.RenewedByCode,
            [.. d.Lines.Select(l => new LineBody(l.Kind, l.Label, Major(l.Amount), l.From, l.To))],
            Major(lines.Where(l => l.Kind == LineKind.Rent).Sum(l => l.Amount)), Major(lines.Where(l => l.Kind is LineKind.Provision or LineKind.FlatCharges).Sum(l => l.Amount)),
            Major(d.Monthly), Major(d.Billed), Major(d.Paid), Major(d.Credit), Major(d.Balance), Major(d.Arrears), d.NextDue?.Day);
    }

    public AccountBody Body(AccountAt a) => new(a.Day,
        [.. a.Charges.Select(c => new ChargeBody(c.Charge.Id, c.Charge.From, c.Charge.To, c.Charge.DueOn,
            [.. c.Charge.Lines.Select(l => new ChargeLineBody(l.Kind, l.Label, l.From, l.To, Major(l.Amount)))],
            Major(c.Charge.Vat), Major(c.Charge.Total), Major(c.Paid), c.Status))],
        [.. a.Payments.Select(p => new PaymentBody(p.Id, p.Date, Major(p.Amount), p.Method, p.Reference, p.ReversalOfId, p.ReversedOn, p.Reason.Length == 0 ? null : p.Reason))],
        Major(a.Billed), Major(a.Paid), Major(a.Balance), Major(a.Credit));

    private decimal Major(long minor) => currency.ToMajor(minor);

    private static decimal Percent(int basisPoints) => basisPoints / 100m;

    private List<LineTerms> Short(LeaseInput input, Checks checks)
    {
        checks.That(input.Rent is not null, "rent", "Required");
        var charges = Money("charges", input.Charges, 0, checks);
        var rent = new LineTerms(LineKind.Rent, "", Money("rent", input.Rent, 0, checks));
        return charges == 0 ? [rent] : [rent, new(input.ChargesMode == "flat" ? LineKind.FlatCharges : LineKind.Provision, "", charges)];
    }

    private List<LineTerms> Lines(IReadOnlyList<LineBody?> lines, DateOnly? from, Checks checks) => [.. lines.Take(RentLimits.Lines + 1).Select((l, i) =>
    {
        if (l is null)
        {
            checks.That(false, $"lines[{i}]", "Required");
            return default;
        }

        checks.That(l.From is null || l.From == from, $"lines[{i}].from", "Lease.LineFrom", from ?? l.From ?? default);
        return new LineTerms(l.Kind, l.Label ?? "", Money($"lines[{i}].amount", l.Amount, 0, checks), l.To);
    })];

    private long Money(string field, decimal? major, long absent, Checks checks)
    {
        if (major is not { } amount)
        {
            return absent;
        }

        if (Math.Abs(amount) > currency.ToMajor(RentLimits.Amount))
        {
            checks.That(false, field, "Amount.TooLarge");
            return 0;
        }

        var fits = currency.TryToMinor(amount, out var minor);
        checks.That(fits, field, "Amount.Decimals");
        return minor;
    }

    private static int Rate(string field, decimal? percent, int absent, Checks checks)
    {
        if (percent is not { } rate)
        {
            return absent;
        }

        var ok = rate is >= 0 and <= 100 && rate * 100 == decimal.Truncate(rate * 100);
        checks.That(ok, field, "OutOfRange", 0, 100);
        return ok ? (int)(rate * 100) : 0;
    }

    private LateFeeTerms LateFee(decimal? rate, int? grace, decimal? cap, LateFeeTerms absent, Checks checks) => new(
        Rate("lateFeeRate", rate, absent.BasisPoints, checks), grace ?? absent.GraceDays, cap is null ? absent.Cap : Money("lateFeeCap", cap, 0, checks));
}
