namespace MediaMix.Data;

/// <summary>A node of a parsed document with the place where it starts.</summary>
abstract record YamlNode(SourceLocation Where)
{
    /// <summary>What the node is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text; typing it is the reader's business.</summary>
sealed record YamlScalar(SourceLocation Where, string Text, bool IsQuoted) : YamlNode(Where)
{
    /// <summary>True for an empty value, <c>~</c> and <c>null</c>: as if the key were not there.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Kind => IsNull ? "nothing" : FaultText.Quote(Text);
}

/// <summary>A list.</summary>
sealed record YamlSequence(SourceLocation Where, List<YamlNode> Items) : YamlNode(Where)
{
    public override string Kind => "a list";
}

/// <summary>Keys with values, in order, keys unique.</summary>
sealed record YamlMapping(SourceLocation Where, List<YamlEntry> Entries) : YamlNode(Where)
{
    public override string Kind => "a group of keys";
}

/// <summary>One key with its value.</summary>
sealed record YamlEntry(YamlScalar Key, YamlNode Value);
