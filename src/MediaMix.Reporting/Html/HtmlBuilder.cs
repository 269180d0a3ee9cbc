using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace MediaMix.Reporting;

/// <summary>
/// Writes HTML from interpolated strings in which the literal parts are markup and every hole is text and is encoded: a name
/// from the data cannot become markup, whoever writes the template.
/// </summary>
internal sealed partial class HtmlBuilder(TextWriter writer)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes a template and a line feed.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] HtmlTemplate template)
    {
        _ = template;
        writer.Write('\n');
    }

    /// <summary>Writes a constant of this program as it is.</summary>
    public void Raw(string markup) => writer.Write(markup);

    // No line ends inside "90 %" or "1.4–3.0".
    void Text(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Encoder.Encode(writer, Joints().Replace(Sentences.Name(text), joint => joint.Value == " %" ? "\u00A0%" : "–\u2060"));
    }

    [GeneratedRegex(@"(?<=\d) %|(?<=[\dMBT])–(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Joints();

    /// <summary>The template: writes while the string is interpolated.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct HtmlTemplate(int literalLength, int formattedCount, HtmlBuilder builder)
    {
        readonly HtmlBuilder _builder = literalLength >= 0 && formattedCount >= 0 ? builder : throw new ArgumentOutOfRangeException(nameof(literalLength));

        /// <summary>Writes markup.</summary>
        public void AppendLiteral(string markup) => _builder.Raw(markup);

        /// <summary>Writes text, encoded.</summary>
        public void AppendFormatted(string? text) => _builder.Text(text);

        /// <summary>Writes a whole number.</summary>
        public void AppendFormatted(int number) => _builder.Raw(number.ToString(CultureInfo.InvariantCulture));
    }
}
