using System.Security.Claims;
using BlazorEstate.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorEstate.Access;

/// <summary>Whether a signed-in person's session still holds: nobody signed them out, disabled them, or changed their roles or password since.</summary>
public sealed class Sessions(IDbContextFactory<EstateDbContext> factory, IOptions<IdentityOptions> identity)
{
    private static readonly Func<EstateDbContext, long, Task<string?>> Stamp =
        EF.CompileAsyncQuery((EstateDbContext db, long id) => db.Users.Where(u => u.Id == id && !u.Disabled).Select(u => u.SecurityStamp).FirstOrDefault());

    private readonly string _claim = identity.Value.ClaimsIdentity.SecurityStampClaimType;

    public async Task<bool> HoldsAsync(ClaimsPrincipal person, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.UserId() is not { } id)
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await Stamp(db, id) is { } stamp && stamp == person.FindFirstValue(_claim);
    }

    /// <summary>A cookie is looked at on every request, so that an ended session opens nothing any more; its claims are renewed now and then.</summary>
    internal static async Task ValidateCookieAsync(CookieValidatePrincipalContext context)
    {
        if (await context.HttpContext.RequestServices.GetRequiredService<Sessions>().HoldsAsync(context.Principal!, context.HttpContext.RequestAborted))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
