using System.Reflection;

namespace BlazorEstate.Tests.Support;

/// <summary>The source tree that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == "RepositoryRoot").Value!);

    public static string App { get; } = Path.Combine(Root, "BlazorEstate");

    /// <summary>Every file of the application with one of these endings, as (path with forward slashes below BlazorEstate/, full path).</summary>
    public static IEnumerable<(string Path, string File)> AppFiles(params string[] endings) =>
        from file in Directory.EnumerateFiles(App, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(App, file).Replace('\\', '/')
        where !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)
        where endings.Any(x => path.EndsWith(x, StringComparison.Ordinal))
        orderby path
        select (path, file);
}
