using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Import.Demo;

/// <summary>Takes the demo agency's accepted repairs further, as the files cannot: slots of these days, who does them, costs, some done.</summary>
internal static class DemoWorks
{
    private static readonly TimeOnly[] Hours = [new(9, 0), new(11, 0), new(14, 0), new(16, 0)];

    public static async Task GoOnAsync(IServiceProvider services, CancellationToken ct)
    {
        var (clock, currency) = (services.GetRequiredService<AgencyClock>(), services.GetRequiredService<Currency>());
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync(ct);
        var works = await db.Interventions.Where(i => i.Status == InterventionStatus.Accepted).OrderBy(i => i.Id).ToListAsync(ct);
        var coordinator = await db.Users.Where(u => db.UserRoles.Any(x => x.UserId == u.Id && db.Roles.Any(r => r.Id == x.RoleId && r.Name == Roles.Coordinator)))
            .OrderBy(u => u.Id).Select(u => new { u.Id, u.DisplayName }).FirstOrDefaultAsync(ct);
        var vendors = await db.Vendors.ToDictionaryAsync(v => v.Name, ct);
        var act = new InterventionAct(clock.UtcNow, coordinator?.Id, coordinator?.DisplayName ?? Actor.System.Name);
        for (var n = 0; n < works.Count; n++)
        {
            var story = n % 4;
            var vendor = vendors.GetValueOrDefault(DemoNames.Vendor(works[n].Category, DemoNames.Vendors[n % DemoNames.Vendors.Length], n));
            db.AddRange(Steps(works[n], story, n, vendor, coordinator?.Id, coordinator?.DisplayName, clock, act, currency.Scale, db));
        }

        await db.SaveAsync(Actor.System, ct);
    }

    // Of four: one waits for a slot, one has one in the coming days, one is being worked on, one is done.
    private static List<InterventionEntry> Steps(
        Intervention work, int story, int number, Vendor? vendor, long? person, string? name, AgencyClock clock, InterventionAct act, long scale, EstateDbContext db)
    {
        var entries = new List<InterventionEntry> { work.Assign(person, vendor, string.Join(", ", new[] { name, vendor?.Name }.OfType<string>()), act).Value };
        if (story == 0)
        {
            return entries;
        }

        var day = story == 1 ? WorkingDay(clock.Today, 1 + (number % 3)) : WorkingDay(clock.Today.AddDays(1), -1 - (number % 2));
        var start = clock.ToUtc(day.ToDateTime(Hours[number % Hours.Length]));
        entries.Add(work.Plan(start, start.AddHours(2), null, act).Value);
        if (story >= 2)
        {
            entries.Add(work.Move(InterventionStatus.InProgress, null, clock.Today, act).Value);
        }

        if (story == 3)
        {
            foreach (var cost in (CostInput[])[new(CostKind.Labour, null, Minutes: 60 + (15 * (number % 5)), Price: 45 * scale), new(CostKind.Parts, "Fournitures", Hundredths: 100, Price: (12 + number) * scale)])
            {
                var (line, entry) = work.AddCost(cost, act).Value;
                db.Add(line);
                entries.Add(entry);
            }

            entries.Add(work.Move(InterventionStatus.Completed, "Travaux terminés, locataire satisfait.", clock.Today, act).Value);
        }

        return entries;
    }

    /// <summary>So many working days from a day on, or back.</summary>
    private static DateOnly WorkingDay(DateOnly day, int steps)
    {
        for (var left = Math.Abs(steps); left > 0;)
        {
            day = day.AddDays(Math.Sign(steps));
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
