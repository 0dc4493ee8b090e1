using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance;

/// <summary>Answers whoever reported a fault by the unit's link and left an address: they asked for one, so no other consent is needed. Added to the coming save.</summary>
public sealed class ReporterAnswers(AgencyClock clock, TenantMailOptions mails)
{
    /// <summary>To who asked for this, and for what was merged into it; false where that is nobody.</summary>
    /// <param name="except">Has this news by another letter.</param>
    public async Task<bool> WriteAsync(EstateDbContext db, Intervention i, InterventionEntry entry, RequestOutcome outcome, string? except, CancellationToken ct)
    {
        if (!mails.Enabled)
        {
            return false;
        }

        var ids = (await db.WithMergedAsync(i.Id, i.Code, ct)).Keys.ToArray();
        var asked = (await db.InterventionReporters.Where(r => r.Email != null && ids.Contains(r.InterventionId)).OrderBy(r => r.InterventionId)
            .Select(r => new { r.Intervention!.UnitId, r.Name, r.Email, r.Language, r.Intervention!.Code, r.Intervention.Title, Unit = db.Units.Where(u => u.Id == r.Intervention.UnitId).Select(u => u.Label).First() }).ToListAsync(ct))
            .FindAll(r => !string.Equals(r.Email, except, StringComparison.OrdinalIgnoreCase));
        var planned = outcome == RequestOutcome.Planned;
        foreach (var r in asked)
        {
            var into = outcome == RequestOutcome.Merged ? entry.What : r.Code == i.Code ? null : i.Code;
            var note = outcome is RequestOutcome.Accepted or RequestOutcome.Planned && r.UnitId != i.UnitId ? null : entry.Note; // It is for whoever lives where the work is.
            var letter = new RequestAnswer(r.Name, r.Unit, r.Code, r.Title, outcome, note, into,
                planned && i.PlannedStart is { } start ? clock.ToLocal(start) : null, planned && i.PlannedEnd is { } end ? clock.ToLocal(end) : null);
            db.AddMail(LetterKinds.RequestAnswer, letter, new(r.Email!, r.Name, r.Language), new(nameof(Intervention), i.Id, i.Code), $"requestAnswer/{r.Code}/{i.Code}/{i.Version + 1}", entry.At);
        }

        return asked.Count > 0;
    }
}
