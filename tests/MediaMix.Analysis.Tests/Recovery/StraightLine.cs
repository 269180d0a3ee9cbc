namespace MediaMix.Analysis.Tests;

/// <summary>
/// One channel that works at once and in proportion, a level, noise of known size: a linear regression with normal priors, whose
/// posterior anybody can write down. ROI = the coefficient.
/// </summary>
static class StraightLine
{
    public const int Periods = 40;
    public const double PriorMean = 2, PriorSd = 1, LevelMean = 100, LevelSd = 20, NoiseSd = 5;

    /// <summary>Spend per period.</summary>
    public static double[] Spend { get; } = [.. Enumerable.Range(0, Periods).Select(static t => t % 4 == 0 ? 0.0 : 1 + t * t % 7)];

    public static BoundModel Model { get; } = BoundModel.Bind(Spec(NoiseSd), Panel());

    /// <summary>The model with noise whose size is as good as known.</summary>
    public static ModelSpec Spec(double noise) => new()
    {
        Outcome = "sales",
        Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None), Media = new MediaScale(MediaScaleKind.None) },
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new NoAdstock(), Saturation = new NoSaturation(), Strength = new CoefficientStrength(new NormalPrior(PriorMean, PriorSd)) },
        ],
        Baseline = new BaselineSpec { Intercept = new NormalPrior(LevelMean, LevelSd), Trend = new NoTrend(), Seasonality = [] },
        Noise = new NoiseSpec { Prior = new LogNormalPrior(Math.Log(noise), 1e-3) },
    };

    /// <summary>Posterior sd of the ROI, the same whatever the outcome.</summary>
    public static double PosteriorSd => Math.Sqrt(Covariance.Roi);

    /// <summary>What the posterior mean is on average when the level is its prior mean and the ROI is given: the prior pulls.</summary>
    public static double ExpectedMean(double roi)
    {
        // Precision-weighted: Σ (Λ⁻¹μ + Xᵀ E[y] / σ²), level first.
        var (xx, x, n) = (Spend.Sum(static s => s * s), Spend.Sum(), (double)Periods);
        var level = LevelMean / (LevelSd * LevelSd) + (n * LevelMean + x * roi) / (NoiseSd * NoiseSd);
        var slope = PriorMean / (PriorSd * PriorSd) + (x * LevelMean + xx * roi) / (NoiseSd * NoiseSd);
        return Covariance.Cross * level + Covariance.Roi * slope;
    }

    static (double Roi, double Cross) Covariance
    {
        get
        {
            var (a, b, c) = (1 / (LevelSd * LevelSd) + Periods / (NoiseSd * NoiseSd), Spend.Sum() / (NoiseSd * NoiseSd), 1 / (PriorSd * PriorSd) + Spend.Sum(static s => s * s) / (NoiseSd * NoiseSd));
            var determinant = a * c - b * b;
            return (a / determinant, -b / determinant);
        }
    }

    static Panel Panel() => new(
        TimeAxis.FromIndex(1, Periods), ["national"],
        new Series("sales", SeriesUnit.Outcome, [.. Spend.Select(static (s, t) => LevelMean + PriorMean * s + t % 3)]),
        [new Series("tv_spend", SeriesUnit.Spend, Spend)]);
}
