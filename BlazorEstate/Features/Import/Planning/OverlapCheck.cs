using BlazorEstate.Features.Import.Reading;

namespace BlazorEstate.Features.Import.Planning;

/// <summary>That no unit is let twice on a same day, by leases of the files or the database.</summary>
internal sealed class OverlapCheck
{
    private readonly ImportReport _report;
    private readonly Dictionary<long, List<(DateOnly From, DateOnly To, string Code)>> _let = [];

    public OverlapCheck(ImportReport report, IEnumerable<StoredLease> stored)
    {
        _report = report;
        foreach (var lease in stored)
        {
            Of(lease.UnitId).Add((lease.Start, lease.LastDay, lease.Code));
        }
    }

    /// <summary>Whether the unit is free for the lease, which then holds it; adds an error where it is not.</summary>
    public bool IsFree(LeaseRow row, long unit)
    {
        if (unit == 0)
        {
            return true;
        }

        var others = Of(unit);
        foreach (var (from, to, code) in others)
        {
            if (row.Terms.Start <= to && from <= row.Terms.End)
            {
                _report.Errors.Add(CsvFormat.Leases, row.Line, "unit_code", row.UnitCode, "Import.Overlap", code, from, to);
                return false;
            }
        }

        others.Add((row.Terms.Start, row.Terms.End, row.Code));
        return true;
    }

    private List<(DateOnly From, DateOnly To, string Code)> Of(long unit)
    {
        ref var list = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_let, unit, out _);
        return list ??= new(1);
    }
}
