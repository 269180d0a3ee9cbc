namespace MediaMix.Tests.Priors;

public class ParameterSpaceTests
{
    static readonly Prior[] s_all = [.. PriorCases.Texts.Select(PriorText.Parse)];

    [Theory]
    [MemberData(nameof(PriorCases.All), MemberType = typeof(PriorCases))]
    public void Forward_OnePrior_IsLogPriorPlusLogJacobian(string text)
    {
        var prior = PriorText.Parse(text);
        foreach (var u in Coordinates(prior))
        {
            var actual = Evaluate([prior], [u]);
            var (value, slope) = Map(prior.Support, u);
            var expected = prior.LogDensity(value, out _) + Math.Log(Math.Abs(slope));

            Near.EqualWithin(value, actual.Values[0], 1e-14 * Math.Max(Math.Abs(value), Math.Abs(slope)));
            Near.Equal(slope, actual.Slopes[0], 1e-14);
            Near.EqualWithin(expected, actual.Total, 1e-11 + 1e-13 * Math.Abs(expected));
        }
    }

    [Theory]
    [MemberData(nameof(PriorCases.All), MemberType = typeof(PriorCases))]
    public void Forward_Gradient_MatchesCentralDifference(string text)
    {
        var prior = PriorText.Parse(text);
        var isReal = double.IsInfinity(prior.Support.Lower) && double.IsInfinity(prior.Support.Upper);
        var step = isReal ? 1e-4 * (prior.Quantile(0.75) - prior.Quantile(0.25)) : 1e-4;
        foreach (var u in Coordinates(prior))
        {
            var actual = Evaluate([prior], [u]);
            var (above, below) = (Evaluate([prior], [u + step]), Evaluate([prior], [u - step]));
            var slope = (above.Total - below.Total) / (u + step - (u - step));
            var size = Math.Max(1, Math.Abs(actual.Total)) + Math.Abs(actual.Gradient[0]);

            Near.EqualWithin(slope, actual.Gradient[0], 2e-6 * size / (isReal ? step * 1e4 : 1));
            if (!isReal)
            {
                var rise = (above.Values[0] - below.Values[0]) / (u + step - (u - step));
                Near.EqualWithin(rise, actual.Slopes[0], 1e-7 * Math.Max(1e-3, Math.Abs(rise)));
            }
        }
    }

    [Fact]
    public void Forward_AllPriors_AddsUp()
    {
        var u = Middle(s_all);
        var together = Evaluate(s_all, u);
        var sum = 0.0;
        for (var i = 0; i < s_all.Length; i++)
        {
            var alone = Evaluate([s_all[i]], [u[i]]);
            sum += alone.Total;
            Assert.Equal(alone.Values[0], together.Values[i]);
            Assert.Equal(alone.Slopes[0], together.Slopes[i]);
            Assert.Equal(alone.Gradient[0], together.Gradient[i]);
        }

        Near.Equal(sum, together.Total, 1e-14);
    }

    [Fact]
    public void Forward_PermutedParameters_PermutesResultsBitwise()
    {
        var u = Middle(s_all);
        var before = Evaluate(s_all, u);
        // 7 is coprime to the count, so this visits every parameter once and moves nearly all to another lane.
        int[] order = [.. Enumerable.Range(0, s_all.Length).Select(static i => (7 * i + 3) % s_all.Length)];
        Assert.Equal(s_all.Length, order.Distinct().Count());
        var after = Evaluate([.. order.Select(static i => s_all[i])], [.. order.Select(i => u[i])]);
        for (var i = 0; i < order.Length; i++)
        {
            Assert.Equal(before.Values[order[i]], after.Values[i]);
            Assert.Equal(before.Slopes[order[i]], after.Slopes[i]);
            Assert.Equal(before.Gradient[order[i]], after.Gradient[i]);
        }
        Near.Equal(before.Total, after.Total, 1e-14);
    }

