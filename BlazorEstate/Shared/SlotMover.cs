namespace BlazorEstate.Shared;

/// <summary>Another time for a record. Times are the agency's.</summary>
/// <param name="Reason">Why in spite of warnings.</param>
/// <param name="Consent">Whoever lives there agreed to the time.</param>
/// <param name="Version">As it was seen; null takes it as it is.</param>
public sealed record SlotMove(string Code, DateTime Start, DateTime End, string? Reason = null, bool Consent = false, long? Version = null);

/// <summary>
/// Moves records of one kind in time. A calendar shows slots of several features and may know none of them: each brings its mover.
/// </summary>
/// <param name="Kind">Entity's name, "Visit".</param>
/// <param name="Permission">Without it nothing is moved.</param>
/// <param name="MoveAsync">Returns the way back, for as long as nobody changes the record again.</param>
public sealed record SlotMover(string Kind, string Permission, Func<SlotMove, Actor, CancellationToken, Task<Result<SlotMove>>> MoveAsync);
