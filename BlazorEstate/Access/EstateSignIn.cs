using System.Security.Claims;
using BlazorEstate.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlazorEstate.Access;

/// <summary>Identity's sign-in, closed to who is disabled.</summary>
public sealed class EstateSignIn(
    UserManager<EstateUser> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<EstateUser> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<EstateUser>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<EstateUser> confirmation)
    : SignInManager<EstateUser>(users, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(EstateUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.Disabled && await base.CanSignInAsync(user);
    }
}

/// <summary>What a signed-in person carries: number, name to show, roles, and one claim for each thing the roles allow.</summary>
public sealed class EstateClaimsFactory(UserManager<EstateUser> users, RoleManager<IdentityRole<long>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<EstateUser, IdentityRole<long>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(EstateUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } name)
        {
            identity.RemoveClaim(name);
        }

        identity.AddClaim(new Claim(identity.NameClaimType, user.DisplayName));
        foreach (var permission in Roles.PermissionsOf(identity.FindAll(identity.RoleClaimType).Select(c => c.Value)))
        {
            identity.AddClaim(new Claim(EstateClaims.Permission, permission));
        }

        return identity;
    }
}
