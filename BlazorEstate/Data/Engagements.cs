using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>What people have to do at a time.</summary>
public static class Engagements
{
    private static readonly VisitStatus[] Away = [VisitStatus.Missed, VisitStatus.Cancelled];
    private static readonly InterventionStatus[] Planned = [InterventionStatus.Scheduled, InterventionStatus.InProgress];

    /// <summary>
    /// Nobody is at two visits or interventions at once (domain rule 21). Problem PersonBusy on <paramref name="field"/>, with who, the
    /// code of what they have to do already and its slot by the agency's clock.
    /// </summary>
    /// <param name="slot">UTC.</param>
    /// <param name="visitId">The visit that is planned, which is not in its own way.</param>
    /// <param name="interventionId">The intervention that is planned.</param>
    public static async Task<Result> FreeAsync(
        this EstateDbContext db, IReadOnlyList<long> people, (DateTime Start, DateTime End) slot, AgencyClock clock, string field, long visitId = 0, long interventionId = 0, CancellationToken ct = default)
    {
        // None is longer than the longest: what overlaps began no earlier than that before, and the index finds it.
        var (start, end, earliest) = (slot.Start, slot.End, slot.Start - Visit.Longest);
        var other = await db.Visits
            .Where(v => (people.Contains(v.PersonId) || v.Attendees.Any(a => people.Contains(a.UserId))) && v.Start > earliest && v.Start < end && v.End > start && v.Id != visitId && !Away.Contains(v.Status))
            .OrderBy(v => v.Start).Select(v => new { v.Code, v.Start, v.End, Who = people.Contains(v.PersonId) ? v.PersonId : v.Attendees.Where(a => people.Contains(a.UserId)).Select(a => a.UserId).First() }).FirstOrDefaultAsync(ct)
            ?? await db.Interventions
                .Where(i => i.AssigneeId != null && people.Contains(i.AssigneeId.Value) && i.PlannedStart < end && i.PlannedEnd > start && i.Id != interventionId && Planned.Contains(i.Status))
                .OrderBy(i => i.PlannedStart).Select(i => new { i.Code, Start = i.PlannedStart!.Value, End = i.PlannedEnd!.Value, Who = i.AssigneeId!.Value }).FirstOrDefaultAsync(ct);
        if (other is null)
        {
            return Result.Ok();
        }

        var person = await db.Users.Where(u => u.Id == other.Who).Select(u => u.DisplayName).FirstOrDefaultAsync(ct);
        return Result.Fail(field, "PersonBusy", person ?? "", other.Code, clock.ToLocal(other.Start), clock.ToLocal(other.End));
    }
}
