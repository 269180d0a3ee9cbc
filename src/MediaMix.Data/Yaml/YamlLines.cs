using System.Globalization;
using System.Text;

namespace MediaMix.Data;

/// <summary>Writes indented key lines with their comments, and scalars that read back as the same text.</summary>
sealed class YamlLines(TextWriter writer, ModelComments comments)
{
    int _indent;

    public void Comment(string text) => Write($"# {FaultText.OneLine(text)}");

    /// <summary>Writes <c>key: value</c> with the comments of the path; a null value is left out.</summary>
    public void Key(string path, string key, string? value)
    {
        if (value is null)
            return;
        Line(path, $"{key}: {value}");
    }

    /// <summary>Writes <c>key:</c> and what stands indented below it.</summary>
    public void Group(string path, string key, Action content)
    {
        Line(path, $"{key}:");
        Indented(content);
    }

    /// <summary>Writes a line that begins a list element; further keys of it stand indented.</summary>
    public void Item(string path, string first, Action? content = null)
    {
        Line(path, $"- {first}");
        if (content is not null)
            Indented(content);
    }

    /// <summary>A text that the reader takes back unchanged, in quotation marks where needed.</summary>
    public static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>A text in quotation marks.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
                quoted.Append('\\').Append((char)rune.Value);
            else if (FaultText.IsPrintable(rune.ToString()))
                quoted.Append(rune.ToString());
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
        }
        return quoted.Append('"').ToString();
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    void Line(string path, string text)
    {
        foreach (var line in comments.Above(path))
            Comment(line);
        var beside = comments.Beside(path);
        Write(beside is null ? text : $"{text}  # {FaultText.OneLine(beside)}");
    }

    void Indented(Action content)
    {
        _indent += 2;
        content();
        _indent -= 2;
    }

    void Write(string line)
    {
        writer.Write(new string(' ', _indent));
        writer.Write(line);
        writer.Write('\n');
    }

    static bool IsPlain(string text)
    {
        if (text.Length == 10 && DateForms.TryIso(text, out _))
            return true;
        if (text.Length == 0 || !(char.IsAsciiLetter(text[0]) || text[0] == '_') || text[^1] == ' ')
            return false;
        if (text.ToUpperInvariant() is "NULL" or "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N")
            return false;
        return text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or ' ' or '.' or '/' or '-');
    }

    /// <summary>A key <c>prior</c> with the priors that are not null, after a comma; nothing where all are.</summary>
    public static string Priors(params ReadOnlySpan<(string Name, Prior? Prior)> priors)
    {
        var written = new List<string>();
        foreach (var (name, prior) in priors)
        {
            if (prior is not null)
                written.Add($"{name}: {Quoted(prior.Text)}");
        }
        return written.Count == 0 ? "" : $", prior: {{ {string.Join(", ", written)} }}";
    }
}
