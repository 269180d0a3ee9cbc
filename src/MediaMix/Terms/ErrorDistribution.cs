using MediaMix.Numerics;

namespace MediaMix;

/// <summary>How an outcome scatters around its expectation in one draw: a density to rate observations, a generator to make them.</summary>
/// <param name="Scale">σ > 0, in outcome units, or of the log of the outcome.</param>
/// <param name="DegreesOfFreedom">ν of a Student-t, > 0; infinite for normal errors.</param>
/// <param name="IsMultiplicative">True for log-normal errors: ln y ~ normal(ln expected − σ²/2, σ²).</param>
readonly record struct ErrorDistribution(double Scale, double DegreesOfFreedom, bool IsMultiplicative = false)
{
    /// <value>√w of every row, by which its scale is divided; null = all rows weigh 1.</value>
    public double[]? RootWeights { get; init; }

    /// <value>Where the first row stands in <see cref="RootWeights"/>, which a panel keeps for all its geos together.</value>
    public int FirstWeight { get; init; }

    /// <value>ρ of first-order autoregressive errors, in units of every row's scale; 0 = independent. Normal errors only.</value>
    public double Autocorrelation { get; init; }

    /// <summary>Scale of one row.</summary>
    public double RowScale(int row) => RootWeights is { } roots ? Scale / roots[FirstWeight + row] : Scale;

    /// <summary>
    /// Writes ln p(y | expected, known rows before) per row; 0 where y is NaN. Rows before matter under autoregressive errors only.
    /// </summary>
    public void LogDensity(ReadOnlySpan<double> outcome, ReadOnlySpan<double> expected, Span<double> density)
    {
        var isNormal = double.IsInfinity(DegreesOfFreedom);
        var constant = isNormal ? -ScalarMath.HalfLogTwoPi : StudentTKernel.LogNormalizer(DegreesOfFreedom);
        var logScale = ScalarMath.Log(Scale);
        var prediction = new ErrorPrediction(Autocorrelation);
        for (var t = 0; t < density.Length; t++)
        {
            var (y, scale) = (Linked(outcome[t]), RowScale(t));
            var z = Deviation(y, expected[t], scale) / scale;
            if (Autocorrelation != 0 && !double.IsNaN(z))
            {
                z = prediction.Next(t, z, out var shrinkage);
                scale *= shrinkage;
            }
            var normalizer = constant - (RootWeights is null && Autocorrelation == 0 ? logScale : ScalarMath.Log(scale));
            density[t] = double.IsNaN(y) ? 0 : (IsMultiplicative ? -y : 0)
                + normalizer + (isNormal ? -0.5 * z * z : StudentTKernel.LogKernel(DegreesOfFreedom, z, out _));
        }
    }

    /// <summary>
    /// Writes ln p(y | expected, all other known rows) per row; 0 where y is NaN: what leaving one out is about. With independent
    /// errors the others say nothing. Under autoregressive ones z_t given its known neighbours z_s and z_u has the precision
    /// 1 + φ_s²/(1 − φ_s²) + φ_u²/(1 − φ_u²) and, times that, the mean φ_s z_s/(1 − φ_s²) + φ_u z_u/(1 − φ_u²), where a neighbour that
    /// is not there has φ = 0: equation 6 of Bürkner, Gabry and Vehtari (2021) with the tridiagonal precision of these errors.
    /// </summary>
    public void LeaveOneOutDensity(ReadOnlySpan<double> outcome, ReadOnlySpan<double> expected, Span<double> density)
    {
        if (Autocorrelation == 0)
        {
            LogDensity(outcome, expected, density);
            return;
        }
        var (row, z, before) = (-1, 0.0, default(ErrorNeighbour));
        for (var t = 0; t < density.Length; t++)
        {
            density[t] = 0;
            if (double.IsNaN(outcome[t]))
                continue;
            var next = Deviation(Linked(outcome[t]), expected[t], RowScale(t)) / RowScale(t);
            var gap = row < 0 ? default : GapCorrelation.Of(Autocorrelation, t - row);
            if (row >= 0)
                density[row] = LogDensityBetween(outcome, row, z, before, ErrorNeighbour.Of(gap, next));
            (before, z, row) = (row < 0 ? default : ErrorNeighbour.Of(gap, z), next, t);
        }
        if (row >= 0)
            density[row] = LogDensityBetween(outcome, row, z, before, default);
    }

    /// <summary>
    /// Writes what of every row the expectation and the known rows before do not predict, standardised: independent and of
    /// variance 1 under normal errors. NaN where y is NaN.
    /// </summary>
    public void Innovations(ReadOnlySpan<double> outcome, ReadOnlySpan<double> expected, Span<double> innovations)
    {
        var prediction = new ErrorPrediction(Autocorrelation);
        for (var t = 0; t < innovations.Length; t++)
        {
            var z = Deviation(Linked(outcome[t]), expected[t], RowScale(t)) / RowScale(t);
            innovations[t] = double.IsNaN(z) ? double.NaN : prediction.Next(t, z, out _);
        }
    }

    /// <summary>Turns expectations into outcomes with errors, in place.</summary>
    public void Scatter(ref Rng rng, Span<double> outcome)
    {
        var (carried, fresh) = (0.0, Math.Sqrt((1 - Autocorrelation) * (1 + Autocorrelation)));
        for (var t = 0; t < outcome.Length; t++)
        {
            ref var y = ref outcome[t];
            var scale = RowScale(t);
            var z = double.IsInfinity(DegreesOfFreedom) ? rng.NextNormal() : NextStudentT(ref rng);
            if (Autocorrelation != 0)
                carried = z = t == 0 ? z : Autocorrelation * carried + fresh * z;
            var error = scale * z;
            y = IsMultiplicative ? y * ScalarMath.Exp(error - 0.5 * scale * scale) : y + error;
        }
    }

    /// <summary>
    /// Draws the outcomes that are not known, in place, each given those before it: under autoregressive errors what a known period
    /// left unexplained is carried on into those behind it. What is known stays.
    /// </summary>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="known">Known outcomes; NaN where one is drawn.</param>
    /// <param name="outcome">In: expectations; out: outcomes.</param>
    public void Continue(ref Rng rng, ReadOnlySpan<double> known, Span<double> outcome)
    {
        var (before, fresh) = (0.0, Math.Sqrt((1 - Autocorrelation) * (1 + Autocorrelation)));
        for (var t = 0; t < outcome.Length; t++)
        {
            ref var y = ref outcome[t];
            var scale = RowScale(t);
            if (!double.IsNaN(known[t]))
            {
                before = Deviation(Linked(known[t]), y, scale) / scale;
                y = known[t];
                continue;
            }
            var z = double.IsInfinity(DegreesOfFreedom) ? rng.NextNormal() : NextStudentT(ref rng);
            before = Autocorrelation == 0 || t == 0 ? z : Autocorrelation * before + fresh * z;
            y = IsMultiplicative ? y * ScalarMath.Exp(scale * before - 0.5 * scale * scale) : y + scale * before;
        }
    }

    /// <summary>ln p of one row, standardised as z, given the errors of its neighbours.</summary>
    double LogDensityBetween(ReadOnlySpan<double> outcome, int row, double z, ErrorNeighbour before, ErrorNeighbour after)
    {
        var precision = 1 + before.Precision + after.Precision;
        var miss = z - (before.Pull + after.Pull) / precision;
        return -ScalarMath.HalfLogTwoPi + 0.5 * ScalarMath.Log(precision) - 0.5 * precision * miss * miss
            - ScalarMath.Log(RowScale(row)) - (IsMultiplicative ? Linked(outcome[row]) : 0);
    }

    /// <summary>The outcome where errors add to it: itself, or its log.</summary>
    double Linked(double outcome) => IsMultiplicative && outcome > 0 ? ScalarMath.Log(outcome) : outcome;

    double Deviation(double linked, double expected, double scale) =>
        IsMultiplicative ? linked - ScalarMath.Log(expected) + 0.5 * scale * scale : linked - expected;

    /// <summary>A Student-t number by Bailey's polar method (1994): from a point (u, v) in the unit disc, u·√(ν(w^(−2/ν) − 1)/w) with w = u² + v².</summary>
    double NextStudentT(ref Rng rng)
    {
        while (true)
        {
            var (u, v) = (2 * rng.NextDouble() - 1, 2 * rng.NextDouble() - 1);
            var w = u * u + v * v;
            if (w is > 0 and <= 1)
                return u * Math.Sqrt(DegreesOfFreedom * ScalarMath.Expm1(-2 / DegreesOfFreedom * ScalarMath.Log(w)) / w);
        }
    }
}
