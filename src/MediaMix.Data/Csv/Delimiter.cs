namespace MediaMix.Data;

/// <summary>Finds the delimiter of a table from its first line.</summary>
static class Delimiter
{
    static ReadOnlySpan<char> Candidates => [',', ';', '\t'];

    /// <summary>The candidate that occurs most often outside quotation marks in the first line that is not blank; tab for <c>.tsv</c>.</summary>
    public static char Sniff(ReadOnlySpan<char> text, string source)
    {
        if (source.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase))
            return '\t';
        text = text.TrimStart("\r\n");
        var end = text.IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        var best = Candidates[0];
        var most = 0;
        foreach (var candidate in Candidates)
        {
            var count = Count(line, candidate);
            if (count > most)
                (best, most) = (candidate, count);
        }
        return best;
    }

    static int Count(ReadOnlySpan<char> line, char delimiter)
    {
        var count = 0;
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == delimiter && !quoted)
                count++;
        }
        return count;
    }
}
