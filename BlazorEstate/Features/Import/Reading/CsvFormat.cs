namespace BlazorEstate.Features.Import.Reading;

/// <summary>One of the files an agency comes in: its name and its columns.</summary>
public sealed record CsvFormat(string Name, params IReadOnlyList<string> Columns)
{
    public static CsvFormat Owners { get; } = new("owners.csv", "code", "name", "email", "phone", "address");

    public static CsvFormat Properties { get; } = new("properties.csv", "code", "owner_code", "name", "kind", "address", "postal_code", "city");

    public static CsvFormat Units { get; } = new("units.csv", "code", "property_code", "label", "kind", "area_m2", "floor");

    public static CsvFormat Tenants { get; } = new("tenants.csv", "code", "name", "email", "phone");

    public static CsvFormat Leases { get; } = new("leases.csv", "code", "unit_code", "tenant_code", "kind", "start", "end", "rent", "charges", "charges_mode", "deposit", "due_day", "frequency", "vat_rate");

    public static CsvFormat Payments { get; } = new("payments.csv", "lease_code", "date", "amount", "method", "reference");

    public static CsvFormat Maintenance { get; } = new("maintenance.csv", "code", "unit_code", "title", "category", "priority", "status", "reported", "completed", "labour_cost", "parts_cost", "vendor", "charged_to");

    /// <summary>In the order in which they are read: what a file refers to stands in an earlier one.</summary>
    public static IReadOnlyList<CsvFormat> All { get; } = [Owners, Properties, Units, Tenants, Leases, Payments, Maintenance];
}

/// <summary>Bounds that keep a wrong file from taking the machine.</summary>
public static class CsvLimits
{
    public const long FileBytes = 256L * 1024 * 1024;
    public const int Rows = 2_000_000;
    public const int FieldBytes = 10_000;
    public const int RecordBytes = 128 * 1024;
}
