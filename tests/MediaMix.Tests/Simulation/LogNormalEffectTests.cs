using MediaMix.Testing;

namespace MediaMix.Tests.Simulation;

/// <summary>Effects under log-normal errors, against exponentials written out row by row.</summary>
public class LogNormalEffectTests
{
    const double Tolerance = 1e-10;

    static readonly BoundModel Model = BoundModel.Bind(
        SmallWorld.Full() with { Likelihood = new LogNormalErrors() }, SmallWorld.Panel(history: SmallWorld.History));

    static readonly int[] Channels = [0, 1, 2];

    [Fact]
    public void Contribution_AllComponents_AddUpToTheExpectedOutcome()
    {
        for (var point = 0UL; point < 4; point++)
        {
            var values = ParameterPoint.Draw(Model, point);
            var simulator = ParameterPoint.Simulator(Model, values);
            var (sum, effect) = (new double[SmallWorld.Periods], new double[SmallWorld.Periods]);
            for (var c = 0; c < Model.LinearComponents.Count; c++)
            {
                simulator.Baseline(c, effect);
                Add();
            }
            foreach (var m in Channels)
            {
                simulator.Contribution(m, ChannelPlan.Actual(Model, m), effect);
                Assert.All(effect, static e => Assert.True(e >= 0));
                Add();
            }
            Agreement.Within(Tolerance, new NaiveOutcome(Model, values).Expected(), sum);

            void Add()
            {
                for (var t = 0; t < sum.Length; t++)
                    sum[t] += effect[t];
            }
        }
    }

    [Fact]
    public void Contribution_Channels_AreInProportionToTheirPartsOfTheLog()
    {
        var values = ParameterPoint.Draw(Model, 1);
        var (simulator, naive) = (ParameterPoint.Simulator(Model, values), new NaiveOutcome(Model, values));
        var (tv, email) = (new double[SmallWorld.Periods], new double[SmallWorld.Periods]);
        simulator.Contribution(0, ChannelPlan.Actual(Model, 0), tv);
        simulator.Contribution(2, ChannelPlan.Actual(Model, 2), email);
        Agreement.Within(Tolerance, naive.Contribution(0)[9] / naive.Contribution(2)[9], tv[9] / email[9]);
    }

    [Fact]
    public void Loss_OneChannelOrSeveral_IsTheDifferenceOfTwoSimulatedOutcomes()
    {
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(Model, point);
            var simulator = ParameterPoint.Simulator(Model, values);
            int[][] sets = [[0], [1], [2], [0, 2], [0, 1, 2]];
            foreach (var channels in sets)
            {
                // The same world, simulated once more with coefficients of 0.
                var without = new Dictionary<string, double>(values, StringComparer.Ordinal);
                foreach (var m in channels)
                    without[$"{Model.Spec.Channels[m].Name}.coefficient"] = 0;
                var loss = new double[SmallWorld.Periods];
                simulator.Loss(channels, loss);
                var expected = simulator.ExpectedWindow().Zip(ParameterPoint.Simulator(Model, without).ExpectedWindow(), static (a, b) => a - b).ToArray();
                Agreement.Within(Tolerance, expected, loss);
            }
        }
    }

    [Fact]
    public void Overlap_LossesOfAllChannels_AddUpWithItToWhatAllMediaBring()
    {
        var simulator = ParameterPoint.Simulator(Model, ParameterPoint.Draw(Model, 3));
        var (sum, own, all) = (new double[SmallWorld.Periods], new double[SmallWorld.Periods], new double[SmallWorld.Periods]);
        simulator.Overlap(sum);
        Assert.All(sum, static overlap => Assert.True(overlap <= 0));
        foreach (var m in Channels)
        {
            simulator.Loss([m], own);
            for (var t = 0; t < sum.Length; t++)
                sum[t] += own[t];
        }
        simulator.Loss(Channels, all);
        Agreement.Within(Tolerance, all, sum);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.7)]
    public void Effect_AnyPlan_IsTheDifferenceToNoMediaOfTheChannel(double factor)
    {
        var values = ParameterPoint.Draw(Model, 2);
        var (simulator, naive) = (ParameterPoint.Simulator(Model, values), new NaiveOutcome(Model, values));
        foreach (var m in Channels)
        {
            var rows = SmallWorld.Periods + Model.Constants.Channels[m].MaxLag;
            var effect = new double[rows];
            simulator.Effect(m, ChannelPlan.Actual(Model, m).ScaleWindow(factor), effect);
            var coefficient = values[$"{Model.Spec.Channels[m].Name}.coefficient"];
            var (with, response) = (Logs(naive, values, rows), naive.Response(m, factor, 1));
            var actual = naive.Response(m, 1, 1);
            var expected = Enumerable.Range(0, rows).Select(t =>
                Natural(naive, with[t] + coefficient * (response[t] - actual[t])) - Natural(naive, with[t] - coefficient * actual[t])).ToArray();
            Agreement.Within(Tolerance, expected, effect);
        }
    }

    [Fact]
    public void WindowEffect_OneChannelOrSeveral_IsWhatIsLostWithoutThem()
    {
        var values = ParameterPoint.Draw(Model, 3);
        var (simulator, naive) = (ParameterPoint.Simulator(Model, values), new NaiveOutcome(Model, values));
        Agreement.Within(Tolerance, Lost(0), simulator.WindowEffect(0));
        Agreement.Within(Tolerance, Lost(2), simulator.WindowEffect(2));
        Agreement.Within(Tolerance, Lost(0, 1), simulator.WindowEffect([0, 1]));
        Assert.True(simulator.WindowEffect([0, 1]) < simulator.WindowEffect(0) + simulator.WindowEffect(1));

        double Lost(params int[] channels)
        {
            var rows = SmallWorld.Periods + 12;
            var logs = Logs(naive, values, rows);
            return Enumerable.Range(0, rows).Sum(t => Natural(naive, logs[t]) - Natural(naive, logs[t] - channels.Sum(m => Caused(m, t))));
        }

        double Caused(int m, int t)
        {
            var (actual, history) = (naive.Response(m, 1, 1), naive.Response(m, 0, 1));
            return t < actual.Length ? values[$"{Model.Spec.Channels[m].Name}.coefficient"] * (actual[t] - history[t]) : 0;
        }
    }

    /// <summary>η per row of the window and the carryover after it, where the linear part stays at its mean.</summary>
    static double[] Logs(NaiveOutcome naive, Dictionary<string, double> values, int rows)
    {
        var linear = Model.LinearComponents.Select(naive.Baseline).Aggregate(static (a, b) => [.. a.Zip(b, static (x, y) => x + y)]).Select(x => x / naive.OutcomeScale).ToArray();
        return [.. Enumerable.Range(0, rows).Select(t => (t < linear.Length ? linear[t] : linear.Average()) + Channels.Sum(m => Part(m, t)))];

        double Part(int m, int t)
        {
            var response = naive.Response(m, 1, 1);
            return t < response.Length ? values[$"{Model.Spec.Channels[m].Name}.coefficient"] * response[t] : 0;
        }
    }

    static double Natural(NaiveOutcome naive, double log) => naive.OutcomeScale * Math.Exp(log + 0.5 * naive.Sd * naive.Sd);
}
