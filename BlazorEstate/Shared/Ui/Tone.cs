namespace BlazorEstate.Shared.Ui;

/// <summary>What a badge, notice or figure wants to say. Each tone has a colour and an icon of its own.</summary>
public enum Tone
{
    Quiet,
    Info,
    Ok,
    Warn,
    Bad,
    Accent,
}

public static class Tones
{
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Ok => "ok",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        Tone.Accent => "accent",
        _ => "quiet",
    };

    /// <summary>The icon that says the same as the colour, for those who do not see it.</summary>
    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Ok => "check_circle",
        Tone.Warn => "warning",
        Tone.Bad => "error",
        Tone.Accent => "bolt",
        _ => "circle",
    };
}
