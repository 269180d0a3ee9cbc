using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Insights;

/// <summary>Posterior predictive checks against worlds whose truth is known.</summary>
public class PredictiveCheckTests
{
    const int Worlds = 300;

    /// <summary>With draws that are the truth itself the outcome is one more replication, so that p-values are uniform.</summary>
    [Fact]
    public void PValues_OfAModelThatIsTheTruth_AreUniform()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        var truth = ParameterPoint.Draw(model, 3);
        var values = ParameterPoint.Vector(model, truth);
        var byStatistic = OutcomeStatistics.Names.Select(static _ => new List<double>()).ToArray();
        for (var world = 0; world < Worlds; world++)
        {
            var panel = model.Panel.WithOutcome(SimulatedOutcome.Draw(model, values, 17, world));
            var drawn = BoundModel.Bind(model.Spec, panel, model.Constants);
            var fit = HandMadeFit.Of(drawn, [.. Enumerable.Repeat(truth, 200)], 2).Fit;
            foreach (var (check, i) in PredictiveChecks.Of(ComponentPass.Run(fit)).Select(static (c, i) => (c, i)))
                byStatistic[i].Add(check.PValue);
        }
        // The largest distance to the uniform distribution stays below its 0.1 % point, 1.95/√n; replications add their own chance.
        Assert.All(byStatistic, static p => Assert.True(Distance(p) < 1.95 * Math.Sqrt(1.0 / Worlds + 1.0 / 200), $"{Distance(p)}"));
    }

    [Fact]
    public void Of_WildWeek_FlagsTheLargestPeriodAndNamesHeavyTails()
    {
        var panel = SmallWorld.Panel();
        var model = BoundModel.Bind(SmallWorld.Full(), panel);
        var truth = ParameterPoint.Draw(model, 3);
        truth["noise"] = 0.01;
        var outcome = SimulatedOutcome.Draw(model, ParameterPoint.Vector(model, truth), 17);
        outcome[12] = 3 * outcome.Max();
        var wild = BoundModel.Bind(model.Spec, panel.WithOutcome(outcome), model.Constants);
        var checks = PredictiveChecks.Of(ComponentPass.Run(HandMadeFit.Of(wild, [.. Enumerable.Repeat(truth, 100)], 2).Fit));
        var finding = PredictiveChecks.Findings(checks, wild.Spec).Single(static f => f.Subject == "max");

        Assert.Equal(0, checks.Single(static c => c.Statistic == "max").PValue);
        Assert.Contains("a higher highest period", finding.Message, StringComparison.Ordinal);
        Assert.Contains("student_t", finding.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("student_t", PredictiveChecks.Findings(checks, wild.Spec with { Likelihood = new StudentTErrors() }).Single(static f => f.Subject == "max").Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Statistics_OfNumbersByHand_LeaveOutWhatIsNotFitted()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(isMissing: static t => t is 3 or 29));
        double[] outcome = [.. Enumerable.Range(0, SmallWorld.Periods).Select(static t => t is 3 or 29 ? 1e9 : t % 2 == 0 ? 1.0 : 5.0)];
        var statistics = new double[5];
        new OutcomeStatistics(model).Of(outcome, statistics);

        // 15 ones and 13 fives; of the 25 pairs of fitted neighbours all are one of each.
        var (mean, squares) = ((15 + 13 * 5) / 28.0, 0.0);
        squares = 15 * (1 - mean) * (1 - mean) + 13 * (5 - mean) * (5 - mean);
        Agreement.Within(1e-12, [mean, Math.Sqrt(squares / 27), (1 - mean) * (5 - mean) / (squares / 28), 1, 5], statistics);
    }

    static double Distance(List<double> p)
    {
        p.Sort();
        return p.Select((x, i) => Math.Max(Math.Abs((i + 1.0) / p.Count - x), Math.Abs(i / (double)p.Count - x))).Max();
    }
}
