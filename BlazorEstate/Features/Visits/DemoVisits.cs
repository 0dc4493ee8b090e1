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
        (-1, 9, 30, 30, VisitKind.Viewing, "Lucie Perrin"), (-1, 14, 0, 60, VisitKind.Inspection, ""), (0, 10, 0, 30, VisitKind.Viewing, "Hugo Blanc"), (0, 15, 30, 90, VisitKind.EntryInventory, ""),
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
            var start = OpenDay(day).ToDateTime(new TimeOnly(hour, minute));
            var input = new VisitInput(units[i * 13 % units.Count], kind, start, start.AddMinutes(length), Person: People[i % People.Length], Guest: guest, TenantConsent: true);
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

    // Units of an agency that the program itself invented, and that has no visit yet.
    private async Task<IReadOnlyList<string>> UnitsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var invented = await db.ImportRuns.CountAsync(ct) == 1 && await db.ImportRuns.AllAsync(r => r.By == Actor.System.Name, ct);
        return invented && await db.Users.AnyAsync(u => u.Email == People[0], ct) && !await db.Visits.AnyAsync(ct)
            ? await db.Units.OrderBy(u => u.Id).Take(200).Select(u => u.Code).ToListAsync(ct)
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
