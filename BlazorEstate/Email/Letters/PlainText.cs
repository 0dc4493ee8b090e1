using System.Text;

namespace BlazorEstate.Email.Letters;

/// <summary>The text part of a letter: paragraphs of at most <see cref="Width"/> characters, amounts aligned on the right.</summary>
public sealed class PlainText
{
    private const int Width = 72;

    private readonly StringBuilder _text = new(1024);
    private string _footer = "";

    public void Title(string text) => Lines(text.ToUpper(System.Globalization.CultureInfo.CurrentCulture), new string('=', Math.Min(text.Length, Width)));

    public void Heading(string text) => Lines(text, new string('-', Math.Min(text.Length, Width)));

    public void Paragraph(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Wrap(line, "");
        }

        Gap();
    }

    /// <summary>A paragraph without space after it.</summary>
    public void Sentence(string text) => Wrap(text, "");

    public void Item(string text) => Wrap(text, "  ", "- ");

    public void Fact(string label, string value) => Wrap($"{label}{Colon}{value}", "  ", "");

    /// <summary>A label, dots, and an amount that ends where all others do.</summary>
    public void Amount(string label, string amount, string? detail = null)
    {
        var dots = Width - label.Length - amount.Length - 2;
        if (dots < 2)
        {
            Wrap(label, "  ", "");
            label = "";
            dots = Width - amount.Length - 1;
        }

        _text.Append(label).Append(label.Length > 0 ? " " : "").Append('.', Math.Max(2, dots)).Append(' ').Append(amount).Append('\n');
        if (!string.IsNullOrEmpty(detail))
        {
            Wrap(detail, "  ", "  ");
        }
    }

    /// <summary>Stands below everything else.</summary>
    public void Footer(string text) => _footer = text;

    public void Rule() => _text.Append('-', Width).Append('\n');

    public void Line(string text) => _text.Append(text).Append('\n');

    /// <summary>An empty line, unless there is one.</summary>
    public void Gap()
    {
        if (_text.Length > 1 && !(_text[^1] == '\n' && _text[^2] == '\n'))
        {
            _text.Append('\n');
        }
    }

    // Narrow spaces of numbers are not in every font that shows plain text.
    public override string ToString()
    {
        Gap();
        _text.Append("-- \n");
        Paragraph(_footer);
        return _text.Replace('\u202f', '\u00a0').ToString().TrimEnd() + "\n";
    }

    private static string Colon => System.Globalization.CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr" ? "\u00a0: " : ": ";

    private void Lines(params ReadOnlySpan<string> lines)
    {
        Gap();
        foreach (var line in lines)
        {
            _text.Append(line).Append('\n');
        }

        _text.Append('\n');
    }

    private void Wrap(string text, string indent, string first = "")
    {
        var column = first.Length;
        _text.Append(first);
        var any = false;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (any && column + 1 + word.Length > Width)
            {
                _text.Append('\n').Append(indent);
                column = indent.Length;
                any = false;
            }

            _text.Append(any ? " " : "").Append(word);
            column += word.Length + (any ? 1 : 0);
            any = true;
        }

        _text.Append('\n');
    }
}
