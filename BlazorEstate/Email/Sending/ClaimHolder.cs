namespace BlazorEstate.Email.Sending;

/// <summary>
/// The name under which a sender holds mails, and a file that it keeps locked while it lives. A program that was killed leaves its file
/// unlocked: whoever starts next on this machine gives its mails back at once, where another machine waits until the claims run out.
/// </summary>
internal sealed class ClaimHolder : IDisposable
{
    private readonly FileStream? _alive;

    public ClaimHolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            _alive = new FileStream(Path.Combine(folder, Id), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without the file, claims of a killed program run out by their time.
        }
    }

    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The holders that are gone without having given back what they had. Forget them when that is done.</summary>
    public static IReadOnlyList<string> Gone(string folder) => !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder).Where(IsFree).Select(f => Path.GetFileName(f))];

    public static void Forget(string folder, IEnumerable<string> holders)
    {
        foreach (var holder in holders)
        {
            try
            {
                File.Delete(Path.Combine(folder, holder));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another start may do it.
            }
        }
    }

    public void Dispose() => _alive?.Dispose();

    private static bool IsFree(string file)
    {
        try
        {
            using var mine = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