    [Theory]
    [MemberData(nameof(PriorCases.All), MemberType = typeof(PriorCases))]
    public void Forward_ExtremeCoordinate_IsFiniteOrMinusInfinity(string text)
    {
        var prior = PriorText.Parse(text);
        double[] finite = [40, -40, 350, -350, 700, -700, 1000, -1000, 1e308, -1e308];
        foreach (var u in finite.Concat([double.PositiveInfinity, double.NegativeInfinity, double.NaN]))
        {
            var result = Evaluate([prior], [u]);

            Assert.True(double.IsFinite(result.Total) || double.IsNegativeInfinity(result.Total), $"{u}: {result.Total}");
            Assert.True(double.IsFinite(result.Gradient[0]), $"{u}: gradient {result.Gradient[0]}");
            if (double.IsNegativeInfinity(result.Total))
                Assert.Equal(0, result.Gradient[0]);
        }
    }

    // On a half-line and between bounds the density of u follows in closed form where x itself is out of reach.
    [Theory]
    [InlineData(700)]
    [InlineData(-700)]
    [InlineData(40)]
    [InlineData(-40)]
    public void Forward_FarOut_KeepsItsDigits(double u)
    {
        // ln x is normal(0.2, 0.9).
        Near.Equal(new NormalPrior(0.2, 0.9).LogDensity(u, out var slope), Evaluate([new LogNormalPrior(0.2, 0.9)], [u]).Total, 1e-14);
        Near.Equal(slope, Evaluate([new LogNormalPrior(0.2, 0.9)], [u]).Gradient[0], 1e-14);
        // The density of the log odds of beta(3, 2) is 12·s³·(1 − s)², symmetric pieces of which decay as e^(−|u|).
        var expected = Math.Log(12) - (u > 0 ? 2 : 3) * Math.Abs(u);
        Near.Equal(expected, Evaluate([new BetaPrior(3, 2)], [u]).Total, 1e-14);
        Near.Equal(u > 0 ? -2 : 3, Evaluate([new BetaPrior(3, 2)], [u]).Gradient[0], 1e-14);
    }

    [Fact]
    public void Forward_LargeLocation_DoesNotCancel()
    {
        // The canonical form keeps the centre apart: expanding the square would leave an error of 1e12·ε/sd² = 2e-4.
        var result = Evaluate([new NormalPrior(1e6, 1e-3)], [1e6 + 0.0009765625]);

        Near.Equal(5.988816745777465 - 0.5 * 0.9765625 * 0.9765625, result.Total, 1e-14);
        Near.Equal(-976.5625, result.Gradient[0], 1e-14);
    }

    [Fact]
    public void Forward_PaddingEntries_AreIgnoredAndWrittenZero()
    {
        var space = new ParameterSpace([new GammaPrior(3, 1), new UniformPrior(0, 2), new InverseGammaPrior(3, 2)]);
        double[] u = [0.3, -0.2, 0.1, double.NaN, double.PositiveInfinity, 1e300, -5, 7];
        var (values, slopes, gradient) = (Ones(), Ones(), Ones());

        var total = space.Forward(u, values, slopes, gradient);

        Assert.Equal(8, space.PaddedCount);
        Assert.Equal(total, space.Forward([0.3, -0.2, 0.1, 0, 0, 0, 0, 0], Ones(), Ones(), Ones()));
        Assert.All(values[3..].Concat(slopes[3..]).Concat(gradient[3..]), static entry => Assert.Equal(0, entry));

        static double[] Ones() => [1, 1, 1, 1, 1, 1, 1, 1];
    }

    [Fact]
    public void Forward_ImpossiblePoint_ClearsTheWholeGradient()
    {
        var result = Evaluate([new NormalPrior(0, 1), new HalfNormalPrior(1)], [0.5, 500]);

        Assert.Equal(double.NegativeInfinity, result.Total);
        Assert.All(result.Gradient, static entry => Assert.Equal(0, entry));
    }

    [Fact]
    public void Unconstrain_Quantiles_RoundTrips()
    {
        foreach (var probability in new[] { 0.001, 0.3, 0.5, 0.9 })
        {
            var space = new ParameterSpace(s_all);
            double[] values = [.. s_all.Select(prior => prior.Quantile(probability))];
            var u = new double[space.PaddedCount];
            Array.Fill(u, double.NaN);

            space.Unconstrain(values, u);
            var back = Evaluate(s_all, u[..s_all.Length]);

            for (var i = 0; i < values.Length; i++)
                Near.EqualWithin(values[i], back.Values[i], 4e-15 * Math.Max(Math.Abs(values[i]), Math.Abs(u[i] * back.Slopes[i])));
            Assert.All(u[s_all.Length..], static entry => Assert.Equal(0, entry));
        }
    }

