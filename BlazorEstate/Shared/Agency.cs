namespace BlazorEstate.Shared;

/// <summary>The agency the program works for (settings section "Agency").</summary>
public sealed class AgencyOptions
{
    public string Name { get; set; } = "BlazorEstate";

    public string Address { get; set; } = "";

    public string Currency { get; set; } = "EUR";

    public string TimeZone { get; set; } = "Europe/Paris";

    public string Culture { get; set; } = "fr-FR";

    public string VatId { get; set; } = "";

    /// <summary>The account that tenants pay to; letters that ask for money name it.</summary>
    public string Iban { get; set; } = "";
}

/// <summary>What day it is where the agency is. Days of the domain are <see cref="DateOnly"/> in this zone.</summary>
public sealed class AgencyClock(TimeProvider time, TimeZoneInfo zone)
{
    public TimeZoneInfo Zone { get; } = zone;

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(ToLocal(UtcNow));

    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The instant of a wall clock's time at the agency; one that the clock skips counts an hour later.</summary>
    public DateTime ToUtc(DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(local) ? local.AddHours(1) : local, Zone);
    }
}
