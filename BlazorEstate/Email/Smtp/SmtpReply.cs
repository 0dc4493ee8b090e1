namespace BlazorEstate.Email.Smtp;

/// <summary>What the server answered.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsOk => Code is >= 200 and < 300;

    /// <summary>5yz: asking again would be answered alike.</summary>
    public bool IsPermanent => Code is >= 500 and < 600;

    public override string ToString() => $"{Code} {string.Join(' ', Lines)}";
}
