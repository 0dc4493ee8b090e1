namespace BlazorEstate.Shared;

/// <summary>Names of those who act, for people: a person's own, and in the reader's language what is nobody's.</summary>
public static class ActorText
{
    public static string Name(string stored) => stored == Actor.CommandLine.Name ? EnumText.Name(ActorOrigin.CommandLine) : stored;
}
