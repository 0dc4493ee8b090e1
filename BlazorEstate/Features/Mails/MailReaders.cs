using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Mails;

/// <summary>Where those whom mails are for are reached now: an address may be another since a mail was written, and consent withdrawn.</summary>
internal static class MailReaders
{
    /// <summary>Null for somebody who is not reached by e-mail any more.</summary>
    public static async Task<MailRecipient?> PresentAsync(this EstateDbContext db, OutgoingMail mail, CancellationToken ct)
    {
        var (id, language) = (mail.RecipientId, mail.Language);
        return mail.RecipientKind switch
        {
            nameof(Tenant) => await db.Tenants.Where(t => t.Id == id && t.EmailConsent && t.Email != null)
                .Select(t => new MailRecipient(t.Email!, t.Name, language, nameof(Tenant), t.Id)).FirstOrDefaultAsync(ct),
            nameof(Owner) => await db.Owners.Where(o => o.Id == id && o.EmailConsent && o.Email != null)
                .Select(o => new MailRecipient(o.Email!, o.Name, language, nameof(Owner), o.Id)).FirstOrDefaultAsync(ct),
            nameof(EstateUser) => await db.Users.Where(u => u.Id == id && !u.Disabled && u.Email != null)
                .Select(u => new MailRecipient(u.Email!, u.DisplayName, language, nameof(EstateUser), u.Id)).FirstOrDefaultAsync(ct),
            _ => new MailRecipient(mail.ToAddress, mail.ToName, language, mail.RecipientKind, id),
        };
    }
}
