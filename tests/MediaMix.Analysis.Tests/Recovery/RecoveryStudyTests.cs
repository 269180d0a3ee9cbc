using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaMix.Analysis.Tests;

public class RecoveryStudyTests
{
    // JSON writes every digit of a number, so equal text is equal bits.
    static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    static readonly SamplerSpec Short = new() { Chains = 2, Warmup = 150, Draws = 250 };

    static readonly RecoveryOptions Many = new() { Refits = 200, Seed = 5, Sampler = Short };

    [Fact]
    public void Run_LinearModel_WidthIsThatOfTheKnownPosterior()
    {
        var channel = RecoveryStudy.Run(StraightLine.Model, null, Many).Channels.Single();

        // Ends of intervals are quantiles of 500 draws, those of the prior of 1000: a few per cent of the width.
        Assert.Equal(StraightLine.PosteriorSd / StraightLine.PriorSd, channel.WidthToPrior, 0.06 * channel.WidthToPrior);
    }

    [Fact]
    public void Run_TruthsFromThePrior_CoverAsOftenAsTheySay()
    {
        var result = RecoveryStudy.Run(StraightLine.Model, null, Many);
        var channel = result.Channels.Single();

        Assert.InRange(channel.Coverage50.Deviation(0.5), -4, 4);
        Assert.InRange(channel.Coverage90.Deviation(0.9), -4, 4);
        Assert.InRange(channel.Bias / channel.BiasError, -4, 4);
        Assert.InRange(channel.RankPValue!.Value, 1e-4, 1);
        Assert.False(channel.IsMiscalibrated);
        Assert.Equal(200, channel.RankHistogram.Sum());
        Assert.Equal(0, result.Failed.Count);
    }

