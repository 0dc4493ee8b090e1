using System.Text.Json;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Audit;

/// <summary>One event of the trail.</summary>
/// <param name="At">UTC.</param>
public sealed record AuditView(
    long Id, DateTime At, long? ActorId, string ActorName, ActorOrigin Origin, string Action, string SubjectKind, string SubjectCode, IReadOnlyList<AuditChange> Changes);

/// <summary>A field and what it was and became, as JSON; a reference stands as the record's code.</summary>
public sealed record AuditChange(string Field, JsonElement? Old, JsonElement? New);

/// <summary>Which events are asked for; the days are the agency's, both included.</summary>
public sealed record AuditFilter(string? Actor = null, string? Kind = null, string? Code = null, string? Action = null, DateOnly? From = null, DateOnly? To = null);
