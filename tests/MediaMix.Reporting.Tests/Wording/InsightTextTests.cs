using System.Text.Json;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Findings, drivers of change and moved returns in words and files.</summary>
public class InsightTextTests
{
    static readonly DueToResult Change = new()
    {
        From = new DueToRange(new PeriodSpan("2022-01-03", "2022-12-26"), 52, 1000, 1010),
        To = new DueToRange(new PeriodSpan("2023-01-02", "2023-12-25"), 52, 900, 920),
        IsPerPeriod = false,
        IsMultiplicative = false,
        Drivers =
        [
            new DueToDriver("trend", ComponentKind.Baseline, 600, 600, new Estimate(0, 0, 0, 0), 0, null),
            new DueToDriver("=tv", ComponentKind.Media, 410, 320, new Estimate(-90, -120, -90, -60), 0, (200, 100)),
        ],
        Kinds = [(ComponentKind.Baseline, new Estimate(0, 0, 0, 0)), (ComponentKind.Media, new Estimate(-90, -120, -90, -60))],
        Expected = new Estimate(-90, -120, -90, -60),
        Actual = -100,
        Unexplained = new Estimate(-10, -40, -10, 20),
    };

    [Fact]
    public void Condensed_SeveralOfAKind_AreSaidOnceAndOthersStay()
    {
        Finding[] findings =
        [
            .. new[] { "tv", "radio", "print" }.Select(static name => SampleInsights.Learning(name, FindingLevel.Attention)),
            .. new[] { "search", "email" }.Select(static name => SampleInsights.Learning(name, FindingLevel.Note)),
        ];
        var condensed = FindingText.Condensed(findings);

        Assert.Equal(["tv, radio, print", "search", "email"], condensed.Select(static f => f.Subject));
        Assert.EndsWith("tv 2 (90 %: 1–3); radio 2 (90 %: 1–3); print 2 (90 %: 1–3).", condensed[0].Message, StringComparison.Ordinal);
        Assert.Same(findings[3], condensed[1]);
    }

    [Fact]
    public void DueToSentences_SayChangeDriversAndRest() => Assert.Equal(
        [
            "Revenue came to 900 in 2023-01-02 to 2023-12-25, 100 (10 %) less than in 2022-01-03 to 2022-12-26",
            "The model expects a change of −90 (90 %: −120 to −60); −10 (90 %: −40 to 20) is not explained by any driver",
            "Largest drivers: =tv −90 (90 %: −120 to −60), with 50 % less media",
        ],
        DueToText.Sentences(Change, "revenue", TimeStep.Week));

    [Fact]
    public void DueToSentences_OtherLengthsAndFactors_SaySo()
    {
        var last = DueToText.Sentences(Change with { IsPerPeriod = true, IsMultiplicative = true, Actual = null, Unexplained = null }, "revenue", TimeStep.Week)[^1];
        Assert.Contains("averages per week", last, StringComparison.Ordinal);
        Assert.Contains("logarithmic mean Divisia index", last, StringComparison.Ordinal);
    }

    [Fact]
    public void DueToTable_Write_ExactText()
    {
        using var text = new StringWriter();
        DueToTable.Write(text, Change);
        Assert.Equal(
            """
            driver,kind,from,to,mean,q5,q50,q95,increase_probability,media_from,media_to
            trend,baseline,600,600,0,0,0,0,0,,
            '=tv,media,410,320,-90,-120,-90,-60,0,200,100
            all,total,1010,920,-90,-120,-90,-60,,,
            actual,total,1000,900,-100,,,,,,
            unexplained,total,,,-10,-40,-10,20,,,

            """,
            text.ToString());
    }

    [Fact]
    public void MoveSentence_NamesTheLargestPartOrChance()
    {
        var move = new ReturnMove("tv", new Estimate(1.8, 1.2, 1.8, 2.4), new Estimate(1.5, 1.1, 1.5, 2.0), -0.35, 0.05, 0, 0.01);
        Assert.Equal("tv went from 1.8 to 1.5 (90 %: 1.1–2.0), mostly because of the data (−0.35; +0.05 from the priors, 0 from the specification)", MoveText.Sentence(move));
        Assert.Equal("tv stayed at 1.5 (90 %: 1.1–2.0): the difference is no larger than chance in sampling makes it", MoveText.Sentence(move with { Error = 0.2 }));
    }

    [Fact]
    public void DiagnosticsFile_HoldsFindingsPairsSensitivitiesAndChecks()
    {
        using var text = new StringWriter();
        DiagnosticsFile.Write(text, SampleAnalysis.Create(new SampleDesign { Channels = 3 }));
        using var document = JsonDocument.Parse(text.ToString());
        var root = document.RootElement;

        Assert.Equal("learning", root.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal(-0.82, root.GetProperty("pairs")[0].GetProperty("correlation").GetDouble());
        Assert.Equal(1.8, root.GetProperty("pairs")[0].GetProperty("roi").GetProperty("q5").GetDouble());
        Assert.Equal("prior_and_data", root.GetProperty("power_scaling")[0].GetProperty("diagnosis").GetString());
        Assert.Equal([false, true], root.GetProperty("predictive_checks").EnumerateArray().Select(static c => c.GetProperty("flagged").GetBoolean()));
    }
}
