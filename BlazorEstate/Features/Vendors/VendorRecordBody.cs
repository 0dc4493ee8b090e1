using BlazorEstate.Shared;

namespace BlazorEstate.Features.Vendors;

/// <summary>A vendor's record as the API shows it. Money in major units, days from the report to the completion.</summary>
public sealed record VendorRecordBody(VendorYearBody Total, IReadOnlyList<VendorYearBody> Years)
{
    internal static VendorRecordBody Of(VendorRecord record, Currency currency) =>
        new(VendorYearBody.Of(record.Total, currency), [.. record.Years.Select(y => VendorYearBody.Of(y, currency))]);
}

/// <param name="LateShare">0 to 1.</param>
public sealed record VendorYearBody(
    int? Year, int Jobs, int Completed, int Late, double? LateShare, int Reopened, decimal Cost, decimal? AverageCost, double? MeanDays, double? MedianDays)
{
    internal static VendorYearBody Of(VendorFigures f, Currency currency) => new(
        f.Year, f.Jobs, f.Done, f.Late, Rounded(f.LateShare, 4), f.Reopened, currency.ToMajor(f.Cost), f.AverageCost is { } average ? currency.ToMajor(average) : null,
        Rounded(f.MeanDays, 1), Rounded(f.MedianDays, 1));

    private static double? Rounded(double? value, int digits) => value is { } number ? Math.Round(number, digits, MidpointRounding.AwayFromZero) : null;
}
