namespace BlazorEstate.Email.Letters.Parts;

/// <summary>How insistent a letter looks.</summary>
public enum LetterTone
{
    Calm,
    Firm,
    Formal,
}

/// <summary>
/// The look of letters in the form mail readers keep: styles on the elements; the classes only carry the dark scheme, and
/// a phone's measures, for readers that know style sheets.
/// </summary>
public static class LetterLook
{
    public const string Font = "font-family:-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word;";
    public const string Paper = "background-color:#f6f5f1;";
    public const string Card = "background-color:#ffffff;border:1px solid #e5e2d9;";
    public const string Ink = "color:#18211e;";
    public const string Ink2 = "color:#46524d;";
    public const string Line = "border-bottom:1px solid #e5e2d9;";
    public const string Body = Font + "font-size:16px;line-height:1.55;" + Ink;
    public const string Small = Font + "font-size:13px;line-height:1.5;" + Ink2;

    public static string Accent(LetterTone tone) => tone switch
    {
        LetterTone.Firm => "#a86400",
        LetterTone.Formal => "#b3271f",
        _ => "#0c6354",
    };

    public static string Soft(LetterTone tone) => tone switch
    {
        LetterTone.Firm => "#fcf0d9",
        LetterTone.Formal => "#fbe7e4",
        _ => "#e0f0eb",
    };

    /// <summary>Class of an element in the tone's colour.</summary>
    public static string Class(LetterTone tone) => tone switch
    {
        LetterTone.Firm => "firm",
        LetterTone.Formal => "formal",
        _ => "calm",
    };

    public const string Sheet = """
        body{margin:0;padding:0;-webkit-text-size-adjust:100%}
        a{color:#0c6354}
        @media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}.outer{padding:0!important}.card{border-radius:0!important;border-left:0!important;border-right:0!important}}
        @media (prefers-color-scheme:dark){
        body,.paper{background-color:#0f1513!important}
        .card{background-color:#161e1b!important;border-color:#2a3733!important}
        .ink{color:#e9efec!important}.ink2,.ink2 a{color:#b7c4be!important}
        .line{border-color:#2a3733!important}
        a,.t-calm{color:#4cc2a6!important}.t-firm{color:#e9b04e!important}.t-formal{color:#f08b80!important}
        .s-calm{background-color:#16352d!important}.s-firm{background-color:#38290c!important}.s-formal{background-color:#401a16!important}
        .button,.button a{background-color:#4cc2a6!important;color:#04231c!important}
        }
        """;
}
