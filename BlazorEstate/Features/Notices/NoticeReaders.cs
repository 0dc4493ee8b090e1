using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Notices;

/// <summary>Somebody who can be told by e-mail.</summary>
/// <param name="Times">When mails may come.</param>
/// <param name="Settings">As stored; empty for somebody who has chosen nothing and got no digest yet.</param>
public sealed record NoticeReader(EventPerson Person, MailRecipient Mail, NoticeTimes Times, NotificationSettings Settings);

/// <summary>Reads who can be told by e-mail: everybody who has an address and is not disabled.</summary>
public sealed class NoticeReaders(AgencyOptions agency, AgencyClock clock)
{
    public async Task<IReadOnlyList<NoticeReader>> AllAsync(EstateDbContext db, CancellationToken ct = default)
    {
        var users = await db.Users.AsNoTracking().Where(u => !u.Disabled && u.Email != null && u.Email != "").OrderBy(u => u.Id)
            .Select(u => new { u.Id, u.Email, u.DisplayName, u.Language, u.CreatedAt }).ToListAsync(ct);
        var roles = (await db.UserRoles.Join(db.Roles, x => x.RoleId, r => r.Id, (x, r) => new { x.UserId, r.Name }).ToListAsync(ct)).ToLookup(x => x.UserId, x => x.Name!);
        var own = (await db.NotificationPreferences.AsNoTracking().ToListAsync(ct)).ToLookup(p => p.UserId);
        var settings = await db.NotificationSettings.AsNoTracking().ToDictionaryAsync(s => s.UserId, ct);
        return users.ConvertAll(u =>
        {
            var mine = settings.GetValueOrDefault(u.Id) ?? new NotificationSettings { UserId = u.Id };
            return new NoticeReader(
                new EventPerson(u.Id, u.CreatedAt, [.. roles[u.Id]], own[u.Id].ToDictionary(p => p.Kind, p => new EventChoice(p.InApp, p.Mail))),
                new MailRecipient(u.Email!, u.DisplayName, u.Language ?? agency.Culture[..2], nameof(EstateUser), u.Id),
                NoticeTimes.Of(mine, clock.Zone),
                mine);
        });
    }
}
