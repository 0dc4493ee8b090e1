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

    private const string HeadingsScript = """
        () => {
            const all = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].filter(h => h.checkVisibility()).map(h => +h.tagName[1]);
            const first = document.querySelectorAll('h1').length;
            const wrong = all[0] === 1 && first === 1 ? [] : [`headings start with h${all[0]} and there are ${first} h1`];
            for (let i = 1; i < all.length; i++) if (all[i] > all[i - 1] + 1) wrong.push(`h${all[i]} follows h${all[i - 1]}`);
            return wrong;
        }
        """;

    // WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 where the text is large. What cannot be used is exempt.
    private const string ContrastScript = """
        () => {
            const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
            const read = css => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = css; pen.fillRect(0, 0, 1, 1); const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
            const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
            const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const found = new Map();
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let n = walk.nextNode(); n; n = walk.nextNode()) {
                const e = n.parentElement;
                if (!n.textContent.trim() || !e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || e.closest('script, style, svg, [aria-hidden=true], :disabled, .sr-only, .skip')) continue;
                const layers = [];
                let picture = false;
                for (let p = e; p; p = p.parentElement) { const s = getComputedStyle(p); picture ||= s.backgroundImage !== 'none'; layers.unshift(read(s.backgroundColor)); if (layers[0][3] === 1) break; }
                if (picture) continue;
                const back = layers.reduce((under, top) => over(top, under), [255, 255, 255, 1]);
                const style = getComputedStyle(e);
                const [a, b] = [light(over(read(style.color), back)), light(back)].sort((x, y) => y - x);
                const ratio = (a + 0.05) / (b + 0.05);
                const size = parseFloat(style.fontSize);
                const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
                if (ratio < least) found.set(`${e.tagName.toLowerCase()}.${e.className}`, `${ratio.toFixed(2)} to 1 in <${e.tagName.toLowerCase()} class="${e.className}">: ${n.textContent.trim().slice(0, 30)}`);
            }
            return [...found.values()].slice(0, 8);
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

    /// <summary>Headings that skip a level, or do not begin with the page's only h1.</summary>
    public static Task<string[]> WrongHeadingsAsync(this IPage page) => page.EvaluateAsync<string[]>(HeadingsScript);

    /// <summary>Texts that stand out too little from what is behind them.</summary>
    public static Task<string[]> TooFaintAsync(this IPage page) => page.EvaluateAsync<string[]>(ContrastScript);

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
