using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Features.Maintenance.Invoices;
using BlazorEstate.Features.Maintenance.Quotes;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Reads interventions: a page of those a filter finds, the board, and one with all that happened to it.</summary>
public sealed class MaintenanceQueries(IDbContextFactory<EstateDbContext> factory, InterventionDeadlines deadlines, AgencyClock clock, QuoteRules rules, PlanStandings plans)
{
    /// <summary>Of what is closed or declined the board shows only the newest.</summary>
    public const int MostEnded = 50;

    public async Task<Paged<InterventionRow>> ListAsync(MaintenanceFilter filter, SortOrder sort, PageRequest page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = MaintenanceSearch.Matching(db, filter, deadlines, clock);
        var rows = await MaintenanceSearch.Sorted(db, found, sort, deadlines).PageAsync(Row(db), page, ct);
        return rows.As(Judge);
    }

    public async Task<MaintenanceFigures> FiguresAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return new(
            await db.Interventions.CountAsync(i => i.Status == InterventionStatus.Requested, ct),
            await db.Interventions.StillOpen().CountAsync(ct),
            await db.Interventions.Late(deadlines, clock.Today).CountAsync(ct),
            await db.Interventions.InWeek(clock).CountAsync(ct),
            (await plans.ReadAsync(ct)).Count(s => s.IsOverdueCheck(clock.Today)));
    }

    public async Task<MaintenanceBoard> BoardAsync(MaintenanceFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = MaintenanceSearch.Matching(db, filter, deadlines, clock);
        var counts = await found.GroupBy(i => i.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var live = found.Where(i => i.Status != InterventionStatus.Closed && i.Status != InterventionStatus.Declined);
        var cards = await MaintenanceSearch.Sorted(db, live, new SortOrder("deadline"), deadlines).Select(Row(db)).ToListAsync(ct);
        foreach (var end in (InterventionStatus[])[InterventionStatus.Closed, InterventionStatus.Declined])
        {
            cards.AddRange(await found.Where(i => i.Status == end).OrderByDescending(i => i.CompletedOn ?? i.ReportedOn).ThenByDescending(i => i.Id).Take(MostEnded).Select(Row(db)).ToListAsync(ct));
        }

        return new([.. cards.Select(Judge)], counts);
    }

    public async Task<InterventionDetail?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Interventions.Where(i => i.Code == code).Select(Row(db)).FirstOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var today = clock.Today;
        var lets = db.Leases.Where(l => l.Start <= today && l.LastDay >= today);
        var detail = await (from i in db.Interventions
                            join u in db.Units on i.UnitId equals u.Id
                            join p in db.Properties on u.PropertyId equals p.Id
                            join o in db.Owners on p.OwnerId equals o.Id
                            let t = db.Tenants.FirstOrDefault(t => lets.Any(l => l.UnitId == u.Id && l.TenantId == t.Id))
                            where i.Code == code
                            select new { i.Id, Detail = new InterventionDetail(row, i.Description, o.Code, o.Name, t!.Code, t.Name, t.Phone, i.ImportId, i.RechargeCorrections) }).FirstAsync(ct);
        var costs = await db.InterventionCosts.Where(c => c.InterventionId == detail.Id).OrderBy(c => c.Id)
            .Select(c => new CostLine(c.Id, c.Kind, c.Label, c.Minutes, c.Hundredths, c.Price, c.Amount, c.Counts, c.At, c.By)).ToListAsync(ct);
        var timeline = await db.TimelineAsync(detail.Id, code, ct);
        var reporter = await db.InterventionReporters.Where(r => r.InterventionId == detail.Id)
            .Select(r => new ReporterFacts(r.Name, r.Phone, r.Email, r.Access, r.Language)).FirstOrDefaultAsync(ct);
        var found = detail.Detail with { Row = Judge(row), Reporter = reporter, Costs = costs, Timeline = timeline, Recharge = await db.RechargeAsync(detail.Id, today, ct),
            Quotes = await db.QuotesOfAsync(detail.Id, rules, ct), Invoices = await db.InvoicesOfAsync(detail.Id, ct), ApprovalAbove = rules.Above };
        return !found.IsToRecharge ? found : found with { RechargeTo = await db.RechargeToAsync(detail.Id, ct) };
    }

    /// <summary>A file of an intervention, its quotes and invoices among them; null where there is none.</summary>
    public async Task<KeptFile?> FileAsync(string code, long id, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Attachments.Where(a => a.Id == id && a.SubjectKind == AttachmentSubject.Intervention && db.Interventions.Any(i => i.Id == a.SubjectId && i.Code == code))
            .Select(a => new KeptFile(a.FileName, a.ContentType, a.Size, a.Sha256, a.Path)).FirstOrDefaultAsync(ct);
    }

    /// <summary>What a request may be merged into, for a picker.</summary>
    public async Task<IReadOnlyList<Choice>> MergeTargetsAsync(string code, string? text, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.MergeTargetsAsync(code, text is { Length: > ListSlice.LongestSearch } ? text[..ListSlice.LongestSearch] : text, ct);
    }

    /// <summary>Colleagues that an intervention can be given to.</summary>
    public async Task<IReadOnlyList<(long Id, string Name)>> PeopleAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return [.. (await db.AssignablePeople().Select(p => new { p.Id, p.DisplayName }).ToListAsync(ct)).Select(p => (p.Id, p.DisplayName))];
    }

    /// <summary>What in a unit, or in the common parts around it, can be repaired.</summary>
    public async Task<IReadOnlyList<EquipmentChoice>> EquipmentAsync(string? unitCode, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var today = clock.Today;
        var unit = await db.Units.Where(u => u.Code == unitCode).Select(u => (long?)u.Id).FirstOrDefaultAsync(ct);
        return unit is null ? [] : await db.EquipmentAround(unit.Value).Where(e => e.OutOfServiceOn == null || e.OutOfServiceOn > today).OrderBy(e => e.UnitId == null).ThenBy(e => e.Name).ThenBy(e => e.Id)
            .Select(e => new EquipmentChoice(e.Code, e.Name, e.Kind, e.UnitId == null, e.Make, e.WarrantyUntil >= today ? e.WarrantyUntil : null)).ToListAsync(ct);
    }

    /// <summary>Vendors that take work, by name; first those whose trade it is.</summary>
    public async Task<IReadOnlyList<VendorChoice>> VendorsAsync(string? text, string category, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var pattern = Fold.Pattern(text is { Length: > ListSlice.LongestSearch } ? text[..ListSlice.LongestSearch] : text ?? "");
        return await db.Vendors.Where(v => v.Active && EF.Functions.Like(v.SearchText, pattern, "\\"))
            .OrderByDescending(v => v.Code == text).ThenByDescending(v => v.Trades.Contains(category)).ThenBy(v => v.SortName).ThenBy(v => v.Id).Take(Lookups.Most)
            .Select(v => new VendorChoice(v.Code, v.Name, v.Trades, v.InsuredUntil)).ToListAsync(ct);
    }

    /// <summary>One vendor as the assignment needs to know it, whether it still takes work or not.</summary>
    public async Task<VendorChoice?> VendorAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Vendors.Where(v => v.Code == code).Select(v => new VendorChoice(v.Code, v.Name, v.Trades, v.InsuredUntil)).FirstOrDefaultAsync(ct);
    }

    /// <summary>Properties that have interventions, for the filter.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> PropertiesAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await db.Properties.Where(p => db.Units.Any(u => u.PropertyId == p.Id && db.Interventions.Any(i => i.UnitId == u.Id)))
            .OrderBy(p => p.SortName).ThenBy(p => p.Id).Take(500).Select(p => new { p.Code, p.Name }).ToListAsync(ct);
        return [.. found.Select(p => (p.Code, p.Name))];
    }

    public async Task<IReadOnlyList<string>> CategoriesAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Interventions.Select(i => i.Category).Distinct().OrderBy(c => c).Take(100).ToListAsync(ct);
    }

    private InterventionRow Judge(InterventionRow row) => row with
    {
        Deadline = deadlines.Of(row.Priority, row.ReportedOn, row.DueOn),
        IsLate = deadlines.IsLate(row.Status, row.Priority, row.ReportedOn, row.CompletedOn, clock.Today, row.DueOn),
    };

    private static Expression<Func<Intervention, InterventionRow>> Row(EstateDbContext db) => i => new InterventionRow(
        i.Code, i.Title, i.Category, i.Priority, i.Status, i.ReportedOn, i.CompletedOn, i.PlannedStart, i.PlannedEnd, i.Reopenings,
        db.Units.Where(u => u.Id == i.UnitId).Select(u => u.Code).First(),
        db.Units.Where(u => u.Id == i.UnitId).Select(u => u.Label).First(),
        db.Units.Where(u => u.Id == i.UnitId).SelectMany(u => db.Properties.Where(p => p.Id == u.PropertyId)).Select(p => p.Code).First(),
        db.Units.Where(u => u.Id == i.UnitId).SelectMany(u => db.Properties.Where(p => p.Id == u.PropertyId)).Select(p => p.Name).First(),
        i.AssigneeId, db.Users.Where(u => u.Id == i.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(), i.VendorName,
        db.Vendors.Where(v => v.Id == i.VendorId).Select(v => v.Code).FirstOrDefault(),
        i.Bearer, i.SplitPercent, i.LabourCost, i.PartsCost, i.OtherCost, i.Version)
    {
        DueOn = i.DueOn,
        CommonParts = i.CommonParts,
        MergedInto = db.Interventions.Where(x => x.Id == i.MergedIntoId).Select(x => x.Code).FirstOrDefault(),
        PlanCode = db.PreventivePlans.Where(p => p.Id == i.PlanId).Select(p => p.Code).FirstOrDefault(),
        EquipmentCode = db.Equipment.Where(e => e.Id == i.EquipmentId).Select(e => e.Code).FirstOrDefault(),
        EquipmentName = db.Equipment.Where(e => e.Id == i.EquipmentId).Select(e => e.Name).FirstOrDefault(),
    };
}
