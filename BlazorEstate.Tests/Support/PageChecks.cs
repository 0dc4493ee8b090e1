using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace BlazorEstate.Tests.Support;

/// <summary>What must hold on every page, as lists of what breaks it.</summary>
public static partial class PageChecks
{
    private const string WiderScript = """
        () => {
            const width = document.documentElement.clientWidth;
            const found = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} px wide`] : [];
            for (const e of document.querySelectorAll('main *, .rz-dialog *, .topbar *')) {
                const box = e.getBoundingClientRect();
                if (box.width === 0 || box.height === 0 || box.right <= width + 1 || getComputedStyle(e).visibility === 'hidden') continue;
                let held = false;
                for (let p = e.parentElement; p && !held; p = p.parentElement) held = getComputedStyle(p).overflowX !== 'visible' && p.getBoundingClientRect().right <= width + 1;
                if (!held) found.push(`<${e.tagName.toLowerCase()} class="${e.getAttribute('class')}"> ends at ${Math.round(box.right)}: ${e.textContent.trim().slice(0, 30)}`);
            }
            return found.slice(0, 5);
        }
        """;

    private const string TextsScript = """
        () => {
            const found = new Set([document.title]);
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let n = walk.nextNode(); n; n = walk.nextNode()) {
                const e = n.parentElement;
                if (e.closest('[aria-hidden=true], script, style, code, [lang]:not(html)')) continue;
                found.add(n.textContent.replace(/\s+/g, ' ').trim());
            }
            for (const e of document.querySelectorAll('[aria-label], [title], [placeholder]'))
                if (!e.closest('[lang]:not(html)')) for (const a of ['aria-label', 'title', 'placeholder']) if (e.hasAttribute(a)) found.add(e.getAttribute(a).trim());
            return [...found];
        }
        """;

    private static readonly Lazy<HashSet<string>> EnglishOnly = new(ReadEnglish);

    /// <summary>What reaches over the right edge of the window without being in something that scrolls by itself.</summary>
    public static Task<string[]> TooWideAsync(this IPage page) => page.EvaluateAsync<string[]>(WiderScript);

    /// <summary>Texts of our own on the page that are the English ones.</summary>
    public static async Task<string[]> EnglishTextsAsync(this IPage page) =>
        [.. (await page.EvaluateAsync<string[]>(TextsScript)).Where(EnglishOnly.Value.Contains)];

    /// <summary>Controls that a screen reader could not name.</summary>
    public static async Task<string[]> NamelessAsync(this ILocator part) =>
        [.. Nameless().Matches(await part.AriaSnapshotAsync()).Select(m => m.Value.Trim())];

    [GeneratedRegex("""^\s*- (button|link|textbox|searchbox|combobox|listbox|checkbox|radio|spinbutton|switch|slider|dialog|table|progressbar)(?! ").*$""", RegexOptions.Multiline)]
    private static partial Regex Nameless();

    private static HashSet<string> ReadEnglish()
    {
        var files = Repository.AppFiles(".resx").ToList();
        var french = files.Where(f => IsFrench(f.Path)).SelectMany(f => Values(f.File)).ToHashSet();
        return [.. files.Where(f => !IsFrench(f.Path)).SelectMany(f => Values(f.File)).Where(v => v.Length > 2 && !v.Contains('{', StringComparison.Ordinal) && !french.Contains(v))];
    }

    private static bool IsFrench(string path) => path.EndsWith(".fr.resx", StringComparison.Ordinal);

    private static IEnumerable<string> Values(string file) => XDocument.Load(file).Descendants("data").Select(d => d.Element("value")!.Value.Trim());
}
