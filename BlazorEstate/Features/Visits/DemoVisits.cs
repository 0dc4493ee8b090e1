using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>Visits of this week for the demo agency, so that the calendar shows what it is for. In Development alone, and only once.</summary>
public sealed class DemoVisits(IDbContextFactory<EstateDbContext> factory, VisitsService service, AgencyClock clock, HolidayCalendar holidays)
{
    private static readonly (int Day, int Hour, int Minute, int Length, VisitKind Kind, string Guest)[] Week =
    [
        (-1, 9, 30, 30, VisitKind.Viewing, "Lucie Perrin"), (-1, 14, 0, 60, VisitKind.Inspection, ""), (0, 10, 0, 30, VisitKind.Viewing, "Hugo Blanc"), (0, 13, 30, 90, VisitKind.EntryInventory, ""),
        (1, 9, 0, 30, VisitKind.Viewing, "Emma et Jules Fabre"), (1, 11, 0, 30, VisitKind.Viewing, "Nora Haddad"), (1, 16, 0, 90, VisitKind.ExitInventory, ""), (2, 10, 30, 60, VisitKind.Inspection, ""),
        (3, 14, 0, 30, VisitKind.Viewing, "Louis Carpentier"), (4, 9, 30, 90, VisitKind.EntryInventory, ""), (7, 11, 0, 30, VisitKind.Viewing, "Sarah Meyer"), (8, 15, 0, 60, VisitKind.Inspection, ""),
    ];

    private static readonly string[] People = ["agent@demo.example", "manager@demo.example", "coordinator@demo.example"];

    public async Task FillAsync(CancellationToken ct = default)
    {
        var units = await UnitsAsync(ct);
        for (var i = 0; i < Week.Length && units.Count > 0; i++)
        {
            var (day, hour, minute, length, kind, guest) = Week[i];
            var on = OpenDay(day);
            var start = on.ToDateTime(new TimeOnly(hour, minute));
            var at = i * 13 % units.Count;
            if (units.Skip(at).Concat(units.Take(at)).SelectMany(u => Occasions(kind, u, on)).MinBy(o => o.DaysOff) is not { } occasion)
            {
                continue;
            }

            units.Remove(occasion.Home);
            var input = new VisitInput(occasion.Home.Code, kind, start, start.AddMinutes(length), Person: People[i % People.Length], Guest: guest, TenantConsent: true, LeaseCode: occasion.Lease);
            var made = await service.BookAsync(input, Actor.System, ct);
            if (made.IsOk && start.AddMinutes(length) <= clock.ToLocal(clock.UtcNow))
            {
                await service.StepAsync(made.Value, new(VisitStatus.Done), Actor.System, ct);
            }
            else if (made.IsOk && i % 3 == 0)
            {
                await service.StepAsync(made.Value, new(VisitStatus.Confirmed), Actor.System, ct);
            }
        }
    }

    // What there is to such a visit: a lease that begins or ends at about that day, a home that is empty or will be soon, one that is lived in.
    private static IEnumerable<Occasion> Occasions(VisitKind kind, Home home, DateOnly on)
    {
        var running = home.Leases.Find(l => l.Start <= on && l.LastDay >= on);
        return kind switch
        {
            VisitKind.EntryInventory => home.Leases.Select(l => new Occasion(home, l.Code, Math.Abs(l.Start.DayNumber - on.DayNumber))),
            VisitKind.ExitInventory => home.Leases.Select(l => new Occasion(home, l.Code, Math.Abs(l.LastDay.DayNumber - on.DayNumber))),
            VisitKind.Viewing => [new(home, null, running is null ? 0 : running.LastDay.DayNumber - on.DayNumber)],
            _ => running is null ? [] : [new(home, running.Code, 0)],
        };
    }

    // Units of an agency that the program itself invented, and that has no visit yet.
    private async Task<List<Home>> UnitsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var invented = await db.ImportRuns.CountAsync(ct) == 1 && await db.ImportRuns.AllAsync(r => r.By == Actor.System.Name, ct);
        return invented && await db.Users.AnyAsync(u => u.Email == People[0], ct) && !await db.Visits.AnyAsync(ct)
            ? await db.Units.Where(u => u.Kind != UnitKind.Parking && u.OutOfServiceFrom == null).OrderBy(u => u.Id).Take(200)
                .Select(u => new Home(u.Code, db.Leases.Where(l => l.UnitId == u.Id).OrderBy(l => l.Id).Select(l => new Letting(l.Code, l.Start, l.LastDay)).ToList())).ToListAsync(ct)
            : [];
    }

    private DateOnly OpenDay(int days)
    {
        var day = clock.Today.AddDays(days);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.On(day) is not null)
        {
            day = day.AddDays(days < 0 ? -1 : 1);
        }

        return day;
    }

    private sealed record Home(string Code, List<Letting> Leases);

    private sealed record Occasion(Home Home, string? Lease, int DaysOff);

    private sealed record Letting(string Code, DateOnly Start, DateOnly LastDay);
}

public static class DemoVisitsStart
{
    public static async Task FillDemoVisitsAsync(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoVisits>().FillAsync();
        }
    }
}
