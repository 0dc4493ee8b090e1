using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Import.Planning;

/// <summary>What every new record of a run says of it.</summary>
internal sealed record RunFacts(long ImportId, DateOnly Today, Recording Recording);

/// <summary>Matches leases and payments, issues charges and allocates the money, lease by lease, by the rules of the domain.</summary>
internal sealed class LeasePlanner(AgencyRows rows, ImportReport report, Numbers numbers, EstateDbContext db, PlacePlanner places, RunFacts run, Currency currency)
{
    private const int Chunk = 200;
    private readonly LeaseMoney _money = new(rows, report, numbers, run, currency);

    /// <summary>Hands each lease with its money to <paramref name="put"/>, in order of number.</summary>
    public async Task PlanAsync(Func<LeaseWork, ValueTask> put, CancellationToken ct)
    {
        var stored = await StoredLeasesAsync(ct);
        var overlaps = new OverlapCheck(report, stored.Values);
        var payments = new PaymentBuckets(rows);
        var waiting = new List<(long Id, int Place)>();
        for (var place = 0; place < rows.LeaseCodes.Count; place++)
        {
            ct.ThrowIfCancellationRequested();
            var row = place < rows.Leases.Count ? rows.Leases[place] : null;
            if (stored.TryGetValue(rows.LeaseCodes[place], out var there))
            {
                waiting.Add((there.Id, place));
            }
            else if (row is null)
            {
                UnknownLease(place, payments.Of(place));
            }
            else if (Add(row, overlaps) is { } lease)
            {
                await put(_money.Take(lease, payments.Of(place)));
            }
        }

        foreach (var chunk in waiting.Chunk(Chunk))
        {
            var loaded = await StoredAccounts.LoadAsync(db, [.. chunk.Select(x => x.Id)], ct);
            foreach (var (id, place) in chunk)
            {
                var row = place < rows.Leases.Count ? rows.Leases[place] : null;
                var account = loaded.Of(id);
                Compare(row, account.Lease);
                if (_money.TakeMore(account, issue: row is not null, payments.Of(place), places) is { } work)
                {
                    await put(work);
                }
            }
        }
    }

    private async Task<Dictionary<string, StoredLease>> StoredLeasesAsync(CancellationToken ct) => numbers.AnyIn("Leases")
        ? await db.Leases.AsNoTracking().Select(l => new StoredLease(l.Id, l.Code, l.UnitId, l.Start, l.LastDay)).ToDictionaryAsync(l => l.Code, ct)
        : [];

    private Lease? Add(LeaseRow row, OverlapCheck overlaps)
    {
        var unit = places.Find(CsvFormat.Leases, row.Line, "unit_code", row.UnitCode, CsvFormat.Units, places.Units);
        var tenant = places.Find(CsvFormat.Leases, row.Line, "tenant_code", row.TenantCode, CsvFormat.Tenants, places.Tenants);
        report.Counts[CsvFormat.Leases.Name].New++;
        report.NoteCode("L", row.Code);
        return overlaps.IsFree(row, unit) ? Lease.Import(row.Code, unit, tenant, row.Terms, run.ImportId, numbers.Next("Leases")).Value : null;
    }

    private void Compare(LeaseRow? row, Lease there)
    {
        if (row is null)
        {
            return;
        }

        report.Counts[CsvFormat.Leases.Name].Existing++;
        var unit = places.Find(CsvFormat.Leases, row.Line, "unit_code", row.UnitCode, CsvFormat.Units, places.Units);
        var tenant = places.Find(CsvFormat.Leases, row.Line, "tenant_code", row.TenantCode, CsvFormat.Tenants, places.Tenants);
        var t = row.Terms;
        if ((unit, tenant, t.Kind, t.Start, t.End, t.Deposit, t.DueDay, t.Frequency, t.VatBasisPoints)
            != (there.UnitId, there.TenantId, there.Kind, there.Start, there.End, there.Deposit, there.DueDay, there.Frequency, there.VatBasisPoints)
            || t.Lines.Any(line => line.Amount != there.MonthlyOn(there.Start, line.Kind)))
        {
            places.Differs(CsvFormat.Leases, row.Line, row.Code);
        }
    }

    private void UnknownLease(int place, ReadOnlyMemory<int> payments)
    {
        foreach (var i in payments.Span)
        {
            places.Find(CsvFormat.Payments, rows.Payments[i].Line, "lease_code", rows.LeaseCodes[place], CsvFormat.Leases, []);
        }
    }
}

/// <summary>When and which unit a lease that is there already lets.</summary>
internal sealed record StoredLease(long Id, string Code, long UnitId, DateOnly Start, DateOnly LastDay);
