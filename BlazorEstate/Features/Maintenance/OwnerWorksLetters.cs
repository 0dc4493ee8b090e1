using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>
/// Writes to the owner of the unit how works there go on: accepted or declined and why, planned, and completed with what the
/// owner bears. One letter for each step, and only to whom agreed to it. Added to the coming save.
/// </summary>
public sealed class OwnerWorksLetters(AgencyClock clock, OwnerMailOptions mails)
{
    public async Task WriteAsync(EstateDbContext db, Intervention i, InterventionEntry entry, OwnerWorksNews news, CancellationToken ct)
    {
        if (!mails.Enabled || await db.OwnerParties().FirstAsync(p => p.UnitId == i.UnitId, ct) is not { TakesMail: true } party)
        {
            return;
        }

        var today = clock.Today;
        var lease = await db.Leases.Where(l => l.UnitId == i.UnitId && l.Start <= today && l.LastDay >= today).OrderBy(l => l.Id).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
        var tenant = await db.LeaseParties().Where(p => p.LeaseId == lease).Select(p => p.Tenant).FirstOrDefaultAsync(ct);
        var place = i.CommonParts ? party.Place(null) with { Unit = party.Property } : party.Place(tenant); // Nobody living there is meant.
        var planned = news == OwnerWorksNews.Planned;
        var letter = new OwnerInterventionNotice(
            place, news, i.Code, i.Title, i.Priority, news == OwnerWorksNews.Completed ? i.CompletedOn ?? today : today,
            planned && i.PlannedStart is { } start ? clock.ToLocal(start) : null, planned && i.PlannedEnd is { } end ? clock.ToLocal(end) : null,
            i.VendorName, entry.Note, OwnerCost.Of(i));
        db.AddMail(LetterKinds.OwnerInterventionNotice, letter, party.Recipient, new(nameof(Intervention), i.Id, i.Code), $"ownerIntervention/{i.Code}/{i.Version + 1}", entry.At);
    }
}