    /// <summary>The noise of the analyst is a third of the true one: intervals are three times too narrow.</summary>
    [Fact]
    public void Run_AnalystWhoIsTooSure_IsFoundOut()
    {
        var analyst = BoundModel.Bind(StraightLine.Spec(StraightLine.NoiseSd / 3), StraightLine.Model.Panel).Spec;
        var channel = RecoveryStudy.Run(StraightLine.Model, null, Many with { Refits = 60, Analyst = analyst }).Channels.Single();

        // A normal truth lies within 1.645/3 of its sd in 42 of 100 cases.
        Assert.InRange(channel.Coverage90.Value, 0.25, 0.6);
        Assert.True(channel.IsMiscalibrated);
        Assert.InRange(channel.RankPValue!.Value, 0, 1e-6);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    public void Run_StatedReturn_IsPulledTowardsThePriorAsFarAsTheFormulaSays(double roi)
    {
        var options = Many with { Refits = 100, Stated = [new StatedRoi("tv", roi)] };
        var channel = RecoveryStudy.Run(StraightLine.Model, null, options).Channels.Single();

        Assert.Equal(roi, channel.Truth.Q5, 1e-9 * roi);
        Assert.Equal(roi, channel.Truth.Q95, 1e-9 * roi);
        // The level varies with its prior, which moves no mean.
        Assert.InRange((channel.Bias - (StraightLine.ExpectedMean(roi) - roi)) / channel.BiasError, -4, 4);
        Assert.Null(channel.RankPValue);
        Assert.False(channel.IsMiscalibrated);
    }

    [Fact]
    public void Run_WeakAndStrongReturn_OnlyTheStrongIsToldFromHalf()
    {
        Detectability Power(double roi) => RecoveryStudy.Run(StraightLine.Model, null, Many with { Refits = 40, Stated = [new StatedRoi("tv", roi)] }).Channels.Single().Power;

        // Half of 3 is 1.5 / 0.3 = five posterior sds away, half of 0.4 less than one.
        Assert.Equal(Detectability.Yes, Power(3));
        Assert.Equal(Detectability.No, Power(0.4));
    }

    [Fact]
    public void Run_TruthsFromThePosterior_AreDrawsOfTheFit()
    {
        var fit = ModelFit.Run(StraightLine.Model, Short);
        var result = RecoveryStudy.Run(StraightLine.Model, fit, Many with { Refits = 8, Truth = TruthSource.Posterior });

        var draws = fit.Draws["tv.coefficient"];
        Assert.All(result.Refits, refit => Assert.Contains(draws, d => Math.Abs(d / refit.Channels[0].Truth - 1) < 1e-9));
        Assert.True(result.Refits.Select(static r => r.Channels[0].Truth).Distinct().Count() > 1);
    }

    [Fact]
    public void Run_OneAndFourThreads_IsTheSame()
    {
        string Text(int threads) => JsonSerializer.Serialize(RecoveryStudy.Run(StraightLine.Model, null, Many with { Refits = 6, Threads = threads }).Refits, Json);

        Assert.Equal(Text(1), Text(4));
    }

    [Fact]
    public void Run_FewerRefits_AreTheFirstOfMany()
    {
        string Text(int refits) => JsonSerializer.Serialize(RecoveryStudy.Run(StraightLine.Model, null, Many with { Refits = refits }).Refits.Take(3), Json);

        Assert.Equal(Text(3), Text(5));
    }

    [Fact]
    public void Run_FaultyOptions_NamesAllAtOnce()
    {
        var options = Many with { Truth = TruthSource.Posterior, Stated = [new StatedRoi("tvv", 2), new StatedRoi("tv", 0), new StatedRoi("tv", double.NaN)] };
        var faults = Assert.Throws<InvalidInputException>(() => RecoveryStudy.Run(StraightLine.Model, null, options)).Faults;

        Assert.Equal(5, faults.Count);
        Assert.Contains(faults, static f => f.Remedy == "Did you mean tv?");
        Assert.Contains(faults, static f => f.Message.Contains("stated twice", StringComparison.Ordinal));
    }

    /// <summary>Worlds in which the outcome overflows.</summary>
    [Fact]
    public void Run_NoWorldCanBeFitted_SaysWhy()
    {
        var panel = DemoWorld.Create(42).Panel;
        var spec = DemoWorld.AnalystModel with { Likelihood = new LogNormalErrors(), Baseline = new BaselineSpec { Intercept = new NormalPrior(2000, 1) } };
        var fault = Assert.Throws<InvalidInputException>(() => RecoveryStudy.Run(BoundModel.Bind(spec, panel), null, Many with { Refits = 3 })).Faults.Single();

        Assert.StartsWith("None of the simulated data sets could be fitted.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        var options = Many with { Completed = _ => cancel.Cancel() };

        Assert.Throws<OperationCanceledException>(() => RecoveryStudy.Run(StraightLine.Model, null, options, cancel.Token));
    }

    // R: pchisq(c(0, 2, 20, 60), 9, lower.tail = FALSE); the statistics are Σ (count − 10)² / 10.
    [Theory]
    [InlineData(new[] { 10, 10, 10, 10, 10, 10, 10, 10, 10, 10 }, 1)]
    [InlineData(new[] { 13, 7, 11, 9, 10, 10, 10, 10, 10, 10 }, 0.9914676066288135)]
    [InlineData(new[] { 20, 0, 10, 10, 10, 10, 10, 10, 10, 10 }, 0.017912404529843298)]
    [InlineData(new[] { 30, 0, 0, 10, 10, 10, 10, 10, 10, 10 }, 1.3406780483959625e-09)]
    public void UniformityPValue_KnownStatistic_IsTheTailOfChiSquared(int[] histogram, double expected) =>
        Assert.Equal(expected, RecoveryTable.UniformityPValue(histogram), 1e-9 * expected);

    [Fact(Explicit = true)]
    public void Run_DemoDesign_CoversAsOftenAsItSays()
    {
        var model = BoundModel.Bind(DemoWorld.AnalystModel, DemoWorld.Create(42).Panel);
        var result = RecoveryStudy.Run(model, null, new RecoveryOptions { Refits = 1000, Seed = 11 });

        Assert.All(result.Channels, static c => Assert.False(c.IsMiscalibrated));
        Assert.InRange(result.Warned.Value, 0, 0.02);
    }
}
