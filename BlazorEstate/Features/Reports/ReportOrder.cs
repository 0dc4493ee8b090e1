using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Reports;

/// <summary>A report, its days and its form, all known to make sense.</summary>
public sealed record ReportOrder(ReportKind Kind, ReportFormat Format, ReportDays Days)
{
    /// <summary>"arrears-2025-06-15.csv"</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Kind.Key}{Day(Days.From)}{Day(Days.To)}{Day(Days.AsOf)}.{Extension}");

    public string Extension => Names.Of(Format);

    public string ContentType => Format switch
    {
        ReportFormat.Csv => "text/csv; charset=utf-8",
        ReportFormat.Json => "application/json; charset=utf-8",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>What texts ask for. Without days: up to today. Problems: NotFound on code for the key; format, from, to, asOf.</summary>
    public static Result<ReportOrder> Read(string? key, string? format, string? from, string? to, string? asOf, DateOnly today)
    {
        if (ReportKinds.Find(key) is not { } kind)
        {
            return Result<ReportOrder>.Fail(Result.NotFound().Problems);
        }

        var checks = new Checks();
        var (known, days) = (Names.Parse<ReportFormat>(format ?? "json"), new ReportDays(Read("from", from, kind.HasSpan), Read("to", to, kind.HasSpan), Read("asOf", asOf, !kind.HasSpan)));
        checks.That(known is not null, "format", "Choice");
        return checks.Ok ? Of(kind, known!.Value, days, today) : Result<ReportOrder>.Fail(checks.Problems);

        DateOnly? Read(string name, string? text, bool used)
        {
            DateOnly? day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null;
            checks.That(string.IsNullOrEmpty(text) || used, name, "Report.Unused").That(string.IsNullOrEmpty(text) || day is not null, name, "Malformed");
            return day;
        }
    }

    /// <summary>Fails with problems on to.</summary>
    public static Result<ReportOrder> Of(ReportKind kind, ReportFormat format, ReportDays days, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(days);
        days = kind.HasSpan ? new(days.From, days.To ?? today) : new(AsOf: days.AsOf ?? today);
        return new Checks().That(days.From is null || days.From <= days.To, "to", "Payment.RangeReversed").ToResult(() => new ReportOrder(kind, format, days));
    }

    private static string Day(DateOnly? day) => day is { } d ? d.ToString("-yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
