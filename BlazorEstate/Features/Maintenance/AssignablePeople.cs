using BlazorEstate.Access;
using BlazorEstate.Data;

namespace BlazorEstate.Features.Maintenance;

internal static class AssignablePeopleQuery
{
    /// <summary>Whom an intervention can be given to: colleagues who may see maintenance and are not disabled.</summary>
    public static IQueryable<EstateUser> AssignablePeople(this EstateDbContext db)
    {
        var roles = Roles.Allowed.Where(r => r.Value.Contains(Permissions.MaintenanceView) && r.Key != Roles.Auditor).Select(r => r.Key).ToArray();
        return from u in db.Users
               where !u.Disabled && db.UserRoles.Any(x => x.UserId == u.Id && db.Roles.Any(r => r.Id == x.RoleId && roles.Contains(r.Name!)))
               orderby u.DisplayName, u.Id
               select u;
    }
}
