using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

public class CsvTableTests
{
    [Fact]
    public void SummaryWrite_TinyAnalysis_ExactText() => Assert.Equal(
        """
        parameter,mean,sd,mcse_mean,q2.5,q5,q25,q50,q75,q95,q97.5,ess_bulk,ess_tail,rhat
        noise,1,0.5,0.01,0.1,0.2,0.6,0.9,1.25,1.75,2,1000.5,900,1.001
        tv.roi,1.75,1E-05,,1,1,1,1,1,1,1,,,

        """,
        Text(SummaryTable.Write));

    [Fact]
    public void FittedWrite_MissingOutcome_EmptyCell() => Assert.Equal(
        """
        date,actual,mean,q5,q50,q95,expected,excluded
        2024-01-01,10.5,10.25,9.75,10.125,10.75,10,
        2024-01-08,,12.25,11.75,12.125,12.75,12,

        """,
        Text(FittedTable.Write));

    [Fact]
    public void FittedWrite_ExcludedPeriod_ShowsItsOutcomeAndTheReason()
    {
        var tiny = TinyAnalysis.Create();
        var lines = Text(FittedTable.Write, tiny with { Fitted = tiny.Fitted with { Exclusions = [new Exclusion(0, 0, "=strike")] } }).Split('\n');

        Assert.Equal("2024-01-01,10.5,10.25,9.75,10.125,10.75,10,'=strike", lines[1]);
        Assert.Equal("2024-01-08,,12.25,11.75,12.125,12.75,12,", lines[2]);
    }

    [Fact]
    public void ContributionsWrite_TinyAnalysis_LongForm() => Assert.Equal(
        """
        date,component,mean,q5,q50,q95
        2024-01-01,intercept,7,6.5,6.875,7.5
        2024-01-08,intercept,8,7.5,7.875,8.5
        2024-01-01,tv,2,1.5,1.875,2.5
        2024-01-08,tv,5,4.5,4.875,5.5
        2024-01-01,email,1,0.5,0.875,1.5
        2024-01-08,email,-1,-1.5,-1.125,-0.5

        """,
        Text(ContributionsTable.Write));

    [Fact]
    public void RoiWrite_OrganicChannel_EmptyRatiosAndRowAll() => Assert.Equal(
        """
        channel,spend,contribution_mean,contribution_q5,contribution_q95,share_mean,roi_mean,roi_q5,roi_q50,roi_q95,mroi_mean,mroi_q5,mroi_q50,mroi_q95,cost_per_unit_q5,cost_per_unit_q50,cost_per_unit_q95,grade
        tv,4,7,6.5,7.5,0.3125,1.75,1.25,1.625,2.25,1.5,1,1.375,2,0.25,0.5,Infinity,B
        email,0,0,-0.5,0.5,0,,,,,,,,,,,,C
        all,4,7,6.5,7.5,0.3125,1.75,1.25,1.625,2.25,1.5,1,1.375,2,0.25,0.5,Infinity,

        """,
        Text(RoiTable.Write));

    [Fact]
    public void Write_Group_IsARowOfItsOwnBeforeAll()
    {
        var analysis = TinyAnalysis.Grouped();

        Assert.Equal("group[both],4,7,6.5,7.5,0.3125,1.75,1.25,1.625,2.25,1.5,1,1.375,2,0.25,0.5,Infinity,B", Text(RoiTable.Write, analysis).Split('\n')[^3]);
        Assert.StartsWith("all,", Text(RoiTable.Write, analysis).Split('\n')[^2], StringComparison.Ordinal);
        Assert.EndsWith("\n2024-01-08,group[both],4,3.5,3.875,4.5\n", Text(ContributionsTable.Write, analysis), StringComparison.Ordinal);
        Assert.EndsWith("\ngroup[both],4,7,6.5,6.875,7.5,1.5\n", Text(ResponseCurvesTable.Write, analysis), StringComparison.Ordinal);
    }

    [Fact]
    public void ExperimentsWrite_TinyAnalysis_ExactText() => Assert.Equal(
        """
        experiment,channels,from,to,quantity,stated,se,prior_mean,prior_q5,prior_q50,prior_q95,without_mean,without_q5,without_q50,without_q95,with_mean,with_q5,with_q50,with_q95,conflict_z,conflict_tail_z,pareto_k,refitted,confounding
        '=geo test,tv,2024-01-01,2024-02-19,lift,7,2,9,8.5,8.875,9.5,8,7.5,7.875,8.5,7.5,7,7.375,8,-0.55,,,false,true

        """,
        Text(ExperimentsTable.Write));

    [Fact]
    public void ResponseCurvesWrite_TinyAnalysis_ExactText() => Assert.Equal(
        """
        channel,spend,response_mean,response_q5,response_q50,response_q95,marginal_mean
        tv,0,0,-0.5,-0.125,0.5,3
        tv,4,7,6.5,6.875,7.5,1.5
        email,0,0,-0.5,-0.125,0.5,0.02
        email,9,0.25,-0.25,0.125,0.75,0.01

        """,
        Text(ResponseCurvesTable.Write));

    [Fact]
    public void FrequencyWrite_TinyAnalysis_PlanAsItWasThenTheGrid() => Assert.Equal(
        """
        channel,frequency,mark,roi_mean,roi_q5,roi_q50,roi_q95,effect_mean,effect_q5,effect_q50,effect_q95,best_probability
        tv,1.25,actual,1.75,1.25,1.625,2.25,7,6.5,6.875,7.5,
        tv,1,,1.5,1,1.375,2,6,5.5,5.875,6.5,0.25
        tv,1.5,best,2,1.5,1.875,2.5,8,7.5,7.875,8.5,0.75
        email,1,actual,,,,,0.25,-0.25,0.125,0.75,
        email,1,best,,,,,0.25,-0.25,0.125,0.75,1

        """,
        Text(FrequencyTable.Write));

    [Fact]
    public void EffectivenessWrite_SharedCurve_RowsForEachChannel() => Assert.Equal(
        """
        date,channel,mean,q5,q50,q95
        2024-01-01,tv,0.75,0.25,0.625,1.25
        2024-01-08,tv,1.25,0.75,1.125,1.75
        2024-01-01,email,0.75,0.25,0.625,1.25
        2024-01-08,email,1.25,0.75,1.125,1.75

        """,
        Text(EffectivenessTable.Write));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+x", "'+x")]
    [InlineData("-x", "'-x")]
    [InlineData("@x", "'@x")]
    [InlineData("a=b", "a=b")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=a,b", "\"'=a,b\"")]
    public void Write_HostileName_NeitherFormulaNorNewColumn(string name, string cell)
    {
        var line = Text(RoiTable.Write, TinyAnalysis.Create(paid: name)).Split('\n')[1];

        Assert.StartsWith(cell + ",4,7,", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_IndexAxis_WholeNumbers()
    {
        var lines = Text(FittedTable.Write, TinyAnalysis.Create() with { Periods = TimeAxis.FromIndex(-1, 2) }).Split('\n');

        Assert.StartsWith("-1,10.5,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("0,,", lines[2], StringComparison.Ordinal);
    }

    static string Text(Action<TextWriter, FitAnalysis> write) => Text(write, TinyAnalysis.Create());

    static string Text(Action<TextWriter, FitAnalysis> write, FitAnalysis analysis)
    {
        using var writer = new StringWriter { NewLine = "\r\n" };
        write(writer, analysis);
        return writer.ToString();
    }
}
