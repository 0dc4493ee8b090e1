using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

/// <summary>What is asked for, in the terms of the records.</summary>
internal static class VisitReader
{
    /// <param name="before">The visit that is changed. Whoever was part of it stays so, whatever became of the account since; nobody else without one is let in.</param>
    public static async Task<Result<VisitDetails>> DetailsAsync(this EstateDbContext db, AgencyClock clock, Visit? before, VisitInput input, Actor actor, CancellationToken ct)
    {
        var (was, came) = (before?.PersonId, before?.Attendees.Select(a => a.UserId).ToArray() ?? []);
        var unit = await db.Units.Where(u => u.Code == input.UnitCode).Select(u => (long?)u.Id).FirstOrDefaultAsync(ct);
        var person = string.IsNullOrWhiteSpace(input.Person)
            ? actor.UserId
            : await db.Users.Where(u => u.NormalizedEmail == input.Person.Trim().ToUpperInvariant() && (!u.Disabled || u.Id == was)).Select(u => (long?)u.Id).FirstOrDefaultAsync(ct);
        var (start, end) = (input.Start is { } s ? VisitSlots.Utc(clock, s) : default, input.End is { } e ? VisitSlots.Utc(clock, e) : default);
        var lease = unit is null || input.Start is null ? null : await LeaseAsync(db, clock, before, input, unit.Value, start, ct);
        var asked = (input.Attendees ?? []).Where(e => !string.IsNullOrWhiteSpace(e)).Select(e => e.Trim().ToUpperInvariant()).Distinct().ToArray();
        var along = await db.Users.Where(u => asked.Contains(u.NormalizedEmail!) && (!u.Disabled || came.Contains(u.Id))).ToDictionaryAsync(u => u.NormalizedEmail!, u => u.Id, ct);
        return new Checks()
            .That(along.Count == asked.Length, "attendees", "Unknown", string.Join(", ", asked.Where(e => !along.ContainsKey(e))).ToLowerInvariant())
            .Required("unitCode", input.UnitCode, Limits.Code)
            .That(unit is not null || string.IsNullOrWhiteSpace(input.UnitCode), "unitCode", "Unknown", input.UnitCode ?? "")
            .That(input.Kind is not null, "kind", "Required")
            .That(input.Start is not null, "start", "Required")
            .That(input.End is not null, "end", "Required")
            .That(lease is not null || unit is null || input.Start is null || string.IsNullOrWhiteSpace(input.LeaseCode), "leaseCode", "Visit.LeaseElsewhere")
            .That(person is not null, "person", string.IsNullOrWhiteSpace(input.Person) ? "Required" : "Unknown", input.Person ?? "")
            .ToResult(() => new VisitDetails(input.Kind!.Value, unit!.Value, lease, person!.Value, start, end, input.Guest, input.Place, input.Note, [.. along.Values]));
    }

    // One that was chosen stays, as long as nothing that it depends on is another.
    private static Task<long?> LeaseAsync(EstateDbContext db, AgencyClock clock, Visit? before, VisitInput input, long unit, DateTime start, CancellationToken ct)
    {
        var day = VisitSlots.DayOf(clock, start);
        return !string.IsNullOrWhiteSpace(input.LeaseCode) ? VisitLeases.NamedAsync(db, unit, input.LeaseCode, ct)
            : before?.LeaseId is { } lease && (before.UnitId, before.Kind, VisitSlots.DayOf(clock, before.Start)) == (unit, input.Kind, day) ? Task.FromResult<long?>(lease)
            : VisitLeases.FindAsync(db, unit, input.Kind, day, ct);
    }
}
