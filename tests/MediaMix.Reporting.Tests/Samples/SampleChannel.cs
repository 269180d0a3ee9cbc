using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>One invented channel: pulsed spend, geometric carryover, saturating effect; smooth and repeatable.</summary>
internal sealed class SampleChannel
{
    const int MaxLag = 8;
    const double Uncertainty = 0.35;

    readonly double _decay;
    readonly double _half;
    readonly double _strength;
    readonly double[] _spend;

    public SampleChannel(string name, int index, int periods, bool isOrganic)
    {
        Name = name;
        IsOrganic = isOrganic;
        _decay = 0.25 + 0.45 * Wave(index, 0.37);
        var size = 40_000 * Math.Pow(0.86, index) + 2_000;
        _half = size * (0.8 + Wave(index, 0.61));
        _strength = size * (2.2 - 0.9 * Wave(index, 1.7)) * 2;
        _spend = new double[periods];
        for (var t = 0; t < periods; t++)
            _spend[t] = Math.Round(size * Math.Max(0, 0.75 + 0.9 * Math.Sin((t + 5 * index) * (0.21 + 0.05 * (index % 5)))));
        if (_spend.Sum() == 0)
            _spend[0] = 1;
    }

    public string Name { get; }

    public bool IsOrganic { get; }

    public double Spend => IsOrganic ? 0 : _spend.Sum();

    public double[] Series(double multiplier)
    {
        var effect = new double[_spend.Length];
        for (var t = 0; t < effect.Length; t++)
        {
            var carried = 0.0;
            for (var lag = 0; lag <= Math.Min(t, MaxLag); lag++)
                carried += Weight(lag) * multiplier * _spend[t - lag];
            effect[t] = _strength * carried / (carried + _half);
        }
        return effect;
    }

    public Contribution Contribution()
    {
        var mean = Series(1);
        return new Contribution(Name, ComponentKind.Media, Around(mean), Around(mean.Sum()));
    }

    public ChannelReturn Return(double spendShare, double share, OutcomeKind kind, Grade grade, string? twin)
    {
        var total = Series(1).Sum();
        var next = (Series(1.01).Sum() - total) / 0.01;
        return new ChannelReturn
        {
            Channel = Name,
            Spend = Spend,
            SpendShare = spendShare,
            Contribution = Around(total),
            ShareMean = share,
            Roi = IsOrganic ? null : Around(total / Spend),
            MarginalRoi = IsOrganic ? null : Around(next / Spend),
            CostPerUnit = IsOrganic || kind == OutcomeKind.Revenue ? null : Around(Spend / total) with { Mean = double.NaN },
            PriorRoi = IsOrganic ? null : new Estimate(1.5, 0.2, 1.2, 4.1),
            Contraction = grade == Grade.C ? 0.2 : 0.7,
            Twin = twin is null ? null : (twin, -0.31),
            Grade = grade,
        };
    }

    public ResponseCurve Response()
    {
        double[] grid = [0, 0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];
        var mean = Array.ConvertAll(grid, m => Series(m).Sum());
        var current = _spend.Sum();
        var marginal = Array.ConvertAll(grid, m => (Series(m + 0.01).Sum() - Series(m).Sum()) / (0.01 * current));
        return new ResponseCurve(Name, grid, Array.ConvertAll(grid, m => m * current), Around(mean), marginal, current, 1.8);
    }

    public CarryoverCurve Carryover()
    {
        var lags = Enumerable.Range(0, MaxLag + 1).ToArray();
        var weights = Array.ConvertAll(lags, Weight);
        return new CarryoverCurve(Name, lags, Around(weights), Around(lags.Sum(l => l * Weight(l))));
    }

    public IEnumerable<PriorPosterior> Learning()
    {
        var roi = Spend > 0 ? Series(1).Sum() / Spend : 1;
        yield return SampleDensity.Normal(Name, IsOrganic ? "coefficient" : "roi", 0, 4 * roi, (1.5 * roi, 0.9 * roi), (roi, 0.25 * roi));
        yield return SampleDensity.Normal(Name, "adstock.decay", 0, 1, (0.5, 0.2), (_decay, 0.09));
        yield return SampleDensity.Normal(Name, "saturation.half", 0, 4, (1.4, 0.8), (1.3, 0.7));
    }

    public static Estimate Around(double mean) =>
        new(mean, mean - Uncertainty * Math.Abs(mean), 0.98 * mean, mean + 1.2 * Uncertainty * Math.Abs(mean));

    public static Band Around(double[] mean) => new(
        mean,
        Array.ConvertAll(mean, m => Around(m).Q5),
        Array.ConvertAll(mean, m => Around(m).Q50),
        Array.ConvertAll(mean, m => Around(m).Q95));

    double Weight(int lag) => (1 - _decay) * Math.Pow(_decay, lag) / (1 - Math.Pow(_decay, MaxLag + 1));

    static double Wave(int index, double pace) => 0.5 + 0.5 * Math.Sin(pace * (index + 1) * 4);
}
