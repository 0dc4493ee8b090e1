using System.Security.Cryptography;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Architecture;

public sealed class BrowserScript
{
    /// <summary>The one borrowed file: the script of ASP.NET Core 9.0.22, taken out of its runtime pack by the build.</summary>
    private const string Expected = "9e4b324dd37a521ae407524dd291709e5b7bb1355d4d4698e4a047a9b4fe87c2";

    [Fact]
    public void The_extracted_script_is_the_one_that_was_checked()
    {
        var folder = Path.Combine(Repository.App, "obj", "blazor-script");
        if (!Directory.Exists(folder)) { return; } // Built with -p:BlazorScript=Sdk.

        var script = Directory.EnumerateFiles(folder, "blazor.web.js", SearchOption.AllDirectories).Single();
        Assert.Equal(Expected, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(script))));
    }
}
