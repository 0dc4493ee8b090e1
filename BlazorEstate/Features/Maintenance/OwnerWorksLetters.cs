using System.Text.Json;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>
/// Writes to the owner of the unit how works there go on: accepted or declined and why, planned, completed with what the owner bears, and
/// closed where that is not what they were told; then again where a correction of the recharge opened the costs anew. One letter for each
/// step, and only to whom agreed to it. Added to the coming save.
/// </summary>
public sealed class OwnerWorksLetters(AgencyClock clock, OwnerMailOptions mails, ILogger<OwnerWorksLetters> log)
{
    public async Task WriteAsync(EstateDbContext db, Intervention i, InterventionEntry entry, OwnerWorksNews news, CancellationToken ct)
    {
        if (!mails.Enabled || await db.OwnerParties().FirstAsync(p => p.UnitId == i.UnitId, ct) is not { TakesMail: true } party
            || (news == OwnerWorksNews.Settled && !await CostsOtherwiseAsync(db, i, party.OwnerId, ct)))
        {
            return;
        }

        var today = clock.Today;
        var lease = await db.Leases.Where(l => l.UnitId == i.UnitId && l.Start <= today && l.LastDay >= today).OrderBy(l => l.Id).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
        var tenant = await db.LeaseParties().Where(p => p.LeaseId == lease).Select(p => p.Tenant).FirstOrDefaultAsync(ct);
        var place = i.CommonParts ? party.Place(null) with { Unit = party.Property } : party.Place(tenant); // Nobody living there is meant.
        var planned = news == OwnerWorksNews.Planned;
        var letter = new OwnerInterventionNotice(
            place, news, i.Code, i.Title, i.Priority, news is OwnerWorksNews.Completed or OwnerWorksNews.Settled ? i.CompletedOn ?? today : today,
            planned && i.PlannedStart is { } start ? clock.ToLocal(start) : null, planned && i.PlannedEnd is { } end ? clock.ToLocal(end) : null,
            i.VendorName, news == OwnerWorksNews.Settled ? null : entry.Note, OwnerCost.Of(i)); // A word on closing it is for colleagues.
        db.AddMail(LetterKinds.OwnerInterventionNotice, letter, party.Recipient, new(nameof(Intervention), i.Id, i.Code), $"{Keys(i)}/{i.Version + 1}", entry.At);
    }

    /// <summary>
    /// Writes of what was closed together. Invoices come when the work is done: however many lines of cost they brought since its completion,
    /// it is one letter. The timelines tell where to look for what the owner was told.
    /// </summary>
    public async Task WriteClosedAsync(EstateDbContext db, IReadOnlyList<InterventionEntry> closed, CancellationToken ct)
    {
        if (!mails.Enabled)
        {
            return;
        }

        var ids = closed.Select(e => e.Intervention!.Id).ToList();
        var changed = await db.InterventionEntries
            .Where(e => ids.Contains(e.InterventionId)
                && (e.Kind == InterventionEvent.CostAdded || e.Kind == InterventionEvent.CostRemoved || e.Kind == InterventionEvent.Edited)
                && e.Id > db.InterventionEntries.Where(d => d.InterventionId == e.InterventionId && d.To == InterventionStatus.Completed).Max(d => (long?)d.Id))
            .Select(e => e.InterventionId).Distinct().ToListAsync(ct);
        foreach (var entry in closed.Where(e => changed.Contains(e.Intervention!.Id)))
        {
            await WriteAsync(db, entry.Intervention!, entry, OwnerWorksNews.Settled, ct);
        }
    }

    // A line that is only noted changes nothing of it.
    private async Task<bool> CostsOtherwiseAsync(EstateDbContext db, Intervention i, long owner, CancellationToken ct) =>
        db.Entry(i).State != EntityState.Unchanged
        && await LastAsync(db, i, owner, ct) is { News: OwnerWorksNews.Completed or OwnerWorksNews.Settled, Cost: { } told } && told.Amounts() != OwnerCost.Of(i).Amounts();

    // Whoever owned it before was told other things. The few letters of one intervention are a range of the keys: '0' comes after '/'.
    private async Task<OwnerInterventionNotice?> LastAsync(EstateDbContext db, Intervention i, long owner, CancellationToken ct)
    {
        var (from, to) = (Keys(i) + "/", Keys(i) + "0");
        var letters = await db.OutgoingMails.Where(m => m.Key.CompareTo(from) >= 0 && m.Key.CompareTo(to) < 0 && m.RecipientId == owner).Select(m => new { m.Id, m.Data }).ToListAsync(ct);
        try
        {
            return letters.MaxBy(m => m.Id) is { } last ? JsonSerializer.Deserialize<OwnerInterventionNotice>(last.Data, Outbox.Json) : null;
        }
        catch (JsonException e)
        {
            log.LogWarning(e, "What the owner was last written of {Code} cannot be read", i.Code);
            return null;
        }
    }

    private static string Keys(Intervention i) => "ownerIntervention/" + i.Code;
}
