using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Priors stated per week, on daily and monthly data.</summary>
public class WeeklyPriorTests
{
    [Theory]
    [InlineData(TimeStep.Day, 1.0 / 7)]
    [InlineData(TimeStep.Month, 365.25 / 84)]
    public void Decay_OtherSteps_IsTheRetentionOfAWeekOverOnePeriod(TimeStep step, double weeks)
    {
        AssertMoments(2, 3, weeks, Prior(step, new GeometricAdstock(), "decay"));
        // The delayed weight is decay^(lag²), so a period is worth its square in weeks.
        AssertMoments(3, 3, weeks * weeks, Prior(step, new DelayedAdstock(), "decay"));
    }

    [Fact]
    public void Peak_DailyData_IsTwoWeeksCutAtSix() =>
        Assert.Equal(new TruncatedNormalPrior(0, 14, 0, 42), Prior(TimeStep.Day, new DelayedAdstock(), "peak"));

    [Fact]
    public void Peak_MonthlyData_IsTwoWeeksCutAtSix()
    {
        var prior = (TruncatedNormalPrior)Prior(TimeStep.Month, new DelayedAdstock(), "peak");
        Agreement.Within(1e-14, 2 * 84 / 365.25, prior.Sd);
        Agreement.Within(1e-14, 6 * 84 / 365.25, prior.Upper);
    }

    [Theory]
    [InlineData(TimeStep.Day, 1.0 / 7)]
    [InlineData(TimeStep.Month, 365.25 / 84)]
    public void HalfLifeAndScale_OtherSteps_AreTheSameTimeInPeriods(TimeStep step, double weeks)
    {
        Agreement.Within(1e-14, 1 / weeks, Prior(step, new WeibullCdfAdstock(), "half_life").Quantile(0.5));
        Agreement.Within(1e-14, Math.E / weeks, Prior(step, new WeibullPdfAdstock(), "scale").Quantile(0.5));
    }

    [Theory]
    [InlineData(TimeStep.Day, 42)]
    [InlineData(TimeStep.Month, 3)]
    public void MaxLag_OtherSteps_IsThatOfTheStep(TimeStep step, int expected) =>
        Assert.Equal(expected, Bind(step, new GeometricAdstock()).Constants.Channels[0].MaxLag);

    /// <summary>Mean and variance of d^k for d ~ beta(a, b) by quadrature on 200,000 midpoints.</summary>
    static void AssertMoments(double a, double b, double k, Prior prior)
    {
        const int points = 200_000;
        var (mass, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < points; i++)
        {
            var d = (i + 0.5) / points;
            var density = Math.Pow(d, a - 1) * Math.Pow(1 - d, b - 1);
            mass += density;
            first += density * Math.Pow(d, k);
            second += density * Math.Pow(d, 2 * k);
        }
        var mean = first / mass;
        var beta = Assert.IsType<BetaPrior>(prior);
        // Printed defaults have four decimals, which is three digits of the smallest.
        Agreement.Within(3e-3, mean, beta.A / (beta.A + beta.B));
        var total = beta.A + beta.B;
        Assert.True(beta.A >= 0.5 && beta.B >= 0.5);
        // Where the exact variance would need a shape below one half, the prior keeps the mean and has less.
        var exact = mean * (1 - mean) / (second / mass - mean * mean) - 1;
        if (Math.Min(mean, 1 - mean) * exact < 0.5)
        {
            Assert.Equal(0.5, Math.Min(beta.A, beta.B), 1e-4);
            return;
        }
        Agreement.Within(3e-3, second / mass - mean * mean, beta.A * beta.B / (total * total * (total + 1)));
    }

    static Prior Prior(TimeStep step, Adstock adstock, string parameter) =>
        Bind(step, adstock).Spec.Channels[0].Adstock.Parameters.Single(p => p.Name == parameter).Written!;

    static BoundModel Bind(TimeStep step, Adstock adstock) => BoundModel.Bind(
        SmallWorld.Full(new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = adstock }) with { Baseline = new BaselineSpec { Seasonality = [] } },
        SmallWorld.Panel(axis: TimeAxis.FromDates(new DateOnly(2022, 1, 1), step, SmallWorld.Periods)));
}
