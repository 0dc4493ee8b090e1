namespace BlazorEstate.Domain;

/// <summary>A colleague who comes along to a visit.</summary>
public sealed class VisitAttendee(long userId)
{
    public long VisitId { get; private set; }

    public long UserId { get; private set; } = userId;
}
