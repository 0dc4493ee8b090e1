namespace BlazorEstate.Features.Reports;

public enum ReportFormat
{
    Xlsx,
    Csv,
    Json,
}

public enum ColumnType
{
    Text,
    Day,

    /// <summary>Minor units.</summary>
    Money,
    Number,

    /// <summary>One of an enum's values.</summary>
    Choice,
}

/// <summary>A column of a report.</summary>
/// <param name="Key">As programs read it; people read ReportsText under "Column.key".</param>
/// <param name="Sum">Whether the report adds it up.</param>
public sealed record ReportColumn(string Key, ColumnType Type = ColumnType.Text, bool Sum = false);

/// <summary>A report that may be asked for. Its name and what it says are in ReportsText under "Report.key" and "About.key".</summary>
/// <param name="HasSpan">It is about the days from one to another; else about one day.</param>
public sealed record ReportKind(string Key, string Icon, bool HasSpan, params IReadOnlyList<ReportColumn> Columns);

public static class ReportKinds
{
    private static readonly ReportColumn[] Place = [new("lease"), new("tenant"), new("property"), new("unit")];

    /// <summary>The leases that run on a day and what each asks for a month.</summary>
    public static readonly ReportKind RentRoll = new("rent-roll", "contract", false,
    [
        .. Place, new("kind", ColumnType.Choice), new("start", ColumnType.Day), new("end", ColumnType.Day), new("frequency", ColumnType.Choice),
        new("rent", ColumnType.Money, true), new("charges", ColumnType.Money, true), new("other", ColumnType.Money, true), new("vat", ColumnType.Money, true),
        new("monthly", ColumnType.Money, true), new("deposit", ColumnType.Money, true),
    ]);

    /// <summary>Money received and taken back, by its date.</summary>
    public static readonly ReportKind Payments = new("payments", "payments", true,
    [
        new("number", ColumnType.Number), new("date", ColumnType.Day), .. Place, new("method", ColumnType.Choice), new("reference"),
        new("reversalOf", ColumnType.Number), new("amount", ColumnType.Money, true),
    ]);

    /// <summary>What a day found open, lease by lease, by the days from each due date.</summary>
    public static readonly ReportKind Arrears = new("arrears", "warning", false,
    [
        .. Place, new("oldestDue", ColumnType.Day), new("daysLate", ColumnType.Number),
        new("d0_30", ColumnType.Money, true), new("d31_60", ColumnType.Money, true), new("d61_90", ColumnType.Money, true), new("d90Plus", ColumnType.Money, true),
        new("total", ColumnType.Money, true),
    ]);

    public static IReadOnlyList<ReportKind> All { get; } = [RentRoll, Payments, Arrears];

    public static ReportKind? Find(string? key) => All.FirstOrDefault(k => k.Key == key);
}
