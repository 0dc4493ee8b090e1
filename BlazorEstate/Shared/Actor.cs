namespace BlazorEstate.Shared;

/// <summary>Where an action came from; kept in the audit trail.</summary>
public enum ActorOrigin
{
    Screen,
    Api,
    CommandLine,
    System,

    /// <summary>Somebody without an account, by the link of a unit.</summary>
    Link,
}

/// <summary>Who is acting: every write takes one, and the audit trail names it.</summary>
public sealed record Actor(long? UserId, string Name, IReadOnlySet<string> Permissions, ActorOrigin Origin)
{
    /// <summary>The program's own work: background services, demo data.</summary>
    public static Actor System { get; } = new(null, "BlazorEstate", AllPermissions.Instance, ActorOrigin.System);

    /// <summary>A person at the machine's command line, who may do everything.</summary>
    public static Actor CommandLine { get; } = System with { Name = "Command line", Origin = ActorOrigin.CommandLine };

    public bool Can(string permission) => Permissions.Contains(permission);

    private sealed class AllPermissions : HashSet<string>, IReadOnlySet<string>
    {
        public static AllPermissions Instance { get; } = [];

        bool IReadOnlySet<string>.Contains(string item) => true;
    }
}
