using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Email.Sending;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Mails;

/// <summary>The mails that went out, wait, or could not be delivered.</summary>
public sealed class MailQueries(IDbContextFactory<EstateDbContext> factory, MailComposer composer, MailTransport transport, AgencyClock clock)
{
    /// <summary>The newest first.</summary>
    public async Task<Paged<MailRow>> ListAsync(MailFilter filter, PageRequest page, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = db.OutgoingMails.AsNoTracking();
        if (filter.Status is { } status) { found = found.Where(m => m.Status == status); }
        if (filter.Letter is { } letter) { found = found.Where(m => m.Template == letter); }
        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var pattern = Fold.Pattern(filter.Q);
            found = found.Where(m => EF.Functions.Like(m.SearchText, pattern, "\\"));
        }

        return await found.OrderByDescending(m => m.Id).PageAsync(
            m => new MailRow(m.Id, m.Template, m.ToName, m.ToAddress, m.SubjectKind, m.SubjectCode, m.Status, m.Tries, m.CreatedAt, m.NextAt, m.SentAt, m.Error), page, ct);
    }

    public async Task<MailFigures> FiguresAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (now, hour, minute) = (clock.UtcNow, clock.UtcNow.AddHours(-1), clock.UtcNow.AddMinutes(-1));
        var open = db.OutgoingMails.Where(m => m.Status == MailStatus.Queued || m.Status == MailStatus.Sending || m.Status == MailStatus.Dead);
        var counts = await open.GroupBy(m => m.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new MailFigures(
            counts.GetValueOrDefault(MailStatus.Queued),
            counts.GetValueOrDefault(MailStatus.Sending),
            await db.OutgoingMails.CountAsync(m => m.SentAt >= hour, ct),
            await db.OutgoingMails.CountAsync(m => m.SentAt >= minute, ct),
            counts.GetValueOrDefault(MailStatus.Dead),
            await db.OutgoingMails.Where(m => m.Status == MailStatus.Queued && m.NextAt <= now).MinAsync(m => (DateTime?)m.NextAt, ct));
    }

    /// <summary>With its letter written as it would be now: the agency's wording may have changed since.</summary>
    public async Task<MailDetail?> FindAsync(long id, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.OutgoingMails.AsNoTracking().Include(m => m.Attachments).FirstOrDefaultAsync(m => m.Id == id, ct) is not { } m)
        {
            return null;
        }

        var (content, fault) = await RenderAsync(m, ct);
        var row = new MailRow(m.Id, m.Template, m.ToName, m.ToAddress, m.SubjectKind, m.SubjectCode, m.Status, m.Tries, m.CreatedAt, m.NextAt, m.SentAt, m.Error);
        return new MailDetail(row, m.Language, OutgoingMail.MessageId(m.Key, transport.Host), [.. m.Attachments.OrderBy(a => a.Id).Select(a => new MailFileRow(a.Id, a.FileName))], content, fault);
    }

    /// <summary>A file of a mail; null where the mail has no such file.</summary>
    public async Task<MailAttachment?> FileAsync(long mail, long id, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.MailAttachments.AsNoTracking().FirstOrDefaultAsync(a => a.MailId == mail && a.Id == id, ct);
    }

    private async Task<(RenderedLetter? Content, string? Fault)> RenderAsync(OutgoingMail mail, CancellationToken ct)
    {
        try
        {
            return (await composer.RenderAsync(mail, ct), null);
        }
        catch (LetterException e)
        {
            return (null, e.Message);
        }
    }
}
