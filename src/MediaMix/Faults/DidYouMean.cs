namespace MediaMix;

/// <summary>Finds the known name that an unknown one was probably meant to be.</summary>
public static class DidYouMean
{
    // Names come from untrusted files; nothing longer than this is a misspelt name, and the work grows with its square.
    const int MaxLength = 64;

    /// <summary>
    /// The known name with the fewest edits (insert, delete, replace, swap neighbours; case ignored), or null when none is near.
    /// Near means at most a third of the longer name, rounded to the nearest whole edit.
    /// </summary>
    /// <param name="unknown">What was written; may be any text.</param>
    /// <param name="known">Names that would have been right; among equally near ones the first wins.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string? Suggest(string unknown, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        ArgumentNullException.ThrowIfNull(known);
        if (unknown.Length is 0 or > MaxLength)
            return null;
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var candidate in known)
        {
            if (candidate.Length > MaxLength)
                continue;
            var edits = Distance(unknown, candidate);
            var allowed = (Math.Max(unknown.Length, candidate.Length) + 1) / 3;
            if (edits <= allowed && edits < fewest)
                (nearest, fewest) = (candidate, edits);
        }
        return nearest;
    }

    /// <summary>Optimal string alignment distance (Damerau–Levenshtein without repeated edits of one place), case ignored.</summary>
    static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> beforePrevious = stackalloc int[MaxLength + 1];
        Span<int> previous = stackalloc int[MaxLength + 1];
        Span<int> current = stackalloc int[MaxLength + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }
            var spare = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = spare;
        }
        return previous[b.Length];
    }

    static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
