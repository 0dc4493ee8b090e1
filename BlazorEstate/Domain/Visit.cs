using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum VisitKind
{
    Viewing,
    EntryInventory,
    ExitInventory,
    Inspection,
}

/// <summary>Where and when a visit is, and who goes. Instants are UTC.</summary>
/// <param name="PersonId">The user who is responsible.</param>
/// <param name="LeaseId">The letting that the visit concerns; null for an empty unit.</param>
/// <param name="Guest">Who comes from outside, such as somebody interested.</param>
/// <param name="Place">Where to meet, if not at the unit's door.</param>
/// <param name="AttendeeIds">Colleagues who come along.</param>
public sealed record VisitDetails(
    VisitKind Kind, long UnitId, long? LeaseId, long PersonId, DateTime Start, DateTime End, string? Guest = null, string? Place = null, string? Note = null,
    IReadOnlyList<long>? AttendeeIds = null);

/// <summary>A visit to a unit: a viewing, an inventory (état des lieux) or an inspection.</summary>
public sealed class Visit : IAudited, IVersioned, IHasCode
{
    /// <summary>No visit is longer, so that what overlaps a moment is found near it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Colleagues beside the one who is responsible.</summary>
    public const int MostAttendees = 10;

    private const int LongestNote = 2000;

    private Visit()
    {
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = "";

    public VisitKind Kind { get; private set; }

    public long UnitId { get; private set; }

    public long? LeaseId { get; private set; }

    /// <summary>The user who is responsible.</summary>
    public long PersonId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime Start { get; private set; }

    /// <summary>UTC; the first moment after the visit.</summary>
    public DateTime End { get; private set; }

    /// <summary>Colleagues who come along; their time is taken too.</summary>
    public List<VisitAttendee> Attendees { get; } = [];

    public string? Guest { get; private set; }

    public string? Place { get; private set; }

    public string? Note { get; private set; }

    public VisitStatus Status { get; private set; }

    /// <summary>What came of it, or why it did not take place.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Whether the tenant agreed to the time (loi 89-462, art. 4 a).</summary>
    public bool TenantConsent { get; private set; }

    /// <summary>Why the visit stays at a time that <see cref="VisitRule"/> warns of.</summary>
    public string? OverrideReason { get; private set; }

    /// <summary>Everything of the visit itself that a search looks in, folded.</summary>
    public string SearchText { get; private set; } = "";

    public long Version { get; private set; }

    /// <summary>Whoever goes there, the one who is responsible first.</summary>
    public IReadOnlyList<long> People => [PersonId, .. Attendees.Select(a => a.UserId)];

    /// <summary>Fails with problems on code, kind, start, end, guest, place, note.</summary>
    public static Result<Visit> Book(string code, VisitDetails details)
    {
        var visit = new Visit { Code = code };
        return new Checks().That(Limits.IsCode(code), "code", "Code.Format").And(visit.Change(details)).ToResult(() => visit);
    }

    /// <summary>What is agreed anew: another time, person or place. A confirmed visit whose time changes is to be confirmed again.</summary>
    public Result Change(VisitDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var result = new Checks()
            .That(Status.IsOpen(), "", "Visit.Over")
            .That(Enum.IsDefined(details.Kind), "kind", "Choice")
            .And(CheckSlot(details.Start, details.End))
            .Optional("guest", details.Guest, Limits.Name)
            .Optional("place", details.Place, Limits.Text)
            .Optional("note", details.Note, LongestNote)
            .That(details.AttendeeIds is null or { Count: <= MostAttendees }, "attendees", "Visit.TooManyAttendees", MostAttendees)
            .ToResult();
        if (result.IsOk)
        {
            if (Status == VisitStatus.Confirmed && (Start, End) != (details.Start, details.End))
            {
                Status = VisitStatus.Planned;
            }

            (Kind, UnitId, LeaseId, PersonId, Start, End) = (details.Kind, details.UnitId, details.LeaseId, details.PersonId, details.Start, details.End);
            (Guest, Place, Note) = (Person.OrNull(details.Guest), Person.OrNull(details.Place), Person.OrNull(details.Note));
            SearchText = Fold.Of(Code, Guest, Place);
            Bring((details.AttendeeIds ?? []).Where(id => id != PersonId).ToHashSet());
        }

        return result;
    }

    /// <summary>What stands for the time although <see cref="VisitRule"/> warns of it. Fails with a problem on overrideReason.</summary>
    public Result Permit(bool tenantConsent, string? reason)
    {
        var result = new Checks().Optional("overrideReason", reason, Limits.Text).ToResult();
        if (result.IsOk)
        {
            (TenantConsent, OverrideReason) = (tenantConsent, Person.OrNull(reason));
        }

        return result;
    }

    /// <summary>Fails with problems on status (Visit.Move, Visit.NotYet) and outcome.</summary>
    /// <param name="now">UTC: nothing is done or missed before it began.</param>
    public Result MoveTo(VisitStatus to, string? outcome, DateTime now)
    {
        var result = new Checks()
            .That(Status.MayBecome(to), "status", "Visit.Move", Status, to)
            .That(to is not (VisitStatus.Done or VisitStatus.Missed) || Start <= now, "status", "Visit.NotYet")
            .Optional("outcome", outcome, LongestNote)
            .ToResult();
        if (result.IsOk)
        {
            Status = to;
            Outcome = Person.OrNull(outcome) ?? Outcome;
        }

        return result;
    }

    private void Bring(HashSet<long> people)
    {
        Attendees.RemoveAll(a => !people.Contains(a.UserId));
        Attendees.AddRange(people.Except(Attendees.Select(a => a.UserId)).Select(id => new VisitAttendee(id)).ToList());
    }

    private static Result CheckSlot(DateTime start, DateTime end) => new Checks()
        .That(start.Year is >= 2000 and < 2200, "start", "OutOfRange", 2000, 2199)
        .That(end > start, "end", "Visit.EndBeforeStart")
        .That(end - start <= Longest, "end", "Visit.TooLong", (int)Longest.TotalHours)
        .ToResult();
}
