using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Reduces the fits of a recovery study to bias, coverage, power and calibration per channel.</summary>
static class RecoveryTable
{
    const int Bins = 10;

    /// <summary>Chance of calling one channel of a right study wrong; all channels of a study share it.</summary>
    const double FalseAlarm = 0.001;

    public static RecoveryResult Build(BoundModel model, RecoveryRefit[] refits, RecoveryOptions options, Execution run)
    {
        var fitted = refits.Where(static r => r.Failure is null).ToArray();
        var prior = PriorPass.Run(model, options.Seed, run);
        var amounts = new ChannelAmounts(model);
        var paid = Enumerable.Range(0, amounts.IsReturn.Count).Where(m => amounts.IsReturn[m]).ToArray();
        return new RecoveryResult
        {
            Options = options,
            Refits = refits,
            Channels = [.. amounts.IsReturn.Select((isReturn, m) => Channel([.. fitted.Select(r => r.Channels[m])], isReturn, amounts.Prior(prior, m), m, options, amounts.IsReturn.Count))],
            BestFound = paid.Length < 2 ? null : new Rate(fitted.Count(r => Best(r, paid, static c => c.Truth) == Best(r, paid, static c => c.Estimate.Mean)), fitted.Length),
            OrderRight = paid.Length < 2 ? null : new Rate(fitted.Count(r => Right(r, paid) == paid.Length * (paid.Length - 1) / 2), fitted.Length),
            PairsRight = paid.Length < 2 ? null : fitted.Sum(r => Right(r, paid)) / (fitted.Length * paid.Length * (paid.Length - 1) / 2.0),
        };
    }

    static ChannelRecovery Channel(ChannelRefit[] refits, bool isReturn, Estimate prior, int channel, RecoveryOptions options, int channels)
    {
        var errors = refits.Select(static c => c.Estimate.Mean - c.Truth).ToArray();
        var truth = BandBuilder.Estimate([.. refits.Select(static c => c.Truth)]);
        var (bias, n) = (errors.Average(), refits.Length);
        var (cover50, cover90) = (Count(refits, static c => c.IsCoveredBy50), Count(refits, static c => c.IsCoveredBy90));
        var isFromPrior = options.Truth == TruthSource.Prior && options.Stated.Count == 0;
        var histogram = Histogram(refits, channel, options.Seed);
        double? ranks = isFromPrior ? UniformityPValue(histogram) : null;
        return new ChannelRecovery
        {
            Channel = refits[0].Channel,
            IsReturn = isReturn,
            Truth = truth,
            Bias = bias,
            BiasError = n < 2 ? double.NaN : Math.Sqrt(errors.Sum(e => (e - bias) * (e - bias)) / (n - 1) / n),
            RelativeBias = bias / truth.Mean,
            Coverage50 = cover50,
            Coverage90 = cover90,
            WidthToPrior = refits.Average(static c => c.Estimate.Q95 - c.Estimate.Q5) / (prior.Q95 - prior.Q5),
            TypicalInterval = (Median(refits, static c => c.Estimate.Q5 / c.Truth), Median(refits, static c => c.Estimate.Q95 / c.Truth)),
            ExcludesHalf = Count(refits, static c => c.ExcludesHalf),
            ExcludesDouble = Count(refits, static c => c.ExcludesDouble),
            RankHistogram = histogram,
            RankPValue = ranks,
            IsMiscalibrated = isFromPrior && IsWrong(cover50, cover90, ranks, channels),
        };
    }

    /// <summary>Any of three tests beyond what chance allows, the allowance shared among tests and channels.</summary>
    static bool IsWrong(Rate cover50, Rate cover90, double? ranks, int channels)
    {
        var level = FalseAlarm / (3 * channels);
        var limit = ScalarMath.NormalQuantile(1 - level / 2);
        return ranks < level || Math.Abs(cover50.Deviation(0.5)) > limit || Math.Abs(cover90.Deviation(0.9)) > limit;
    }

    /// <summary>Ranks in bins of one width; each is spread evenly over its cell first, since cells need not divide into bins.</summary>
    static int[] Histogram(ChannelRefit[] refits, int channel, ulong seed)
    {
        var bins = new int[Bins];
        for (var i = 0; i < refits.Length; i++)
        {
            var within = Rng.Create(seed, channel, i, (int)RngPurpose.Rank).NextDouble();
            bins[(int)(Bins * (refits[i].Rank + within) / (refits[i].RankDraws + 1))]++;
        }
        return bins;
    }

    /// <summary>
    /// Chance of χ² = Σ (count − n/10)² / (n/10) this large if ranks are uniform: with 9 degrees of freedom
    /// Q(x) = erfc √(x/2) + √(2x/π) e^(−x/2) (1 + x/3 + x²/15 + x³/105) (Abramowitz &amp; Stegun 1964, 26.4.4).
    /// </summary>
    internal static double UniformityPValue(IReadOnlyList<int> histogram)
    {
        var expected = histogram.Sum() / (double)Bins;
        var x = histogram.Sum(count => (count - expected) * (count - expected)) / expected;
        return ScalarMath.Erfc(Math.Sqrt(x / 2)) + Math.Sqrt(2 * x / Math.PI) * Math.Exp(-x / 2) * (1 + x / 3 * (1 + x / 5 * (1 + x / 7)));
    }

    static Rate Count(ChannelRefit[] refits, Func<ChannelRefit, bool> isCounted) => new(refits.Count(isCounted), refits.Length);

    static double Median(ChannelRefit[] refits, Func<ChannelRefit, double> value)
    {
        double[] sorted = [.. refits.Select(value).Order()];
        return Quantiles.Type7(sorted, 0.5);
    }

    static int Best(RecoveryRefit refit, int[] paid, Func<ChannelRefit, double> value) => paid.MaxBy(m => value(refit.Channels[m]));

    /// <summary>Pairs of paid channels whose posterior means are in the order of the truths.</summary>
    static int Right(RecoveryRefit refit, int[] paid)
    {
        var right = 0;
        for (var i = 0; i < paid.Length; i++)
        {
            for (var j = i + 1; j < paid.Length; j++)
            {
                var (a, b) = (refit.Channels[paid[i]], refit.Channels[paid[j]]);
                right += a.Truth > b.Truth == a.Estimate.Mean > b.Estimate.Mean ? 1 : 0;
            }
        }
        return right;
    }
}
