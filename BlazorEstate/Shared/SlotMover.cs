namespace BlazorEstate.Shared;

/// <summary>
/// Moves records of one kind in time. A calendar shows slots of several features and may know none of them: each brings its mover.
/// </summary>
/// <param name="Kind">Entity's name, "Visit".</param>
/// <param name="Permission">Without it nothing is moved.</param>
/// <param name="MoveAsync">Code, new start and end by the agency's clock, why in spite of warnings, and who.</param>
public sealed record SlotMover(string Kind, string Permission, Func<string, DateTime, DateTime, string?, Actor, CancellationToken, Task<Result>> MoveAsync);
