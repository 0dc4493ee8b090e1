namespace BlazorEstate.Domain;

/// <summary>
/// The days over which one amount runs. Lines that follow each other with the same kind, label and amount are one span,
/// so that writing the same amount again in the middle of a month never costs a cent of rounding.
/// </summary>
internal readonly record struct LineSpan(LineKind Kind, string Label, long Amount, DateOnly From, DateOnly To)
{
    public static LineSpan[] Of(RentTerms terms)
    {
        var lines = terms.Lines;
        var spans = new LineSpan[lines.Count];
        var count = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var from = line.From < terms.Start ? terms.Start : line.From;
            var to = line.To is { } end && end < terms.LastDay ? end : terms.LastDay;
            if (line.Amount != 0 && from <= to)
            {
                spans[count++] = new(line.Kind, line.Label, line.Amount, from, to);
            }
        }

        Array.Sort(spans, 0, count, Order);
        return Joined(spans, count);
    }

    private static readonly Comparer<LineSpan> Order = Comparer<LineSpan>.Create((a, b) =>
    {
        var order = a.Kind.CompareTo(b.Kind);
        order = order != 0 ? order : a.From.CompareTo(b.From);
        order = order != 0 ? order : string.CompareOrdinal(a.Label, b.Label);
        return order != 0 ? order : b.Amount.CompareTo(a.Amount);
    });

    // In order of their first day, so that a chain of any length ends up in its first member.
    private static LineSpan[] Joined(LineSpan[] spans, int count)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var before = 0;
            while (before < kept && !spans[before].IsFollowedBy(spans[i]))
            {
                before++;
            }

            if (before < kept)
            {
                spans[before] = spans[before] with { To = spans[i].To };
            }
            else
            {
                spans[kept++] = spans[i];
            }
        }

        return kept == spans.Length ? spans : spans[..kept];
    }

    private bool IsFollowedBy(in LineSpan next) =>
        To.DayNumber + 1 == next.From.DayNumber && Amount == next.Amount && Kind == next.Kind && Label == next.Label;
}
