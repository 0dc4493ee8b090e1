using BlazorEstate.Domain;

namespace BlazorEstate.Features.Vendors;

/// <summary>A vendor as lists, the record's page and the API show one.</summary>
/// <param name="Jobs">Interventions given to it, declined ones left out.</param>
public sealed record VendorView(
    string Code,
    string Name,
    IReadOnlyList<string> Trades,
    string? Contact,
    string? Email,
    string? Phone,
    string? Address,
    string Language,
    string? TaxId,
    DateOnly? InsuredUntil,
    DateOnly? ContractUntil,
    string? Note,
    bool Active,
    IReadOnlyList<VendorContact> Contacts,
    int Jobs,
    int OpenJobs,
    long Version);

/// <summary>The record's page: the vendor, how it did year by year, a page of its jobs, and how many documents it has.</summary>
public sealed record VendorDetail(VendorView Vendor, VendorRecord Record, Shared.Http.Paged<VendorJob> Jobs, bool IsUsed, int Documents);

/// <summary>An intervention given to the vendor. Cost in minor units.</summary>
public sealed record VendorJob(
    string Code, string Title, string Category, InterventionPriority Priority, InterventionStatus Status, DateOnly ReportedOn, DateOnly? CompletedOn,
    DateOnly? DueOn, int Reopenings, string UnitCode, string UnitLabel, string PropertyName, long Cost)
{
    /// <summary>Done after its deadline, or open behind it.</summary>
    public bool IsLate { get; init; }
}

/// <summary>Which of the vendor's jobs are shown.</summary>
public enum JobsShown
{
    All,
    Open,
    Late,
    Done,
    Reopened,
}

/// <summary>What the API takes. Without a code the next one is given; without a version whatever stands is changed.</summary>
public sealed record VendorInput(
    string? Code, string? Name, IReadOnlyList<string>? Trades, string? Contact, string? Email, string? Phone, string? Address, string? Language,
    string? TaxId, DateOnly? InsuredUntil, DateOnly? ContractUntil, string? Note, bool? Active, IReadOnlyList<VendorContact>? Contacts, long? Version)
{
    public VendorDetails ToDetails() =>
        new(Name ?? "", Trades, Contact, Email, Phone, Address, Language, TaxId, InsuredUntil, ContractUntil, Note, Active ?? true, Contacts);
}
