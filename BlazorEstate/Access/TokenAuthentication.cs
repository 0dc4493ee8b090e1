using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorEstate.Access;

/// <summary>
/// "Authorization: Bearer be_…": a program acting for a person, with what both its list and the person's present roles allow.
/// Who a token stands for is kept until the database changes and checked against its revision at every call, so that
/// a token revoked a moment ago, even by another process, is refused.
/// </summary>
public sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    RevisionCache cache, Revision revision, IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";
    private const string Bearer = "Bearer ";
    private static readonly Bearing Nobody = new(null, null);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var token = value.AsSpan(Bearer.Length).Trim();
        if (!token.StartsWith(TokenText.Start, StringComparison.Ordinal) || TokenText.Hash(token) is not { Length: > 0 } hash)
        {
            return AuthenticateResult.Fail("Not a token of this program.");
        }

        var now = await revision.NowAsync(Context.RequestAborted);
        Context.Features.Set(new ReadAt(now));
        var bearing = await cache.GetAsync("token:" + hash, now, static _ => 2048, ct => FindAsync(hash, ct), Context.RequestAborted);
        return bearing.Ticket is { } ticket && (bearing.ExpiresOn is not { } last || clock.Today <= last)
            ? AuthenticateResult.Success(ticket)
            : AuthenticateResult.Fail("Unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return RefuseAsync(new Problem("", "Token.Needed"), StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        RefuseAsync(new Problem("", Result.ForbiddenCode), StatusCodes.Status403Forbidden);

    private Task RefuseAsync(Problem problem, int status) =>
        Context.RequestServices.GetRequiredService<ApiProblems>().With(problem, status).ExecuteAsync(Context);

    private async Task<Bearing> FindAsync(string hash, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await db.ApiTokens.AsNoTracking().Where(t => t.Hash == hash && t.RevokedAt == null)
            .Join(db.Users.Where(u => !u.Disabled), t => t.UserId, u => u.Id, (t, u) => new { t.Id, t.Name, t.Permissions, t.ExpiresOn, UserId = u.Id, u.DisplayName })
            .FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Nobody;
        }

        var roles = await db.UserRoles.Where(r => r.UserId == found.UserId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(ct);
        var allowed = Roles.PermissionsOf(roles).AsEnumerable();
        if (found.Permissions.Length > 0)
        {
            allowed = allowed.Intersect(found.Permissions.Split(' '));
        }

        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, found.UserId.ToString(CultureInfo.InvariantCulture)),
                new Claim(ClaimTypes.Name, found.DisplayName),
                .. allowed.Select(p => new Claim(EstateClaims.Permission, p)),
            ],
            Name);
        return new Bearing(new AuthenticationTicket(new ClaimsPrincipal(identity), Name), found.ExpiresOn);
    }

    private sealed record Bearing(AuthenticationTicket? Ticket, DateOnly? ExpiresOn);
}

/// <summary>The revision that a request of the API reads at, so that it is looked up once.</summary>
public sealed record ReadAt(long Revision);

public static class ReadAtParts
{
    /// <summary>The revision this request was authenticated at; hand it to <see cref="RevisionCache"/> when reading, never after writing.</summary>
    public static long? ReadAt(this HttpContext context) => context.Features.Get<ReadAt>()?.Revision;
}
