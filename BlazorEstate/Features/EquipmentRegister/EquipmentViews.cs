using System.ComponentModel;
using BlazorEstate.Data;
using BlazorEstate.Domain;

namespace BlazorEstate.Features.EquipmentRegister;

/// <summary>Which equipment; null for all.</summary>
/// <param name="Used">True for what is in use, false for what is not any more.</param>
/// <param name="Warranty">Only what is under warranty.</param>
/// <param name="Property">Codes, here and below.</param>
public sealed record EquipmentFilter(EquipmentKind? Kind = null, bool? Used = null, bool Warranty = false, string? Property = null, string? Unit = null);

/// <summary>Equipment as the API shows it.</summary>
public sealed record EquipmentView(
    string Code, string Name, EquipmentKind Kind, string? Make, string? Model, string? Serial, string PropertyCode, string PropertyName, string? UnitCode, string? UnitLabel, DateOnly? InstalledOn,
    DateOnly? WarrantyUntil, DateOnly? ServicedOn, DateOnly? LastServiceOn, DateOnly? NextServiceOn, bool LegalOverdue, DateOnly? OutOfServiceOn, string? Note, int Interventions, long Version)
{
    public static EquipmentView Of(EquipmentLine e) => new(
        e.Code, e.Name, e.Kind, e.Make, e.Model, e.Serial, e.PropertyCode, e.PropertyName, e.UnitCode, e.UnitLabel, e.InstalledOn,
        e.WarrantyUntil, e.ServicedOn, e.LastServiceOn, e.NextServiceOn, e.LegalOverdue, e.OutOfServiceOn, e.Note, e.Interventions, e.Version);
}

/// <summary>The record: the equipment, what was done with it (the newest first), what that cost, and its plans.</summary>
public sealed record EquipmentDetail(EquipmentLine Equipment, IReadOnlyList<EquipmentWork> Works, IReadOnlyList<EquipmentYear> Years, IReadOnlyList<EquipmentPlan> Plans);

/// <summary>An intervention on it. Cost in minor units.</summary>
public sealed record EquipmentWork(string Code, string Title, InterventionStatus Status, DateOnly ReportedOn, DateOnly? CompletedOn, string? VendorName, long Cost);

/// <summary>What was completed in a year, and its cost in minor units.</summary>
public sealed record EquipmentYear(int Year, int Count, long Cost);

/// <summary>A plan that sees to it.</summary>
public sealed record EquipmentPlan(string Code, string Title, LegalCheck? Check, PlanState State, DateOnly? DueOn);

/// <summary>What a person or another program says of it. Without a code the next one is given; without a version whatever stands is changed.</summary>
public sealed record EquipmentInput(
    string? Code = null,
    string? Name = null,
    EquipmentKind? Kind = null,
    string? UnitCode = null,
    [property: Description("For the common parts of a property, without unitCode.")] string? PropertyCode = null,
    string? Make = null,
    string? Model = null,
    string? Serial = null,
    DateOnly? InstalledOn = null,
    DateOnly? WarrantyUntil = null,
    [property: Description("The last service that is known from elsewhere than its plans' interventions.")] DateOnly? ServicedOn = null,
    DateOnly? OutOfServiceOn = null,
    string? Note = null,
    long? Version = null)
{
    public EquipmentDetails ToDetails() => new(Name ?? "", Kind ?? (EquipmentKind)(-1), Make, Model, Serial, InstalledOn, WarrantyUntil, ServicedOn, OutOfServiceOn, Note);
}
