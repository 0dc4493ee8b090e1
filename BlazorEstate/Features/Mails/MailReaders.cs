using BlazorEstate.Data;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Mails;

/// <summary>A mail that is dead, without its text.</summary>
/// <param name="Kind">Of whom it is for, with the number; see <see cref="MailRecipient"/>.</param>
internal sealed record DeadMail(long Id, string Kind, long ReaderId, string Address, string Name, string Language);

/// <summary>Where those whom mails are for are reached now: an address may be another since a mail was written, and consent withdrawn.</summary>
internal static class MailReaders
{
    /// <summary>By the mail's number; left out are those whose reader is not reached by e-mail any more. A question for each kind of reader, however many the mails.</summary>
    public static async Task<IReadOnlyDictionary<long, MailRecipient>> PresentAsync(this EstateDbContext db, IReadOnlyCollection<DeadMail> mails, CancellationToken ct)
    {
        var present = new Dictionary<long, MailRecipient>();
        foreach (var kind in mails.GroupBy(m => m.Kind))
        {
            long[] ids = [.. kind.Select(m => m.ReaderId).Distinct()];
            var known = Of(db, kind.Key, ids) is { } readers ? await readers.ToDictionaryAsync(r => r.Id, ct) : null;
            foreach (var mail in kind)
            {
                var reader = known is null ? new(mail.ReaderId, mail.Address, mail.Name) : known.GetValueOrDefault(mail.ReaderId);
                if (reader is not null)
                {
                    present.Add(mail.Id, new(reader.Address, reader.Name, mail.Language, mail.Kind, mail.ReaderId));
                }
            }
        }

        return present;
    }

    // Null for readers without a record.
    private static IQueryable<Reader>? Of(EstateDbContext db, string kind, long[] ids) => kind switch
    {
        nameof(Tenant) => db.Tenants.Where(t => ids.Contains(t.Id) && t.EmailConsent && t.Email != null).Select(t => new Reader(t.Id, t.Email!, t.Name)),
        nameof(Owner) => db.Owners.Where(o => ids.Contains(o.Id) && o.EmailConsent && o.Email != null).Select(o => new Reader(o.Id, o.Email!, o.Name)),
        nameof(EstateUser) => db.Users.Where(u => ids.Contains(u.Id) && !u.Disabled && u.Email != null).Select(u => new Reader(u.Id, u.Email!, u.DisplayName)),
        _ => null,
    };

    private sealed record Reader(long Id, string Address, string Name);
}
