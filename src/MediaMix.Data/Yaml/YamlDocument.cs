using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Parses an untrusted YAML document into nodes from the parser's events, under caps on size and depth and without
/// anchors, aliases and tags: their uses in a model file are mistakes or attacks. Object binders are avoided because
/// they recurse and lose positions.
/// </summary>
sealed class YamlDocument
{
    /// <summary>Largest document in characters.</summary>
    public const int LargestDocument = 1_000_000;

    /// <summary>Deepest nesting of lists and groups.</summary>
    public const int DeepestNesting = 32;

    readonly string _file;
    readonly FaultList _faults;
    readonly Parser _parser;
    int _depth;

    YamlDocument(string text, string file, FaultList faults)
    {
        (_file, _faults) = (file, faults);
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Parses the document; duplicate keys, anchors and tags are added to the faults.</summary>
    /// <exception cref="InvalidInputException">The text is empty, too large, too deep, or not YAML.</exception>
    public static YamlNode Parse(string text, string file, FaultList faults)
    {
        if (text.Length > LargestDocument)
            throw Fatal(Invariant($"The file is longer than {LargestDocument:N0} characters; a model file is not."), new SourceLocation(file));
        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
            throw Fatal("The file holds NUL characters; it is not a text file.", new SourceLocation(file, text.AsSpan(0, nul).Count('\n') + 1));
        return new YamlDocument(text, file, faults).Root();
    }

    YamlNode Root()
    {
        Next();
        if (Next() is not DocumentStart)
            throw Fatal("The file is empty.", new SourceLocation(_file), "`mediamix init` writes one from a data file.");
        var root = Node(Next());
        Next();
        if (Next() is DocumentStart second)
            throw Fatal("The file holds a second document.", Place(second.Start), "Keep one model per file.");
        return root;
    }

    YamlNode Node(ParsingEvent start)
    {
        if (start is NodeEvent node)
            RejectProperties(node);
        switch (start)
        {
            case Scalar scalar:
                return new YamlScalar(Place(scalar.Start), scalar.Value, scalar.Style != ScalarStyle.Plain);
            case AnchorAlias alias:
                _faults.Error(Invariant($"The alias {FaultText.Quote("*" + alias.Value.Value)} is not allowed."), "Write the value out.", Place(alias.Start));
                return new YamlScalar(Place(alias.Start), "", false);
            case SequenceStart:
                return Nested(start, Sequence);
            case MappingStart:
                return Nested(start, Mapping);
            default:
                throw Fatal("This is not a value.", Place(start.Start));
        }
    }

    YamlNode Nested(ParsingEvent start, Func<SourceLocation, YamlNode> read)
    {
        if (++_depth > DeepestNesting)
            throw Fatal(Invariant($"Lists and groups are nested deeper than {DeepestNesting}."), Place(start.Start), "A model file needs four levels. Are brackets left open?");
        var node = read(Place(start.Start));
        _depth--;
        return node;
    }

    YamlSequence Sequence(SourceLocation where)
    {
        var items = new List<YamlNode>();
        while (Next() is var next and not SequenceEnd)
            items.Add(Node(next));
        return new YamlSequence(where, items);
    }

    YamlMapping Mapping(SourceLocation where)
    {
        var entries = new List<YamlEntry>();
        var first = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        while (Next() is var next and not MappingEnd)
        {
            var key = Node(next);
            var value = Node(Next());
            if (key is not YamlScalar name)
                _faults.Error($"A key is a word, not {key.Kind}.", null, key.Where);
            else if (first.TryAdd(name.Text, name))
                entries.Add(new YamlEntry(name, value));
            else
                _faults.Error(Invariant($"The key {FaultText.Quote(name.Text)} is given twice, in lines {first[name.Text].Where.Line} and {name.Where.Line}."), "Keep one of them.", name.Where);
        }
        return new YamlMapping(where, entries);
    }

    void RejectProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            _faults.Error($"The anchor {FaultText.Quote("&" + node.Anchor.Value)} is not allowed.", "Write the value out where it is needed.", Place(node.Start));
        if (!node.Tag.IsEmpty)
            _faults.Error($"The tag {FaultText.Quote(node.Tag.IsNonSpecific ? "!" : node.Tag.Value)} is not allowed.", "Write the bare value.", Place(node.Start));
    }

    ParsingEvent Next()
    {
        try
        {
            while (_parser.MoveNext())
            {
                if (_parser.Current is { } current and not Comment)
                    return current;
            }
            throw Fatal("The file ends too early.", new SourceLocation(_file));
        }
        catch (YamlException e)
        {
            throw Fatal($"This is not YAML: {FaultText.Long(e.InnerException?.Message ?? e.Message)}", Place(e.Start), "Check brackets, quotation marks and indentation just before it.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The scanner lets these escape on malformed escapes and directives.
            throw Fatal("This is not YAML: the file cannot be read beyond this place.", Place(_parser.Current?.End ?? Mark.Empty), "Check brackets, quotation marks, escapes and indentation just behind it.");
        }
    }

    SourceLocation Place(in Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    static InvalidInputException Fatal(string message, SourceLocation where, string? remedy = null) =>
        new(new Fault(message, remedy, where));
}
