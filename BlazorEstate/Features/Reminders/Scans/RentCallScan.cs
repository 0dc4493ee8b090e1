using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Reminders.Scans;

/// <summary>Mails the rent call (avis d'échéance) some days before the due date to tenants who agreed to mails, once per charge.</summary>
public sealed class RentCallScan(
    IDbContextFactory<EstateDbContext> factory, ScanWriter writer, AgencyClock clock, ReminderOptions options, TenantMailOptions mails) : ReminderScan(factory, writer)
{
    private const string Key = "rentCall/";

    public override string Name => "rent-calls";

    protected override async Task<IReadOnlyCollection<long>> FindAsync(EstateDbContext db, DateOnly day, CancellationToken ct)
    {
        // Not for what is due already, also where a day of the past is looked at, and not long after its day: then the reminders speak.
        var (next, today) = (Steps.Add(day, Math.Max(0, options.RentCallDays - options.LetterWindowDays)), clock.Today);
        var from = next < today ? today : next;
        var until = Steps.Add(day, options.RentCallDays);
        return !mails.Enabled ? [] : await db.StillOpen().Periods().Where(c => c.DueOn >= from && c.DueOn <= until)
            .Where(c => db.Leases.Any(l => l.Id == c.LeaseId && db.Tenants.Any(t => t.Id == l.TenantId && t.EmailConsent && t.Email != null)))
            .Where(c => !db.OutgoingMails.Any(m => m.Key == Key + c.Id.ToString()))
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
    }

    protected override async Task<Findings> LookAsync(EstateDbContext db, long[] batch, DateOnly day, CancellationToken ct)
    {
        var (findings, at) = (new Findings(), clock.UtcNow);
        var calls = await db.StillOpen().AsNoTracking().Where(c => EF.Parameter(batch).Contains(c.Id)).ToListAsync(ct);
        var leases = calls.Select(c => c.LeaseId).Distinct().ToArray();
        var parties = (await db.PartiesAsync(leases, ct)).ToDictionary(p => p.LeaseId);
        var open = await db.OpenChargesAsync(leases, Steps.Add(day, options.RentCallDays), ct);
        foreach (var c in calls.Where(c => parties[c.LeaseId].TakesMail))
        {
            var balance = open[c.LeaseId].Where(o => o.DueOn <= c.DueOn).Sum(o => o.Open);
            findings.Write(
                LetterKinds.RentCall,
                new RentCall(parties[c.LeaseId].Place, c.From, c.To, c.DueOn, [.. c.Lines.Select(l => new LetterLine(l.Kind, l.Label, l.Amount))], c.Vat, c.Total, c.Open, balance),
                parties[c.LeaseId],
                Key + c.Id.ToString(CultureInfo.InvariantCulture),
                at);
        }

        return findings;
    }
}
