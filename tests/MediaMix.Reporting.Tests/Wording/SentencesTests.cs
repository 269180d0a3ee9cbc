using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

public class SentencesTests
{
    static ChannelReturn Tv => TinyAnalysis.Create().Channels[0] with { Roi = new Estimate(2.123, 1.4, 2.1, 3.0) };

    [Fact]
    public void Return_Revenue_PerUnitSpent() =>
        Assert.Equal("tv returned 2.1 per unit spent (90 %: 1.4–3.0)", Sentences.Return(Tv, OutcomeKind.Revenue, "sales"));

    [Fact]
    public void Return_Units_CostOfOne() => Assert.Equal(
        "tv paid 8 for each extra unit (90 %: 5–12)",
        Sentences.Return(Tv with { CostPerUnit = new Estimate(double.NaN, 5, 8.1, 12) }, OutcomeKind.Units, "sales"));

    [Fact]
    public void Return_Organic_ContributionWithoutSpend() => Assert.Equal(
        "email brought 0.0 (90 %: −0.5 to 0.5), 0.0 % of sales, without spend",
        Sentences.Return(TinyAnalysis.Create().Channels[1], OutcomeKind.Revenue, "sales"));

    [Fact]
    public void Next_Paid_ReturnOfTheNextUnit() => Assert.Equal(
        "the next unit spent on tv would return 1.5 (90 %: 1.0–2.0)", Sentences.Next(Tv));

    [Fact]
    public void Next_Organic_Null() => Assert.Null(Sentences.Next(TinyAnalysis.Create().Channels[1]));

    [Fact]
    public void Treatment_Level_WhatItBroughtAgainstIt() => Assert.Equal(
        "price brought 15 to sales (90 %: 12–19), counted against 12.5 (max)",
        Sentences.Treatment(TinyAnalysis.Create().Contributions[0] with { Component = "control[price]", Kind = ComponentKind.Treatment, Total = new Estimate(15.2, 12, 15, 19), Against = "12.5 (max)" }, "sales"));

    [Fact]
    public void Name_ControlCharacters_Replaced() => Assert.Equal("a\uFFFD[31mb", Sentences.Name("a\u001b[31mb"));

    [Theory]
    [InlineData(VerdictLevel.Trust, "These numbers passed every check that was run")]
    [InlineData(VerdictLevel.Caution, "Use these numbers with care: 2 checks object")]
    [InlineData(VerdictLevel.DoNotTrust, "Do not act on these numbers: 3 checks object")]
    public void Headline_Level_PlainWords(VerdictLevel level, string text) =>
        Assert.Equal(text, VerdictText.Headline(SampleChecks.Verdict(level, "tv")));
}
