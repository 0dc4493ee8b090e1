using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.FaultReports;

/// <summary>All that the bearer of a link learns of a unit is its label.</summary>
public sealed record ReportedUnit(long Id, string Label);

/// <summary>A unit's link as colleagues see it.</summary>
/// <param name="Path">Below the site's address.</param>
/// <param name="RenewedAt">UTC; null where it is the first.</param>
public sealed record UnitLink(string UnitCode, string Label, string PropertyCode, string Property, string Path, DateTime? RenewedAt, int Reports);

/// <summary>The links by which faults of a unit are reported without an account: read, made new, and told from what is none.</summary>
public sealed class ReportLinks(IDbContextFactory<EstateDbContext> factory, EstateChanges changes, AgencyClock clock)
{
    private const string Key = "faultReports";

    /// <summary>The link in force. Problems: Forbidden, NotFound.</summary>
    public async Task<Result<UnitLink>> OfAsync(string unitCode, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.MaintenanceRequest))
        {
            return Result<UnitLink>.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var unit = await (from u in db.Units
                          join p in db.Properties on u.PropertyId equals p.Id
                          where u.Code == unitCode
                          select new { u.Id, u.Label, p.Code, p.Name, Reports = db.InterventionReporters.Count(r => r.Intervention!.UnitId == u.Id) }).FirstOrDefaultAsync(ct);
        if (unit is null)
        {
            return Result<UnitLink>.NotFound();
        }

        var link = await db.ReportLinks.AsNoTracking().FirstOrDefaultAsync(l => l.UnitId == unit.Id, ct);
        var token = ReportTokens.Write(await db.NeedSigningKeyAsync(Key, ct), unit.Id, link?.Number ?? ReportLink.First);
        return new UnitLink(unitCode, unit.Label, unit.Code, unit.Name, EstateUrls.ReportFault(token), link?.RenewedAt, unit.Reports);
    }

    /// <summary>Makes a new link; those before are not valid any more. Problems: Forbidden, NotFound, Stale.</summary>
    public async Task<Result> RenewAsync(string unitCode, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.MaintenanceEdit))
        {
            return Result.Forbidden();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.Units.Where(u => u.Code == unitCode).Select(u => (long?)u.Id).FirstOrDefaultAsync(ct) is not { } unitId)
        {
            return Result.NotFound();
        }

        var link = await db.ReportLinks.FirstOrDefaultAsync(l => l.UnitId == unitId, ct);
        if (link is null)
        {
            db.Add(link = ReportLink.Of(unitId));
        }

        link.Renew(clock.UtcNow);
        var saved = await db.CommitAsync(actor, ct);
        if (saved.IsOk)
        {
            changes.Publish(new EstateChange(ChangeKinds.Unit, unitId));
        }

        return saved;
    }

    /// <summary>The unit of a link that is in force; null for every other text, whatever is wrong with it.</summary>
    public async Task<ReportedUnit?> ReadAsync(string? token, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.SigningKeyAsync(Key, ct) is not { } key || ReportTokens.Read(key, token) is not var (unitId, number))
        {
            return null;
        }

        return await db.Units.Where(u => u.Id == unitId && (db.ReportLinks.Where(l => l.UnitId == u.Id).Select(l => (int?)l.Number).FirstOrDefault() ?? ReportLink.First) == number)
            .Select(u => new ReportedUnit(u.Id, u.Label)).FirstOrDefaultAsync(ct);
    }
}
