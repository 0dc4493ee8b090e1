using System.Globalization;

namespace BlazorEstate.Features.Audit;

public static class AuditCommand
{
    public const string Usage = "audit verify";

    /// <summary>`audit verify`: OK and the count, or exit code 1 and the first row that breaks the chain.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args is not ["verify"])
        {
            await Console.Error.WriteLineAsync($"Usage: {Usage}");
            return 1;
        }

        using var scope = services.CreateScope();
        var check = await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(ct);
        if (check.BrokenAt is { } row)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"The audit trail is broken at row {row}: it was changed, or a row before it was taken out. {check.Rows} rows before it are as they were written."));
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"OK: {check.Rows} rows, each as it was written."));
        return 0;
    }
}
