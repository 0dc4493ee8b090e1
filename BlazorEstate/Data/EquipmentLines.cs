using System.Linq.Expressions;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>Equipment as lists and pages show it: where it stands, when it was serviced and when it is again.</summary>
public sealed record EquipmentLine(
    long Id, string Code, string Name, EquipmentKind Kind, string? Make, string? Model, string? Serial, DateOnly? InstalledOn, DateOnly? WarrantyUntil, DateOnly? ServicedOn, DateOnly? OutOfServiceOn,
    string? Note, string PropertyCode, string PropertyName, string? UnitCode, string? UnitLabel, DateOnly? DoneOn, int Interventions, long Version)
{
    /// <summary>The newer of what a plan had done and what is known from elsewhere; a repair is no service.</summary>
    public DateOnly? LastServiceOn => DoneOn is null || ServicedOn > DoneOn ? ServicedOn : DoneOn;

    /// <summary>By which a plan has something done with it; null without a plan.</summary>
    public DateOnly? NextServiceOn { get; init; }

    /// <summary>A legal check of it should have been made.</summary>
    public bool LegalOverdue { get; init; }

    /// <summary>"Résidence Vasseur · Lot 1".</summary>
    public string Place => UnitLabel is null ? PropertyName : $"{PropertyName} · {UnitLabel}";

    public bool IsUsed(DateOnly today) => OutOfServiceOn is null || OutOfServiceOn > today;
}

/// <summary>Reads equipment for the pages of several features.</summary>
public static class EquipmentLines
{
    /// <summary>A page of equipment as lists show it; their plans are added by <see cref="WithPlansAsync"/>.</summary>
    public static Expression<Func<Equipment, EquipmentLine>> EquipmentLine(this EstateDbContext db) => e => new EquipmentLine(
        e.Id, e.Code, e.Name, e.Kind, e.Make, e.Model, e.Serial, e.InstalledOn, e.WarrantyUntil, e.ServicedOn, e.OutOfServiceOn, e.Note,
        db.Properties.Where(p => p.Id == e.PropertyId).Select(p => p.Code).First(),
        db.Properties.Where(p => p.Id == e.PropertyId).Select(p => p.Name).First(),
        db.Units.Where(u => u.Id == e.UnitId).Select(u => u.Code).FirstOrDefault(),
        db.Units.Where(u => u.Id == e.UnitId).Select(u => u.Label).FirstOrDefault(),
        db.Interventions.Where(i => i.EquipmentId == e.Id && i.PlanId != null).Max(i => i.CompletedOn),
        db.Interventions.Count(i => i.EquipmentId == e.Id), e.Version);

    public static async Task<IReadOnlyList<EquipmentLine>> WithPlansAsync(this EstateDbContext db, IReadOnlyList<EquipmentLine> lines, DateOnly today, CancellationToken ct = default)
    {
        var ids = lines.Select(l => l.Id).ToList();
        var plans = ids.Count == 0 ? [] : await db.Standings(db.PreventivePlans.Where(p => p.State != PlanState.Ended && p.EquipmentId != null && ids.Contains(p.EquipmentId.Value))).ToListAsync(ct);
        var due = plans.ToLookup(s => s.Plan.EquipmentId!.Value, s => (On: s.DueOn(today), Legal: s.Plan.Check is not null));
        return [.. lines.Select(l => l with { NextServiceOn = due[l.Id].Min(d => d.On), LegalOverdue = due[l.Id].Any(d => d.Legal && d.On < today) })];
    }

    /// <summary>What is in use in a unit, or in a property with all its units; what stands in the common parts first.</summary>
    public static async Task<IReadOnlyList<EquipmentLine>> EquipmentInAsync(this EstateDbContext db, string? property, string? unit, DateOnly today, int most, CancellationToken ct = default)
    {
        var lines = await db.Equipment.AsNoTracking()
            .Where(e => unit == null ? db.Properties.Any(p => p.Id == e.PropertyId && p.Code == property) : db.Units.Any(u => u.Id == e.UnitId && u.Code == unit))
            .Where(e => e.OutOfServiceOn == null || e.OutOfServiceOn > today)
            .OrderBy(e => e.UnitId != null).ThenBy(e => e.UnitId).ThenBy(e => e.Name).ThenBy(e => e.Id).Take(most).Select(db.EquipmentLine()).ToListAsync(ct);
        return await db.WithPlansAsync(lines, today, ct);
    }
}
