namespace BlazorEstate.Domain;

/// <summary>Checks that French law asks of whoever owns, lets or lives in a building.</summary>
public enum LegalCheck
{
    BoilerService,
    HeatPumpService,
    ChimneySweeping,
    SmokeDetector,
    GasDiagnosis,
    ElectricityDiagnosis,
    LiftMaintenance,
    LiftInspection,
    FireSafety,
}

/// <summary>What is usual for a legal check.</summary>
/// <param name="Repeats">How often it is due at least.</param>
/// <param name="Category">As interventions name it.</param>
/// <param name="Source">Where it stands.</param>
public sealed record LegalRule(LegalCheck Check, Recurrence Repeats, string Category, EquipmentKind? Equipment, string Source);

/// <summary>The legal checks that plans know, with their usual period and where they stand.</summary>
public static class LegalChecks
{
    public static IReadOnlyList<LegalRule> All { get; } =
    [
        new(LegalCheck.BoilerService, new(1, PlanPeriod.Year), "heating", EquipmentKind.Boiler, "Décret n° 2009-649 du 9 juin 2009"),
        new(LegalCheck.HeatPumpService, new(2, PlanPeriod.Year), "heating", EquipmentKind.HeatPump, "Décret n° 2020-912 du 28 juillet 2020"),
        new(LegalCheck.ChimneySweeping, new(1, PlanPeriod.Year), "heating", EquipmentKind.Chimney, "Décret n° 2023-641 du 20 juillet 2023"),
        new(LegalCheck.SmokeDetector, new(1, PlanPeriod.Year), "electrical", EquipmentKind.SmokeDetector, "Loi n° 2010-238 du 9 mars 2010"),
        new(LegalCheck.GasDiagnosis, new(6, PlanPeriod.Year), "heating", null, "Décret n° 2016-1104 du 11 août 2016"),
        new(LegalCheck.ElectricityDiagnosis, new(6, PlanPeriod.Year), "electrical", null, "Décret n° 2016-1105 du 11 août 2016"),
        new(LegalCheck.LiftMaintenance, new(6, PlanPeriod.Week), "common areas", EquipmentKind.Lift, "Décret n° 2004-964 du 9 septembre 2004"),
        new(LegalCheck.LiftInspection, new(5, PlanPeriod.Year), "common areas", EquipmentKind.Lift, "Décret n° 2004-964 du 9 septembre 2004"),
        new(LegalCheck.FireSafety, new(1, PlanPeriod.Year), "common areas", EquipmentKind.FireExtinguisher, "Arrêté du 31 janvier 1986, art. 101"),
    ];

    public static LegalRule Of(LegalCheck check) => All.First(r => r.Check == check);
}
