using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MediaMix.Cli;

/// <summary>
/// Text that wraps between words at the width of the console, never inside <c>90 %</c>; further lines of a list item stand under its first word. Names are
/// never parsed as markup.
/// </summary>
static partial class Paragraphs
{
    const char Joint = '\u00A0';

    extension(IAnsiConsole console)
    {
        /// <summary>Writes a paragraph and ends its line.</summary>
        /// <param name="text">One line of text, which may begin with blanks and a mark: <c>"  - item"</c>.</param>
        /// <param name="style">Colour; null = that of the console.</param>
        public void Paragraph(string text, Style? style = null)
        {
            foreach (var line in Wrap(text, console.Profile.Width))
            {
                console.Write(new Text(line, style));
                console.WriteLine();
            }
        }
    }

    /// <summary>Breaks a text into lines; a word that is longer than the width is left to the console.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Cells of a line.</param>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var start = Mark().Match(text);
        var (lines, hang) = (new List<string>(), new string(' ', start.Length));
        var (line, cells) = (start.Value, start.Length);
        var isEmpty = true;
        foreach (var word in Joints().Replace(text[start.Length..], Joint.ToString()).Split(' '))
        {
            var length = new Segment(word).CellCount();
            if (!isEmpty && cells + 1 + length > width)
            {
                lines.Add(line);
                (line, cells, isEmpty) = (hang, hang.Length, true);
            }
            (line, cells, isEmpty) = (isEmpty ? line + word : $"{line} {word}", cells + length + (isEmpty ? 0 : 1), false);
        }
        lines.Add(line);
        return [.. lines.Select(static l => l.Replace(Joint, ' '))];
    }

    // Blanks, and the mark of a list item behind them.
    [GeneratedRegex("^ *([-!] )?")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<=\d) (?=%)|(?<=[\d%]) (?=±)|(?<=±) |(?<=\d) (?=(million|billion|trillion)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Joints();
}
