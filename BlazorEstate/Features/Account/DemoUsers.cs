using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Account;

/// <summary>One user per role, for trying the program out. Made and offered in Development only.</summary>
public sealed class DemoUsers(Accounts accounts, IDbContextFactory<EstateDbContext> factory, IHostEnvironment environment)
{
    public const string Password = "demo-estate";

    public static IReadOnlyList<NewUser> All { get; } =
    [
        new("agent@demo.example", "Alice Martin", [Roles.Agent], Password),
        new("manager@demo.example", "Marc Lefèvre", [Roles.Manager], Password),
        new("accountant@demo.example", "Chloé Bernard", [Roles.Accountant], Password),
        new("coordinator@demo.example", "Karim Benali", [Roles.Coordinator], Password),
        new("auditor@demo.example", "Inès Moreau", [Roles.Auditor], Password),
        new("administrator@demo.example", "Paul Girard", [Roles.Administrator], Password),
    ];

    /// <summary>Creates them when nobody exists yet.</summary>
    public async Task EnsureAsync(CancellationToken ct = default)
    {
        if (!environment.IsDevelopment() || await AnybodyAsync(ct))
        {
            return;
        }

        await accounts.WriteAsync(Actor.System, async scope =>
        {
            foreach (var user in All)
            {
                var made = await accounts.CreateAsync(scope, user);
                if (!made.IsOk)
                {
                    return made;
                }
            }

            return Result.Ok();
        }, ct);
    }

    /// <summary>Those that the sign-in page may offer: none outside Development.</summary>
    public async Task<IReadOnlyList<NewUser>> OfferedAsync(CancellationToken ct = default)
    {
        if (!environment.IsDevelopment())
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var known = await db.Users.Where(u => u.Email!.EndsWith("@demo.example") && !u.Disabled).Select(u => u.Email).ToListAsync(ct);
        return [.. All.Where(u => known.Contains(u.Email))];
    }

    public async Task<bool> AnybodyAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.AnyAsync(ct);
    }
}
