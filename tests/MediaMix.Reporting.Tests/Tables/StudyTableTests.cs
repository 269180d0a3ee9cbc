using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

public class StudyTableTests
{
    [Fact]
    public void WriteRefits_FittedAndFailed_EveryRowHasAllColumns()
    {
        var lines = Lines(writer => RecoveryTables.WriteRefits(writer, SampleStudies.Recovery("=tv")));

        Assert.Equal(1 + 3 * 3 + 1, lines.Length);
        Assert.Equal("0,'=tv,roi,2,2.1,1.7000000000000002,1.9400000000000002,2.1,2.2600000000000002,2.5,true,true,20,99,1.01,300,0,", lines[1]);
        Assert.Equal("3,,,,,,,,,,,,,,,,0,\"'=the outcome, without end\"", lines[10]);
        Assert.Equal(lines[0].Count(static c => c == ','), lines[1].Count(static c => c == ','));
        Assert.Equal(lines[0].Count(static c => c == ',') + 1, lines[10].Count(static c => c == ','));
    }

    [Fact]
    public void WriteSummary_Channels_OneRowEach()
    {
        var lines = Lines(writer => RecoveryTables.WriteSummary(writer, SampleStudies.Recovery()));

        Assert.Equal(4, lines.Length);
        Assert.StartsWith("emails,share,3,0.02,0.01,0.02,0.03,0.002,0.0004,0.1,0.3333333333333333,", lines[3], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(22, line.Count(static c => c == ',')));
    }

    [Fact]
    public void WriteVariantsAndPlacebos_Everything_HasARow()
    {
        var variants = Lines(writer => SensitivityTables.WriteVariants(writer, SampleStudies.Sensitivity()));
        var placebos = Lines(writer => SensitivityTables.WritePlacebos(writer, SampleStudies.Placebo()));

        Assert.Equal(1 + 3 + 2 * 3 + 1, variants.Length);
        Assert.Equal("trend: knots,radio,roi,1.9,1.5999999999999999,1.9,2.1999999999999997,false,9,3,1.01,0,", variants[5]);
        Assert.Equal("noise: heavy tails,,,,,,,,,,,,\"It cannot be, \"\"here\"\".\"", variants[10]);
        Assert.Equal(1 + 3 + 3, placebos.Length);
        Assert.StartsWith("lead,radio,0,2,1.9,2,2.1,0.05,", placebos[5], StringComparison.Ordinal);
        Assert.All(placebos, line => Assert.Equal(14, line.Count(static c => c == ',')));
    }

    [Fact]
    public void Rate_AlwaysOrNever_IsNotKnownExactly()
    {
        Assert.Equal(0.9, new Rate(90, 100).Value);
        Assert.InRange(new Rate(100, 100).StandardError, 0.005, 0.02);
        Assert.Equal(Math.Sqrt(0.25 / 400), new Rate(200, 400).StandardError, 1e-6);
        Assert.Equal(-2, new Rate(84, 100).Deviation(0.9), 1e-9);
    }

    [Fact]
    public void Of_Studies_AreValidJsonWithoutInfinities()
    {
        var recovery = JsonNode.Parse(Text(writer => RecoveryFile.Write(writer, SampleStudies.Recovery())))!;
        var sensitivity = JsonNode.Parse(Text(writer => SensitivityFile.Write(writer, SampleStudies.Sensitivity(), SampleStudies.Placebo(), SampleStudies.Judgement())))!;

        Assert.Equal("no", (string?)recovery["channels"]![1]!["power"]);
        Assert.Equal(0.25, (double?)recovery["warned"]!["share"] / 2);
        Assert.Null(sensitivity["variants"]![2]!["elpd_difference"]);
        Assert.Equal("trend: knots", (string?)sensitivity["channels"]![1]!["moved_by"]![0]);
        Assert.False((bool?)sensitivity["lead_placebo_passed"]);
        Assert.True((bool?)sensitivity["noise_placebo_passed"]);
        Assert.Equal(("C", "B", "caution"), ((string?)sensitivity["grades"]!["radio"], (string?)sensitivity["grades_of_fit"]!["radio"], (string?)sensitivity["verdict"]));
        Assert.Equal("trend: knots", (string?)sensitivity["reasons"]![0]!["subject"]);
    }

    [Fact]
    public void WriteGrades_AGradeThatAVariantTakes_NamesBothAndTheVariant() =>
        Assert.Equal(
            ["channel,grade,grade_of_fit,moved_by", "tv,B,B,", "radio,C,B,trend: knots", "emails,C,C,"],
            Lines(static writer => SensitivityTables.WriteGrades(writer, SampleStudies.Judgement())));

    static string[] Lines(Action<TextWriter> write) => Text(write).TrimEnd('\n').Split('\n');

    static string Text(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString();
    }
}
