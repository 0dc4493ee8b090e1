using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Writes to the tenant of the day of a slot, which the letter brings along, or of a refusal. Only to whom agreed to mails; added to the coming save.</summary>
public sealed class TenantWorksLetters(AgencyClock clock, TenantMailOptions mails)
{
    /// <summary>The address written to, null where none is. Of common parts nobody living there is meant.</summary>
    public async Task<string?> WriteAsync(EstateDbContext db, Intervention i, InterventionEntry entry, CancellationToken ct)
    {
        if (i.CommonParts || !mails.Enabled)
        {
            return null;
        }

        var today = clock.Today;
        var lease = await db.Leases.Where(l => l.UnitId == i.UnitId && l.Start <= today && l.LastDay >= today).OrderBy(l => l.Id).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct);
        if (lease is null || await db.LeaseParties().FirstAsync(p => p.LeaseId == lease, ct) is not { TakesMail: true } party)
        {
            return null;
        }

        var planned = entry.To != InterventionStatus.Declined;
        var letter = new InterventionNotice(party.Place, i.Code, i.Title, i.Status.ToString(),
            planned && i.PlannedStart is { } start ? clock.ToLocal(start) : null, planned && i.PlannedEnd is { } end ? clock.ToLocal(end) : null, i.VendorName, entry.Note ?? "");
        MailAttachment[] files = !planned || i.PlannedStart is not { } from || i.PlannedEnd is not { } to ? []
            : [new Invitation($"intervention-{i.Code}", i.Version, from, to, $"{i.Title} – {party.Place.Unit}", $"{party.Place.Unit}, {party.Place.Address}", i.VendorName).For(party.Recipient, mails.Sender, "intervention.ics", entry.At)];
        db.AddMail(LetterKinds.InterventionNotice, letter, party.Recipient, new(nameof(Intervention), i.Id, i.Code), $"interventionNotice/{i.Code}/{i.Version + 1}", entry.At, null, files);
        return party.Email;
    }
}