    [Fact]
    public void Unconstrain_OutsideSupport_Throws()
    {
        var space = new ParameterSpace([new BetaPrior(1, 1)]);
        foreach (var value in new[] { 0, 1, -0.1, 1.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => space.Unconstrain([value], new double[8]));
        Assert.Throws<ArgumentException>(() => space.Unconstrain([], new double[8]));
        Assert.Throws<ArgumentException>(() => space.Unconstrain([0.5], []));
    }

    [Fact]
    public void LogPrior_Values_IsSumOfLogDensities()
    {
        var space = new ParameterSpace([new NormalPrior(0, 1), new ExponentialPrior(2), new CauchyPrior(0, 1)]);

        Near.Equal(-0.9189385332046728 - 0.125 + 0.6931471805599453 - 2 * 0.5 - 1.1447298858494002, space.LogPrior([0.5, 0.5, 0]), 1e-15);
        Assert.Equal(double.NegativeInfinity, space.LogPrior([0, -1, 0]));
        Assert.Throws<ArgumentException>(() => space.LogPrior([0]));
    }

    [Fact]
    public void Constructor_FixedPrior_Throws() =>
        Assert.Throws<ArgumentException>(() => new ParameterSpace([new NormalPrior(0, 1), new FixedPrior(2)]));

    [Fact]
    public void Forward_NoParameters_IsZero() => Assert.Equal(0, new ParameterSpace([]).Forward([], [], [], []));

    [Fact]
    public void Forward_WrongLength_Throws()
    {
        var space = new ParameterSpace([new NormalPrior(0, 1)]);
        Assert.Throws<ArgumentException>(() => space.Forward(new double[1], new double[8], new double[8], new double[8]));
        Assert.Throws<ArgumentException>(() => space.Forward(new double[8], new double[16], new double[8], new double[8]));
        Assert.Throws<ArgumentException>(() => space.Forward(new double[8], new double[8], new double[7], new double[8]));
        Assert.Throws<ArgumentException>(() => space.Forward(new double[8], new double[8], new double[8], []));
    }

    [Fact]
    public void Forward_Repeated_AllocatesNothing()
    {
        var space = new ParameterSpace(s_all);
        var u = new double[space.PaddedCount];
        Middle(s_all).CopyTo(u, 0);
        var (values, slopes, gradient) = (new double[u.Length], new double[u.Length], new double[u.Length]);
        space.Forward(u, values, slopes, gradient);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            space.Forward(u, values, slopes, gradient);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    readonly record struct Result(double Total, double[] Values, double[] Slopes, double[] Gradient);

    static Result Evaluate(Prior[] priors, double[] coordinates)
    {
        var space = new ParameterSpace(priors);
        var u = new double[space.PaddedCount];
        coordinates.CopyTo(u, 0);
        var (values, slopes, gradient) = (new double[u.Length], new double[u.Length], new double[u.Length]);
        return new(space.Forward(u, values, slopes, gradient), values, slopes, gradient);
    }

    // Coordinates of the quantile and around it, on both sides of 0.
    static IEnumerable<double> Coordinates(Prior prior)
    {
        var space = new ParameterSpace([prior]);
        var u = new double[1];
        foreach (var probability in new[] { 0.01, 0.2, 0.55, 0.93 })
        {
            space.Unconstrain([prior.Quantile(probability)], u);
            yield return u[0];
        }
    }

    static double[] Middle(Prior[] priors)
    {
        var u = new double[priors.Length];
        new ParameterSpace(priors).Unconstrain([.. priors.Select(static (prior, i) => prior.Quantile(0.1 + 0.8 * i / 40))], u);
        return u;
    }

    // The map as its definition reads, with the functions of the runtime.
    static (double Value, double Slope) Map(Interval support, double u)
    {
        var (lower, upper) = support;
        var e = Math.Exp(u);
        return (double.IsFinite(lower), double.IsFinite(upper)) switch
        {
            (false, false) => (u, 1),
            (true, false) => (lower + e, e),
            (false, true) => (upper - e, -e),
            (true, true) => (lower + (upper - lower) / (1 + 1 / e), (upper - lower) * e / ((1 + e) * (1 + e))),
        };
    }
}
