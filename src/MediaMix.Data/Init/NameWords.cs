using System.Collections.Frozen;

namespace MediaMix.Data;

/// <summary>A column name cut into lower-case words at separators and at capitals that follow small letters.</summary>
sealed class NameWords
{
    readonly string _name;
    readonly List<(int Start, int End, string Word)> _words = [];

    public NameWords(string name)
    {
        _name = name;
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var isInside = i < name.Length && char.IsLetterOrDigit(name[i]);
            var isHump = isInside && start >= 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (start >= 0 && (!isInside || isHump))
            {
                _words.Add((start, i, name[start..i].ToLowerInvariant()));
                start = -1;
            }
            if (isInside && start < 0)
                start = i;
        }
    }

    /// <summary>The name without separators, in small letters.</summary>
    public string Whole => string.Concat(_words.Select(static w => w.Word));

    public int Count => _words.Count;

    public bool HasAny(FrozenSet<string> words) => _words.Exists(w => words.Contains(w.Word));

    /// <summary>True when a word of the name is the other one, in the singular or the plural.</summary>
    public bool HasStem(string word) => _words.Exists(w => w.Word.TrimEnd('s') == word.TrimEnd('s'));

    public bool Has(string word) => _words.Exists(w => w.Word == word);

    /// <summary>True for the other name with a number behind it, as in <c>y02</c> beside <c>y</c>.</summary>
    public bool IsVersionOf(NameWords other) =>
        Whole.Length > other.Whole.Length && Whole.StartsWith(other.Whole, StringComparison.Ordinal) && Whole[other.Whole.Length..].All(char.IsAsciiDigit);

    /// <summary>True for one of the words, then <c>per</c>, then a thing: <c>revenue_per_conversion</c>.</summary>
    /// <param name="words">Words that one before <c>per</c> must be among.</param>
    /// <param name="isThing">Whether the word after <c>per</c> names the thing.</param>
    public bool IsRatioOf(FrozenSet<string> words, Func<string, bool> isThing)
    {
        var per = _words.FindIndex(static w => w.Word == "per");
        return per > 0 && per < _words.Count - 1 && _words[..per].Exists(w => words.Contains(w.Word)) && isThing(_words[per + 1].Word);
    }

    /// <summary>Letters before digits count as the word: <c>channel0</c> is a channel.</summary>
    public bool HasAnyStem(FrozenSet<string> words) => _words.Exists(w => words.Contains(w.Word) || words.Contains(w.Word.TrimEnd("0123456789".ToCharArray())));

    /// <summary>True when the name begins or ends with one of the words; a number at its end does not count.</summary>
    public bool IsMarkedBy(FrozenSet<string> words) =>
        _words.Count > 0 && (words.Contains(_words[Last].Word) || words.Contains(_words[0].Word));

    /// <summary>The last word before a number at the end, as in <c>media_spend_0</c>.</summary>
    int Last => _words.Count > 1 && _words[^1].Word.All(char.IsAsciiDigit) ? _words.Count - 2 : _words.Count - 1;

    /// <summary>What a one-letter ending stands for in Robyn's naming, or null.</summary>
    public string? Suffix => _words.Count > 1 ? GuessRules.Suffixes.GetValueOrDefault(_words[^1].Word) : null;

    /// <summary>True for x1, x2, ….</summary>
    public bool IsNumberedX => _words is [{ Word: ['x', .. { Length: > 0 } digits] }] && digits.All(char.IsAsciiDigit);

    /// <summary>The name without words for spend, exposure, reach and frequency at its ends; the whole name when nothing would be left.</summary>
    public string Base()
    {
        if (_words.Count == 0)
            return _name;
        var (first, last) = (0, Last);
        var number = last < _words.Count - 1 ? _name[_words[last].End..] : "";
        if (Suffix is not null and not "control")
            last--;
        if (number.Length > 0 && _words[..(last + 1)].TrueForAll(static w => IsRole(w.Word)))
            return _words[^1].Word;
        while (last > first && IsRole(_words[last].Word))
            last--;
        while (first < last && IsRole(_words[first].Word))
            first++;
        return _name[_words[first].Start.._words[last].End] + number;
    }

    static bool IsRole(string word) => GuessRules.Spend.Contains(word) || word == GuessRules.ReachAndFrequency || GuessRules.Exposure.Contains(word) || GuessRules.Reach.Contains(word) || GuessRules.Frequency.Contains(word);
}
