using System.Security.Cryptography;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Users;

/// <summary>The verbs `user add` and `token create`. Both work on a database that does not exist yet.</summary>
public static class AccountCommand
{
    public const string UserUsage = "user add EMAIL --role ROLE [--name NAME] [--password-stdin]";
    public const string TokenUsage = "token create --user EMAIL --name NAME [--permission P]...";

    public static async Task<int> UserAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        var options = CommandOptions.Read(args, ["--role", "--name"], ["--password-stdin"]);
        if (options is not { Words: ["add", var email] } || options.All("--role") is not { Count: > 0 } roles)
        {
            return await FailAsync($"Usage: {UserUsage}");
        }

        if (roles.FirstOrDefault(r => !Roles.Allowed.ContainsKey(r)) is { } unknown)
        {
            return await FailAsync($"Unknown role \"{unknown}\". Known: {string.Join(", ", Roles.All)}.");
        }

        await MigrateAsync(services, ct);
        var given = options.Has("--password-stdin") ? await Console.In.ReadLineAsync(ct) ?? "" : null;
        var password = given ?? Generate();
        var input = new NewUser(email, options.One("--name") ?? email.Split('@')[0], roles, password);
        var created = await services.GetRequiredService<Accounts>().CreateAsync(input, Actor.CommandLine, ct);
        if (!created.IsOk)
        {
            return await FailAsync(services, created);
        }

        Console.WriteLine(given is null ? password : $"{email} can sign in ({string.Join(", ", roles)}).");
        return 0;
    }

    public static async Task<int> TokenAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        var options = CommandOptions.Read(args, ["--user", "--name", "--permission"], []);
        if (options is not { Words: ["create"] } || options.One("--user") is not { } email || options.One("--name") is not { } name)
        {
            return await FailAsync($"Usage: {TokenUsage}");
        }

        await MigrateAsync(services, ct);
        await using var scope = services.CreateAsyncScope();
        var normal = email.ToUpperInvariant();
        var db = scope.ServiceProvider.GetRequiredService<EstateDbContext>();
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.NormalizedEmail == normal, ct);
        if (user is null)
        {
            return await FailAsync(services, Result.Fail("email", "Unknown", email));
        }

        var tokens = scope.ServiceProvider.GetRequiredService<TokenService>();
        var token = await tokens.CreateAsync(user.Id, new NewToken(name, options.All("--permission"), null), Actor.CommandLine, ct);
        if (!token.IsOk)
        {
            return await FailAsync(services, token);
        }

        Console.WriteLine(token.Value);
        return 0;
    }

    // Twenty characters without look-alikes: about 115 bits.
    private static string Generate() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 20);

    private static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.MigrateEstateAsync(ct);
        await services.GetRequiredService<Accounts>().EnsureRolesAsync(ct);
    }

    private static Task<int> FailAsync(IServiceProvider services, Result result)
    {
        using var scope = services.CreateScope();
        return FailAsync(scope.ServiceProvider.GetRequiredService<ProblemText>().Full(result));
    }

    private static async Task<int> FailAsync(string line)
    {
        await Console.Error.WriteLineAsync(line);
        return 1;
    }
}
