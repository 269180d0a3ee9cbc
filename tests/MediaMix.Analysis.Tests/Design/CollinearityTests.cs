using MathNet.Numerics.LinearRegression;
using MathNet.Numerics.Statistics;

namespace MediaMix.Analysis.Tests.Design;

/// <summary>What moves together: overall, summed over geos, within geos.</summary>
public class CollinearityTests
{
    [Fact]
    public void Inflation_OfCorrelatedColumns_IsThatOfTheirRegressionsOnEachOther()
    {
        var random = new Random(5);
        double[][] columns = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 60).Select(_ => random.NextDouble()).ToArray())];
        columns[3] = [.. columns[0].Zip(columns[1], columns[2]).Select(x => x.First - 2 * x.Second + 0.1 * x.Third + 0.2 * random.NextDouble())];
        int[] cells = [.. Enumerable.Range(5, 50)];

        var matrix = CorrelationMatrix.Of(columns, cells);

        Assert.Equal(Correlation.Pearson(columns[3][5..55], columns[1][5..55]), matrix[3, 1], 1e-12);
        for (var j = 0; j < 4; j++)
        {
            double[][] others = [.. cells.Select(c => columns.Where((_, k) => k != j).Select(x => x[c]).ToArray())];
            double[] y = [.. cells.Select(c => columns[j][c])];
            var weights = MultipleRegression.QR(others, y, intercept: true);
            var fitted = others.Select(x => weights[0] + x.Zip(weights.Skip(1), static (a, b) => a * b).Sum());
            Assert.Equal(1 / (1 - GoodnessOfFitR2(fitted, y)), matrix.Inflation()[j], 1e-8);
        }
    }

    [Fact]
    public void Inflation_OfMoreColumnsThanCells_IsNotAnswered()
    {
        double[][] columns = [.. Enumerable.Range(0, 6).Select(j => Enumerable.Range(0, 7).Select(i => Math.Sin(i * (j + 1))).ToArray())];

        Assert.Empty(CorrelationMatrix.Of(columns, [0, 1, 2, 3, 4, 5, 6]).Inflation());
    }

    [Theory]
    [InlineData(1e-3, true)]
    [InlineData(0.2, false)]
    public void Review_TwoChannelsThatMoveInStep_IsAnErrorBeyondTheLimit(double noise, bool isFound)
    {
        var world = new DesignWorld();
        world.Channel("tv", (_, _) => 1 + world.Noise());
        var tv = world.Values("tv_seen");
        world.Channel("video", (_, t) => 2 + 3 * tv[t] + noise * world.Noise());

        var found = Correlation.Pearson(tv, world.Values("video_seen")) > 0.999;

        Assert.Equal(isFound, found);
        if (!found)
        {
            world.None("collinear");
            return;
        }
        var finding = world.Only("collinear");
        Assert.Equal(DesignSeverity.Error, finding.Severity);
        Assert.StartsWith("tv and video move in step (correlation 1.0000, limit 0.999)", finding.Sentence, StringComparison.Ordinal);
        world.None("mixture");
    }

    [Fact]
    public void Review_AColumnThatIsTheSumOfOthers_IsAnErrorWithoutAnyPair()
    {
        var world = new DesignWorld();
        world.Channel("a", (_, _) => world.Noise()).Channel("b", (_, _) => world.Noise()).Channel("c", (_, _) => world.Noise());
        var (a, b) = (world.Values("a_seen"), world.Values("b_seen"));
        world.Control("sum", (_, t) => a[t] + b[t]);

        var finding = world.Only("mixture");

        Assert.Equal(DesignSeverity.Error, finding.Severity);
        Assert.StartsWith("a, b and sum are each almost exactly a mixture", finding.Sentence, StringComparison.Ordinal);
        world.None("collinear");
        world.None("inflation");
    }

    [Fact]
    public void Review_AColumnThatIsLargelyAMixture_IsMentionedWithItsInflation()
    {
        var world = new DesignWorld();
        world.Channel("a", (_, _) => world.Noise());
        var a = world.Values("a_seen");
        world.Channel("b", (_, t) => a[t] + 0.2 * world.Noise());
        var r = Correlation.Pearson(a, world.Values("b_seen"));

        var finding = world.Only("inflation");

        Assert.Equal(DesignSeverity.Info, finding.Severity);
        Assert.Contains($"a ({1 / (1 - r * r):0}) and b ({1 / (1 - r * r):0})", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_ChannelsInStepWithinSomeGeosOnly_NamesThoseGeos()
    {
        var world = new DesignWorld(geos: 4);
        world.Channel("tv", (g, _) => world.SizeOf(g) * (1 + world.Noise()));
        var tv = world.Values("tv_seen");
        world.Channel("video", (g, t) => g < 2 ? 5 * tv[g * 120 + t] : world.SizeOf(g) * (4 + 5 * world.Noise()));

        var finding = world.Only("collinear-within-geos");

        Assert.Equal(DesignSeverity.Attention, finding.Severity);
        Assert.Contains("within 2 of 4 geos (geo1 and geo2)", finding.Sentence, StringComparison.Ordinal);
        world.None("collinear");
    }

    [Fact]
    public void Review_ChannelsInStepOnlyOnceGeosAreAddedUp_NeedsAttention()
    {
        var world = new DesignWorld(geos: 2);
        double[] wave = [.. Enumerable.Range(0, 120).Select(_ => world.Noise())];
        world.Channel("tv", (g, t) => g == 0 ? 1 + wave[t] : 2 + Math.Sin(t)).Channel("video", (g, t) => g == 1 ? 1 + wave[t] : 2 + Math.Sin(t));

        var finding = world.Only("collinear");

        Assert.Equal(DesignSeverity.Attention, finding.Severity);
        Assert.Contains("once all geos are added up", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_ManyPairs_NamesFiveAndCountsTheRest()
    {
        var world = new DesignWorld();
        double[] wave = [.. Enumerable.Range(0, 120).Select(_ => world.Noise())];
        foreach (var name in new[] { "a", "b", "c", "d" })
            world.Channel(name, (_, t) => 1 + wave[t] + 1e-5 * world.Noise());

        var findings = world.Review().Where(static f => f.Code == "collinear").ToArray();

        Assert.Equal(6, findings.Length);
        Assert.StartsWith("1 more pair", findings[^1].Sentence, StringComparison.Ordinal);
    }

    static double GoodnessOfFitR2(IEnumerable<double> fitted, double[] y)
    {
        var mean = y.Average();
        return 1 - fitted.Zip(y, static (f, v) => (v - f) * (v - f)).Sum() / y.Sum(v => (v - mean) * (v - mean));
    }
}
