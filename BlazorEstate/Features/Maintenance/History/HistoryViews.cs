using BlazorEstate.Domain;

namespace BlazorEstate.Features.Maintenance.History;

/// <summary>A completed work. Amounts in minor units.</summary>
public sealed record HistoryRow(
    string Code,
    string Title,
    string Category,
    InterventionPriority Priority,
    DateOnly ReportedOn,
    DateOnly CompletedOn,
    string UnitCode,
    string UnitLabel,
    string PropertyCode,
    string PropertyName,
    bool CommonParts,
    string? VendorCode,
    string? VendorName,
    string? EquipmentCode,
    string? EquipmentName,
    int Reopenings,
    CostBearer Bearer,
    long LabourCost,
    long PartsCost,
    long OtherCost)
{
    public long Cost => LabourCost + PartsCost + OtherCost;
}

/// <summary>The works of a category completed in a year.</summary>
public sealed record HistorySum(int Year, string Category, int Count, long Cost);

/// <summary>Whose history it is.</summary>
public sealed record HistorySubject(string Kind, string Code, string Name);
