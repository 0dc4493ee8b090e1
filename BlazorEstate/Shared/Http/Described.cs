namespace BlazorEstate.Shared.Http;

/// <summary>How endpoints stand in the API's document: their name, what they do, and with what they refuse.</summary>
public static class Described
{
    /// <summary>What is said where a body bears the version that was read.</summary>
    public const string ByVersion = "With the version that was read, a change that somebody else made meanwhile answers 409.";

    /// <summary>What is said where a body may bear a code, with an example of one.</summary>
    public static string NextCode(string example) => $"Without a code the next free one is given, such as {example}.";

    /// <summary>Reads a list; the first of the sorts is the usual one.</summary>
    public static RouteHandlerBuilder Lists(this RouteHandlerBuilder endpoint, string name, string summary, IEnumerable<string> sorts, string more = "") =>
        endpoint.Named(name, summary, $"Sorts: {string.Join(", ", sorts)}.{more}").Refuses(StatusCodes.Status422UnprocessableEntity);

    /// <summary>Reads one record.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, string name, string summary, string? description = null) =>
        endpoint.Named(name, summary, description).Refuses(StatusCodes.Status404NotFound);

    /// <summary>Makes a new record, whose code may be taken.</summary>
    public static RouteHandlerBuilder Creates(this RouteHandlerBuilder endpoint, string name, string summary, string description) =>
        endpoint.Named(name, summary, description).Refuses(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);

    /// <summary>Changes a record, which may be in no state for it.</summary>
    public static RouteHandlerBuilder Changes(this RouteHandlerBuilder endpoint, string name, string summary, string? description = null) =>
        endpoint.Named(name, summary, description).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);

    /// <summary>Deletes a record, which may be in use.</summary>
    public static RouteHandlerBuilder Deletes(this RouteHandlerBuilder endpoint, string name, string summary, string? description = null) =>
        endpoint.Named(name, summary, description).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string name, string summary, string? description = null)
    {
        endpoint.WithName(name).WithSummary(summary);
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }
}
