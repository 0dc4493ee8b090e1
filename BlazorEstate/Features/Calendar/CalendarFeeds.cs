using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Calendar;

/// <summary>A feed as its person sees it; the secret is never shown again.</summary>
public sealed record FeedRow(long Id, string Filters, DateTime CreatedAt);

/// <summary>Secret addresses that calendar programs subscribe to: made and revoked by the person whose calendar it is.</summary>
public sealed class CalendarFeeds(IDbContextFactory<EstateDbContext> factory, CalendarExport export, RevisionCache cache, AgencyClock clock, AgencyOptions agency)
{
    /// <summary>How far a feed reaches: a year in all.</summary>
    private const int DaysBack = 30, DaysOn = 335;

    private const int Most = 20;

    public async Task<IReadOnlyList<FeedRow>> ListAsync(Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.CalendarFeeds.Where(f => f.UserId == actor.UserId && f.RevokedAt == null).OrderBy(f => f.Id).Select(f => new FeedRow(f.Id, f.Filters, f.CreatedAt)).ToListAsync(ct);
    }

    /// <summary>The secret, this once. Problems: Forbidden, TooLong on filters, Calendar.TooManyFeeds.</summary>
    /// <param name="filters">The calendar's query string.</param>
    public async Task<Result<string>> CreateAsync(string filters, Actor actor, CancellationToken ct = default)
    {
        if (actor.UserId is not { } userId || !actor.Can(Permissions.VisitsView))
        {
            return Result<string>.Forbidden();
        }

        // A feed without them would show everything.
        if (filters.Length > CalendarFeed.LongestFilters)
        {
            return Result<string>.Fail("filters", "TooLong", CalendarFeed.LongestFilters);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.CalendarFeeds.CountAsync(f => f.UserId == userId && f.RevokedAt == null, ct) >= Most)
        {
            return Result<string>.Fail("", "Calendar.TooManyFeeds", Most);
        }

        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        db.CalendarFeeds.Add(CalendarFeed.Of(userId, Hash(secret), filters, clock.UtcNow));
        await db.CommitAsync(actor, ct);
        return secret;
    }

    public async Task<Result> RevokeAsync(long id, Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var tx = await db.BeginWriteAsync(ct);
        if (await db.CalendarFeeds.FirstOrDefaultAsync(f => f.Id == id && f.UserId == actor.UserId, ct) is not { } feed)
        {
            return Result.NotFound("id");
        }

        feed.Revoke(clock.UtcNow);
        return await db.CommitAsync(actor, ct);
    }

    /// <summary>What stands at a secret address, in its person's language; null where there is none, or whoever made it may no longer see it.</summary>
    public async Task<string?> ReadAsync(string secret, string site, CancellationToken ct = default)
    {
        var hash = Hash(secret);
        await using var db = await factory.CreateDbContextAsync(ct);
        var feed = await (from f in db.CalendarFeeds
                          where f.Hash == hash && f.RevokedAt == null
                          join u in db.Users on f.UserId equals u.Id
                          where !u.Disabled
                          select new { f.Id, f.UserId, f.Filters, u.Language }).FirstOrDefaultAsync(ct);
        if (feed is null)
        {
            return null;
        }

        var roles = await db.UserRoles.Where(r => r.UserId == feed.UserId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(ct);
        var permissions = Roles.PermissionsOf(roles);
        if (!permissions.Contains(Permissions.VisitsView))
        {
            return null;
        }

        var (today, query) = (clock.Today, ListQuery.Parse(EstateUrls.Calendar + feed.Filters));
        var view = new CalendarAddress(query, today).Read(today.AddDays(-DaysBack), today.AddDays(DaysOn), CalendarKinds.For(permissions));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(feed.Language switch { "fr" => "fr-FR", "en" => "en-GB", _ => agency.Culture });
        var key = $"calendar-feed/{feed.Id}/{today:O}/{site}/{string.Join(' ', roles.Order())}/{CultureInfo.CurrentCulture.Name}";
        return await cache.GetAsync(key, text => text.Length * 2L, none => export.WriteAsync(view, site, none), ct);
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
