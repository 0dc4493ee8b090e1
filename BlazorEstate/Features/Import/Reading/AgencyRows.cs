using BlazorEstate.Domain;

namespace BlazorEstate.Features.Import.Reading;

/// <summary>A record of a file that is sound in itself, with the codes of what it refers to.</summary>
internal readonly record struct Row<T>(int Line, T Record, string Parent = "");

internal sealed record LeaseRow(int Line, string Code, string UnitCode, string TenantCode, LeaseTerms Terms);

/// <summary>A payment as read; <see cref="Lease"/> is a place in <see cref="AgencyRows.LeaseCodes"/>. 32 bytes, because there are many.</summary>
internal readonly record struct PaymentRow(int Line, int Lease, DateOnly Date, PaymentMethod Method, long Amount, string Reference);

/// <summary>One file as it was read.</summary>
/// <param name="FirstRows">The header and the first few rows, for a person to recognise it.</param>
public sealed record ReadFile(string Name, string Sha256, int Rows, IReadOnlyList<string[]> FirstRows);

/// <summary>All files of an agency, read and checked row by row but not yet against each other or the database.</summary>
public sealed class AgencyRows
{
    internal List<Row<Owner>> Owners { get; } = [];

    internal List<Row<Property>> Properties { get; } = [];

    internal List<Row<Unit>> Units { get; } = [];

    internal List<Row<Tenant>> Tenants { get; } = [];

    internal List<LeaseRow> Leases { get; } = [];

    /// <summary>Codes of leases: those of the leases file first and in its order, then others that payments name.</summary>
    internal List<string> LeaseCodes { get; } = [];

    internal List<PaymentRow> Payments { get; } = [];

    internal List<Row<Intervention>> Interventions { get; } = [];

    /// <summary>File and code of rows with errors: what refers to them is not called an error too.</summary>
    internal HashSet<(string File, string Code)> Broken { get; } = [];

    public List<ReadFile> Files { get; } = [];

    public RowErrors Errors { get; } = new();

    internal bool Has(CsvFormat format) => Files.Exists(f => f.Name == format.Name);
}
