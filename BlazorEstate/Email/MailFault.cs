namespace BlazorEstate.Email;

/// <summary>Whose fault it is that a mail was not taken, and so what helps.</summary>
public enum MailFault
{
    /// <summary>This mail's, for good: somebody must look at it.</summary>
    Refused,

    /// <summary>Perhaps this mail's: it is tried again later, and not for ever.</summary>
    PutOff,

    /// <summary>The server's, whatever the mail: all wait, and none of them is to blame.</summary>
    Server,
}

/// <summary>A mail was not taken. The message says why: what the server answered, where it answered.</summary>
/// <param name="lineLost">The connection is of no more use.</param>
public sealed class MailException(MailFault fault, string message, bool lineLost = false, Exception? inner = null) : Exception(message, inner)
{
    public MailFault Fault { get; } = fault;

    public bool LineLost { get; } = lineLost;
}
