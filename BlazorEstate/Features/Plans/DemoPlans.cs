using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Plans;

/// <summary>Boilers, detectors and lifts of the demo agency with their plans: some due this week, one legal check overdue. In Development alone, and only once.</summary>
public sealed class DemoPlans(IDbContextFactory<EstateDbContext> factory, PlanMaker maker, AgencyClock clock)
{
    private const int Dwellings = 48;
    private const int OverdueDays = 12;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly (string Make, string Model)[] Boilers = [("Viessmann", "Vitodens 050"), ("Saunier Duval", "ThemaPlus"), ("De Dietrich", "Naneo"), ("Frisquet", "Hydroconfort")];
    private static readonly (string Make, string Model)[] Lifts = [("Otis", "Gen2"), ("Schindler", "3300"), ("KONE", "MonoSpace")];
    private static readonly UnitKind[] Lived = [UnitKind.Flat, UnitKind.Studio, UnitKind.House];

    public async Task FillAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await IsFreshAsync(db, ct))
        {
            return;
        }

        await using (await db.BeginWriteAsync(ct))
        {
            var vendors = await db.Vendors.Where(v => v.Active).OrderBy(v => v.Id).ToListAsync(ct);
            var units = await db.Units.Where(u => Lived.Contains(u.Kind)).OrderBy(u => u.Id).Take(Dwellings).ToListAsync(ct);
            for (var i = 0; i < units.Count; i++)
            {
                await DwellAsync(db, units[i], i, vendors, ct);
            }

            var buildings = await db.Properties.Where(p => p.Kind == PropertyKind.Building && db.Units.Count(u => u.PropertyId == p.Id) >= 6).OrderBy(p => p.Id).Take(10).ToListAsync(ct);
            for (var i = 0; i < buildings.Count; i++)
            {
                await BuildAsync(db, buildings[i], i, vendors, ct);
            }

            await db.CommitAsync(Actor.System, ct);
        }

        await maker.RunAsync(clock.Today, Actor.System, ct);
    }

    private static async Task<bool> IsFreshAsync(EstateDbContext db, CancellationToken ct) =>
        await db.ImportRuns.CountAsync(ct) == 1 && await db.ImportRuns.AllAsync(r => r.By == Actor.System.Name, ct)
        && await db.Users.AnyAsync(u => u.Email == "agent@demo.example", ct) && !await db.Equipment.AnyAsync(ct) && !await db.PreventivePlans.AnyAsync(ct);

    // The services are spread over the year; those of the first fall on this week, and the very first was forgotten.
    private async Task DwellAsync(EstateDbContext db, Unit unit, int i, List<Vendor> vendors, CancellationToken ct)
    {
        var due = clock.Today.AddDays(i == 0 ? -OverdueDays : i < 4 ? i : (i * 37 % 340) + 8);
        var (make, model) = Boilers[i % Boilers.Length];
        var installed = due.AddYears(-1 - (i % 7));
        var boiler = await AddAsync(db, unit.PropertyId, unit.Id, new("Chaudière gaz", EquipmentKind.Boiler, make, model, $"{make[..2].ToUpperInvariant()}-{48213 + (i * 977)}", installed, installed.AddYears(2), due.AddYears(-1)), ct);
        var plan = await PlanAsync(db, boiler, LegalCheck.BoilerService, PlanBasis.Fixed, due, 21, vendors, ct);
        if (i == 6)
        {
            _ = plan.Turn(PlanState.Paused, "Logement en travaux", clock.Today.AddDays(-20));
        }

        foreach (var repair in await db.Interventions.Where(x => x.UnitId == unit.Id && x.Category == "heating" && x.EquipmentId == null && x.ReportedOn >= installed).ToListAsync(ct))
        {
            db.Entry(repair).Property(x => x.EquipmentId).CurrentValue = boiler.Id;
        }

        if (i % 3 == 0)
        {
            var tested = clock.Today.AddDays((i * 23 % 300) + 5);
            var detector = await AddAsync(db, unit.PropertyId, unit.Id, new("Détecteur de fumée", EquipmentKind.SmokeDetector, "Ei Electronics", "Ei650", null, tested.AddYears(-2), tested.AddYears(3), tested.AddYears(-1)), ct);
            await PlanAsync(db, detector, LegalCheck.SmokeDetector, PlanBasis.Floating, tested, 14, vendors, ct);
        }
    }

    private async Task BuildAsync(EstateDbContext db, Property building, int i, List<Vendor> vendors, CancellationToken ct)
    {
        var (make, model) = Lifts[i % Lifts.Length];
        var installed = clock.Today.AddYears(-4 - (i * 2)).AddDays(-(i * 31));
        var lift = await AddAsync(db, building.Id, null, new("Ascenseur", EquipmentKind.Lift, make, model, $"ASC-{1200 + (i * 17)}", installed, installed.AddYears(5), clock.Today.AddDays(-30 + i)), ct);
        await PlanAsync(db, lift, LegalCheck.LiftMaintenance, PlanBasis.Floating, clock.Today.AddDays(3 + (i * 4)), 10, vendors, ct);
        await PlanAsync(db, lift, LegalCheck.LiftInspection, PlanBasis.Fixed, clock.Today.AddDays(120 + (i * 97)), 60, vendors, ct);
        var fire = await AddAsync(db, building.Id, null, new("Extincteurs et désenfumage", EquipmentKind.FireExtinguisher, InstalledOn: installed, ServicedOn: clock.Today.AddDays(-300 + (i * 11))), ct);
        await PlanAsync(db, fire, LegalCheck.FireSafety, PlanBasis.Fixed, clock.Today.AddDays(65 + (i * 11)), 30, vendors, ct);
    }

    private static async Task<Equipment> AddAsync(EstateDbContext db, long property, long? unit, EquipmentDetails details, CancellationToken ct)
    {
        var made = Equipment.Create(await db.NextCodeAsync("E", ct), property, unit, details).Value;
        db.Add(made);
        await db.SaveAsync(Actor.System, ct); // Its plans name its number.
        return made;
    }

    private static async Task<PreventivePlan> PlanAsync(EstateDbContext db, Equipment e, LegalCheck check, PlanBasis basis, DateOnly start, int ahead, List<Vendor> vendors, CancellationToken ct)
    {
        var rule = LegalChecks.Of(check);
        var vendor = vendors.FirstOrDefault(v => v.Trades.Contains(rule.Category));
        var details = new PlanDetails(EnumText.Name(check, French), rule.Category, InterventionPriority.Normal, new(rule.Repeats, basis, start, null, ahead), null, check);
        var plan = PreventivePlan.Create(await db.NextCodeAsync("PP", ct), new(e.PropertyId, e.UnitId, e.Id, vendor?.Id), details).Value;
        db.Add(plan);
        return plan;
    }
}

public static class DemoPlansStart
{
    public static async Task FillDemoPlansAsync(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoPlans>().FillAsync();
        }
    }
}
