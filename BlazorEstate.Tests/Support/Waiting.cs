using System.Diagnostics;

namespace BlazorEstate.Tests.Support;

/// <summary>How tests wait: for a condition, and so long that a machine busy with other tests makes none of them fail.</summary>
public static class Waiting
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task UntilAsync(Func<bool> met) => UntilAsync(() => Task.FromResult(met()));

    public static async Task UntilAsync(Func<Task<bool>> met)
    {
        for (var waited = Stopwatch.StartNew(); !await met(); await Task.Delay(10))
        {
            Assert.True(waited.Elapsed < Patience, "It does not happen.");
        }
    }

    /// <summary>The first mail to this address in the folder, as it stands there.</summary>
    public static async Task<string> MailAsync(string folder, string address)
    {
        string? mail = null;
        await UntilAsync(() => (mail = Mails().FirstOrDefault(m => m.Contains(address, StringComparison.Ordinal))) is not null);
        return mail!;

        IEnumerable<string> Mails() => Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml").Select(File.ReadAllText) : [];
    }
}
