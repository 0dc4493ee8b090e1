using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Features.Import.Reading;

namespace BlazorEstate.Features.Import.Demo;

/// <summary>Who lets what, and how they pay.</summary>
public sealed partial class DemoAgency
{
    private enum Habit
    {
        OnTime,
        Late,
        InParts,
        Stopped,
        PaysTooMuch,
    }

    private DateOnly Today => _options.Today;

    // A unit is empty, let all the time, let lately, let by one tenant after another, left, or let from next month on.
    private void Let(int place)
    {
        if (place >= _units.Count)
        {
            // More leases than units were asked for than their history can hold: one more unit for each.
            _units.Add(new(Code("U", place + 1, 6), UnitKind.Flat, 4000, PropertyKind.Building));
            Row(CsvFormat.Units, _units[^1].Code, Code("P", 1, 5), $"Appt {place + 1}", "flat", "40.00", "1");
        }

        var unit = _units[place];
        var story = Weighted(("vacant", 3), ("long", 66), ("recent", 14), ("followed", 10), ("left", 4), ("upcoming", 3));
        var middle = _firstMonth.AddDays(Math.Max(40, _random.Next(_options.Months * 20)));
        var next = new DateOnly(Today.Year, Today.Month, 1).AddMonths(1);
        switch (story)
        {
            case "long":
                Lease(unit, _firstMonth.AddMonths(_random.Next(Math.Min(6, _options.Months))), null);
                break;
            case "recent":
                Lease(unit, Earlier(middle, Today), null);
                break;
            case "followed" when middle.AddDays(60) < Today && _leases + 1 < _options.Leases:
                Lease(unit, _firstMonth, middle.AddDays(-1));
                Lease(unit, middle.AddDays(_random.Next(1, 40)), null);
                break;
            case "followed" or "left":
                Lease(unit, _firstMonth, Earlier(Today.AddDays(-_random.Next(5, 150)), Today));
                break;
            case "upcoming":
                Lease(unit, next.AddDays(_random.Next(0, 45)), null);
                break;
        }
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private void Lease(Place unit, DateOnly start, DateOnly? left)
    {
        var kind = unit.Kind switch
        {
            UnitKind.Shop or UnitKind.Office => LeaseKind.Commercial,
            UnitKind.Parking => LeaseKind.Parking,
            UnitKind.Studio => Weighted((LeaseKind.Furnished, 6), (LeaseKind.Unfurnished, 4)),
            _ => Weighted((LeaseKind.Unfurnished, 8), (LeaseKind.Furnished, 2)),
        };
        var years = kind switch { LeaseKind.Commercial => 9, LeaseKind.Unfurnished => 3, _ => 1 };
        var end = start.AddYears(years).AddDays(-1);
        while (left is null && end < Today.AddDays(20))
        {
            end = end.AddYears(years);
        }

        // Ends that come up soon are worth seeing on the first day.
        end = left is { } gone ? (gone < start ? start.AddDays(45) : gone) : end;
        unit.Lettings.Add((start, end));
        var scale = _currency.Scale;
        var rent = kind == LeaseKind.Parking ? _random.Next(60, 130) * scale : unit.Area * _random.Next(1150, 1900) * scale / 10_000;
        var charges = kind == LeaseKind.Parking ? 0 : unit.Area * _random.Next(90, 230) * scale / 10_000;
        var mode = kind == LeaseKind.Furnished && _random.Next(10) < 6 ? LineKind.FlatCharges : LineKind.Provision;
        var vat = kind == LeaseKind.Commercial ? 2000 : 0;
        var deposit = kind switch { LeaseKind.Furnished => 2 * rent, LeaseKind.Commercial => 3 * rent, _ => rent };
        var due = Weighted((1, 55), (5, 20), (10, 10), (Today.Day, 15));
        var frequency = kind == LeaseKind.Commercial && _random.Next(3) == 0 ? RentFrequency.Quarterly : RentFrequency.Monthly;

        var code = Code("L", ++_leases, 6);
        var tenant = Tenant(kind == LeaseKind.Commercial);
        Row(CsvFormat.Leases, code, unit.Code, tenant, Words.Of(kind), Day(start), Day(end), Money(rent), Money(charges), mode == LineKind.FlatCharges ? "flat" : "provision",
            Money(deposit), due.ToString(CultureInfo.InvariantCulture), Words.Of(frequency), vat == 0 ? "0.00" : "20.00");
        var terms = new LeaseTerms(kind, start, end, [new(LineKind.Rent, "", rent), new(mode, "", charges)], deposit, due, frequency, VatBasisPoints: vat);
        Pay(code, RentSchedule.BegunBy(Domain.Lease.Import(code, 0, 0, terms, null).Value.Terms, Today));
    }

    private string Tenant(bool company)
    {
        var name = company ? $"{Pick(DemoNames.Shops)} {Pick(DemoNames.Last)}" : Person();
        var code = Code("T", ++_tenants, 6);
        Row(CsvFormat.Tenants, code, name, DemoNames.Mail(name, _tenants), Phone(7));
        return code;
    }

    private void Pay(string lease, IEnumerable<ScheduledCharge> charges)
    {
        var all = charges.ToList();
        var habit = Weighted((Habit.OnTime, 78), (Habit.Late, 10), (Habit.InParts, 5), (Habit.Stopped, 4), (Habit.PaysTooMuch, 3));
        var method = Weighted(("transfer", 50), ("direct debit", 32), ("cheque", 10), ("card", 5), ("cash", 3));
        var paid = habit == Habit.Stopped ? all.Count - _random.Next(1, 6) : all.Count;
        for (var i = 0; i < paid; i++)
        {
            var (due, total) = (all[i].DueOn, all[i].Total);
            var reference = $"{lease}-{all[i].From:yyyyMM}";
            switch (habit)
            {
                case Habit.Late when _random.Next(2) == 0:
                    Pay(lease, due.AddDays(_random.Next(6, 41)), total, method, reference);
                    break;
                case Habit.InParts:
                    Pay(lease, due, total / 2, method, reference + "a");
                    if (_random.Next(10) < 8)
                    {
                        Pay(lease, due.AddDays(_random.Next(5, 21)), total - (total / 2), method, reference + "b");
                    }

                    break;
                case Habit.PaysTooMuch when i >= paid - 2 || _random.Next(8) == 0:
                    Pay(lease, due, total + (50 * _currency.Scale), method, reference);
                    break;
                default:
                    Pay(lease, due.AddDays(_random.Next(-2, 4)), total, method, reference);
                    break;
            }
        }
    }

    private void Pay(string lease, DateOnly date, long amount, string method, string reference)
    {
        if (date <= Today && amount > 0)
        {
            _payments.Add((date, [lease, Day(date), Money(amount), method, reference]));
        }
    }

    private void MakeWorks()
    {
        for (var i = 1; i <= Math.Max(3, _options.Leases * _options.Months / 30); i++)
        {
            // The first few are of these days, so that there is always something open.
            var recent = i <= Math.Max(3, _options.Leases / 16);
            // Some press, and some of those are late.
            var pressing = recent && i % 5 == 1;
            var reported = recent ? Today.AddDays(-_random.Next(pressing ? 2 : 0, pressing ? 6 : 12)) : _firstMonth.AddDays(_random.Next(Math.Max(1, Today.DayNumber - _firstMonth.DayNumber - 15)));
            var status = recent ? i % 3 == 0 ? "open" : "accepted" : Weighted(("closed", 57), ("completed", 38), ("declined", 5));
            var finished = Earlier(reported.AddDays(_random.Next(0, 30)), Today);
            var done = status is "closed" or "completed";
            var unit = Reporting(reported);
            var (category, title, tenants) = Pick(FaultsOf(unit));
            Row(CsvFormat.Maintenance, Code("M", i, 6), unit.Code, title, category,
                pressing ? "urgent" : Weighted(("low", 20), ("normal", 55), ("high", 18), ("urgent", 7)), status, Day(reported), done ? Day(finished) : "",
                done ? Money(_random.Next(40, 400) * _currency.Scale) : "", done ? Money(_random.Next(0, 300) * _currency.Scale) : "",
                recent ? "" : DemoNames.Vendor(category, Pick(DemoNames.Vendors), i), tenants && unit.IsLet(reported) ? Weighted(("owner", 2), ("tenant", 6), ("split", 2)) : "owner");
        }
    }

    // Mostly somebody lives where something breaks.
    private Place Reporting(DateOnly day)
    {
        var unit = _units[_random.Next(_units.Count)];
        for (var tries = 0; tries < 8 && !unit.IsLet(day); tries++)
        {
            unit = _units[_random.Next(_units.Count)];
        }

        return unit;
    }

    private (string Category, string Title, bool Tenants)[] FaultsOf(Place unit) => unit.Kind switch
    {
        UnitKind.Parking => DemoNames.ParkingFaults,
        UnitKind.Shop or UnitKind.Office => DemoNames.BusinessFaults,
        UnitKind.House => Weighted((DemoNames.HomeFaults, 8), (DemoNames.HouseFaults, 2)),
        _ => Weighted((DemoNames.HomeFaults, 8), (DemoNames.BuildingFaults, 2)),
    };
}
