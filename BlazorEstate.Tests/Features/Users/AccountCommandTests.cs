using System.Diagnostics;
using BlazorEstate.Access;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Users;

/// <summary>The verbs as a person runs them, on a database that does not exist yet.</summary>
public sealed class AccountCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("estate-command-").FullName;

    [Fact]
    public async Task A_user_and_a_token_can_be_made_from_nothing()
    {
        var (code, password, _) = await RunAsync("", "user", "add", "ada@site.example", "--role", Roles.Auditor);
        Assert.Equal(0, code);
        Assert.True(password.Trim().Length >= 16);

        (code, var token, _) = await RunAsync("", "token", "create", "--user", "ADA@site.example", "--name", "export", "--permission", Permissions.LeasesView);
        Assert.Equal(0, code);
        Assert.Matches("^be_[A-Za-z0-9_-]{43}\n?$", token.Replace("\r", "", StringComparison.Ordinal));

        (code, var output, var error) = await RunAsync("short\n", "user", "add", "bob@site.example", "--role", Roles.Agent, "--password-stdin");
        Assert.Equal((1, "", "Password: must have between 8 and 128 characters."), (code, output, error.Trim()));

        (code, output, error) = await RunAsync("", "token", "create", "--user", "ada@site.example", "--name", "x", "--permission", Permissions.UsersManage);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(Permissions.UsersManage, error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private async Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [RunningApp.Program(), .. args])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Estate"] = $"Data Source={Path.Combine(folder, "estate.db")}";
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
