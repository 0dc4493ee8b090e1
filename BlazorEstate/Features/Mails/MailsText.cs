namespace BlazorEstate.Features.Mails;

/// <summary>Marks MailsText.resx.</summary>
public sealed class MailsText;
