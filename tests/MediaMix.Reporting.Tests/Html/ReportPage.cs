using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>A written report, opened up for tests.</summary>
internal sealed partial class ReportPage(FitAnalysis analysis)
{
    public static readonly ReportFacts Facts = new("1.2.3", "mediamix fit model.yaml --seed 42", "sha256:0f3a");

    public string Text { get; } = Write(analysis);

    /// <summary>The page without scripts and style: what the program itself wrote, chart specifications included.</summary>
    public string Markup => VendorScripts().Replace(Style().Replace(Text, ""), "");

    public IReadOnlyList<string> ChartIds => [.. Charts().Matches(Text).Select(m => m.Groups[1].Value)];

    public JsonObject Spec(string figure) => JsonNode.Parse(Regex.Match(
        Text, $"<script type=\"application/json\" id=\"{figure}-spec\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value)!.AsObject();

    public JsonArray Rows(string figure) => Spec(figure)["data"]!["values"]!.AsArray();

    public IReadOnlyList<(int Level, string Text)> Headings =>
        [.. Heading().Matches(Markup).Select(m => (int.Parse(m.Groups[1].Value), WebUtility.HtmlDecode(Tag().Replace(m.Groups[2].Value, ""))))];

    static string Write(FitAnalysis analysis)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(writer, analysis, Facts);
        return writer.ToString();
    }

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex VendorScripts();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("class=\"chart [a-z]+\" id=\"([^\"]+)-chart\"")]
    private static partial Regex Charts();

    [GeneratedRegex("<h([1-6])[^>]*>(.*?)</h\\1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
