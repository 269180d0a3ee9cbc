using System.Globalization;

namespace MediaMix;

/// <summary>
/// Reads one prior from left to right: <c>family ( [name :] number , … )</c>. The first problem found ends the reading.
/// One pass without backtracking, so the time is linear in the length of the text.
/// </summary>
sealed class PriorReader(string text)
{
    int _position;

    /// <summary>What is wrong and what would be right, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Column of the problem, counted from 1, or 0.</summary>
    public int ProblemColumn { get; private set; }

    /// <summary>The prior, or null when there is a problem.</summary>
    public Prior? Read()
    {
        if (ReadFamily() is not { } family || ReadArguments(family) is not { } arguments)
            return null;
        SkipSpace();
        if (_position < text.Length)
            return Fail<Prior>(_position, $"Nothing may follow the closing parenthesis, found {Quote(_position)}.");
        var prior = PriorBinding.TryCreate(family, arguments, out var problem);
        return prior ?? Fail<Prior>(problem.Position, problem.Message);
    }

    PriorFamily? ReadFamily()
    {
        SkipSpace();
        var start = _position;
        var name = ReadName();
        if (name.Length == 0)
        {
            var found = start < text.Length ? $"found {Quote(start)}" : "the text is empty";
            return Fail<PriorFamily>(start, $"A prior starts with the name of its family, as in normal(0, 1); {found}.");
        }
        foreach (var family in PriorFamily.All)
        {
            if (family.Name == name)
                return family;
        }
        var suggestion = DidYouMean.Suggest(name, PriorText.FamilyNames);
        var hint = suggestion is null ? "" : $" Did you mean {suggestion}?";
        return Fail<PriorFamily>(start, $"Unknown prior '{name}'.{hint} Known: {string.Join(", ", PriorText.FamilyNames)}.");
    }

    List<WrittenArgument>? ReadArguments(PriorFamily family)
    {
        var arguments = new List<WrittenArgument>();
        if (!Accept('('))
            return Fail<List<WrittenArgument>>(_position, $"Expected '(' after {family.Name}. Write {family.Signature}.");
        if (Accept(')'))
            return arguments;
        do
        {
            if (ReadArgument(family) is not { } argument)
                return null;
            if (argument.Name is null && arguments.Exists(static earlier => earlier.Name is not null))
                return Fail<List<WrittenArgument>>(argument.Position, $"After a named argument all others need names too. Write {family.Signature}.");
            if (argument.Name is not null && arguments.Exists(earlier => earlier.Name == argument.Name))
                return Fail<List<WrittenArgument>>(argument.Position, $"Argument '{argument.Name}' is given twice.");
            arguments.Add(argument);
        }
        while (Accept(','));
        return Accept(')')
            ? arguments
            : Fail<List<WrittenArgument>>(_position, $"Expected ',' or ')', found {Quote(_position)}.");
    }

    WrittenArgument? ReadArgument(PriorFamily family)
    {
        SkipSpace();
        var start = _position;
        var name = ReadName();
        if (name.Length > 0 && Accept(':'))
            return ReadNumber() is { } named ? new WrittenArgument(name, named, start) : null;
        if (name.Length > 0 && Accept('='))
        {
            Fail<Prior>(start, $"Write '{name}: value' with a colon, not an equals sign.");
            return null;
        }
        _position = start;
        var reading = $"a number or 'name: number' for {family.Signature}";
        return ReadNumber(reading) is { } value ? new WrittenArgument(null, value, start) : null;
    }

    double? ReadNumber(string expected = "a number such as 0.5, 1e3, inf or -inf")
    {
        SkipSpace();
        var start = _position;
        while (_position < text.Length && !char.IsWhiteSpace(text[_position]) && text[_position] is not (',' or ')' or '(' or ':'))
            _position++;
        var token = text.AsSpan(start, _position - start);
        switch (token)
        {
            case "inf" or "+inf":
                return double.PositiveInfinity;
            case "-inf":
                return double.NegativeInfinity;
        }
        // The parser of the runtime also takes its own words for infinity and NaN; a number here has digits.
        var hasDigits = token.ContainsAnyInRange('0', '9');
        if (!hasDigits || !double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            Fail<Prior>(start, $"Expected {expected}, found {Quote(start)}.");
        else if (!double.IsFinite(value))
            Fail<Prior>(start, $"{token} is too large for a number.");
        else
            return value;
        return null;
    }

    string ReadName()
    {
        var start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] is '_' or '-')
            && (_position > start || char.IsAsciiLetter(text[_position])))
            _position++;
        return text[start.._position];
    }

    bool Accept(char wanted)
    {
        SkipSpace();
        if (_position >= text.Length || text[_position] != wanted)
            return false;
        _position++;
        return true;
    }

    void SkipSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
            _position++;
    }

    // The offending word, cut short; control characters must not reach a terminal.
    string Quote(int start)
    {
        const int longest = 20;
        if (start >= text.Length)
            return "the end of the text";
        var end = start + 1;
        while (end < text.Length && end - start < longest && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ')' or '(' or ':'))
            end++;
        var word = string.Concat(text[start..end].Select(static c => char.IsControl(c) ? '?' : c));
        return $"'{word}'";
    }

    T? Fail<T>(int position, string problem)
        where T : class
    {
        (Problem, ProblemColumn) = (problem, position + 1);
        return null;
    }
}
