using BlazorEstate.Data;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Reports;

/// <summary>report KEY --format csv|json|xlsx --out FILE [--from D --to D --as-of D]. The file is there in full or not at all.</summary>
public static class ReportCommand
{
    public const string Usage = "report KEY --format csv|json|xlsx --out FILE [--from D --to D --as-of D]";

    private static readonly string[] Options = ["--format", "--out", "--from", "--to", "--as-of"];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        var given = args is [_, .. var rest] && rest.Length % 2 == 0 ? rest.Chunk(2).ToLookup(p => p[0], p => p[1]) : null;
        if (given is null || given.Any(g => !Options.Contains(g.Key) || g.Count() > 1) || given["--out"].FirstOrDefault() is not { Length: > 0 } target || !given.Contains("--format"))
        {
            return await FailAsync($"Usage: {Usage}. Keys: {string.Join(", ", ReportKinds.All.Select(k => k.Key))}.");
        }

        await services.MigrateEstateAsync(ct);
        await using var scope = services.CreateAsyncScope();
        string? One(string option) => given[option].FirstOrDefault();
        var order = ReportOrder.Read(args[0], One("--format"), One("--from"), One("--to"), One("--as-of"), services.GetRequiredService<AgencyClock>().Today);
        if (!order.IsOk)
        {
            return await FailAsync(ReportKinds.Find(args[0]) is null ? $"Unknown report \"{args[0]}\". Known: {string.Join(", ", ReportKinds.All.Select(k => k.Key))}."
                : scope.ServiceProvider.GetRequiredService<ProblemText>().Full(order));
        }

        var half = target + ".part";
        try
        {
            await using (var file = new FileStream(half, FileMode.Create, FileAccess.ReadWrite))
            {
                var rows = await scope.ServiceProvider.GetRequiredService<ReportFile>().WriteAsync(order.Value, file, ct);
                Console.WriteLine($"{rows} rows in {target}");
            }

            File.Move(half, target, overwrite: true);
            return 0;
        }
        catch (ReportException e)
        {
            return await FailAsync(scope.ServiceProvider.GetRequiredService<ProblemText>().Sentence(new Problem("", e.Code)));
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static async Task<int> FailAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 1;
    }
}
