namespace MediaMix.Inference;

/// <summary>
/// The metric of one chain during warm-up: starts at 1/|∇|, then follows the Fisher diagonal of a foreground window
/// draw by draw, while a background window collects the draws that take over at the next switch. At switches and at
/// intervals a low-rank map is fitted to the window without its newest draws, and used as long as it beats the diagonal
/// map on those: no map is judged by the draws it comes from. The same held-out draws tell whether the chain has settled.
/// </summary>
sealed class MetricAdaptation
{
    const int FewestDraws = 3;
    const int FewestStepsAfterDivergence = 4;
    const int FewestForLowRank = 15;
    const int HeldOutShare = 5;

    // Judged per dimension. A Gaussian whitened up to the cutoff is at most ½ away; what is further away is curved, and
    // there the larger steps of a better-conditioned map only make transitions diverge. Below ¼ any gain is taken;
    // between the two only a large one, or chains would keep changing their minds over nothing.
    const double CertainDistance = 0.25;
    const double LargestDistance = 0.5;
    const double LargeGain = 3;

    // Settled: half of the draws would give as good a map, so that more of them will not give a better one, and the newest
    // draws lie where a normal law in its coordinates has its mass: far out on a slope gradients may fit and positions
    // do not. Of few draws only a map that is good by any measure is believed. Where even the best map leaves a law far
    // from normal, a chain takes the time it is given.
    const double StillLearning = 0.8;
    const double NothingToLearn = 0.01;
    const double SettledDistance = 1.5;
    const double SettledSpread = 2;
    const int FewestForComparison = 120;

    readonly WarmupSchedule _schedule;
    readonly double[] _scale;
    readonly double[] _centre;
    readonly List<WhiteningDraw> _draws = [];
    FisherEstimator _foreground;
    FisherEstimator _background;
    bool _hasEstimate;
    bool _hasDiverged;

    public MetricAdaptation(int dimension, ChainState start, WarmupSchedule schedule)
    {
        _schedule = schedule;
        (_foreground, _background) = (new FisherEstimator(dimension), new FisherEstimator(dimension));
        (_scale, _centre) = (new double[dimension], new double[dimension]);
        FisherEstimator.InitialScale(start.Gradient, _scale);
        start.Position.AsSpan(0, dimension).CopyTo(_centre);
        Map = new DiagonalMap(_centre, _scale);
    }

    public AffineMap Map { get; private set; }

    /// <summary>True once the chain has found, where its schedule lets it, that its metric is as good as it will get.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Takes in a transition; returns true when the new metric calls for another step size altogether.</summary>
    public bool Update(ChainState state, in TransitionInfo info, int draw)
    {
        // A stuck draw repeats old information; after a divergence only a draw well away from the start is trusted.
        if (info.Offset != 0 && (!info.IsDivergent || Math.Abs(info.Offset) > FewestStepsAfterDivergence))
            Add(state);
        _hasDiverged |= info.IsDivergent && draw >= _schedule.EarlyEnd;
        var restarts = false;
        if (_schedule.DecidesAfter(draw) && _foreground.Count >= FewestForLowRank)
        {
            restarts = Refit(draw);
            IsSettled = !_hasDiverged && Settles();
            if (IsSettled)
                return restarts;
        }
        _hasDiverged &= !_schedule.DecidesAfter(draw);
        if (_schedule.SwitchesAfter(draw) && _background.Count >= FewestDraws)
        {
            _draws.RemoveRange(0, _draws.Count - _background.Count);
            (_foreground, _background) = (_background, _foreground);
            _background.Clear();
        }
        if (_foreground.Count >= FewestDraws)
            restarts |= Refit(draw);
        return restarts;
    }

    /// <summary>Begins anew in other coordinates, with draws that have been restated in them.</summary>
    /// <param name="draws">Oldest first.</param>
    public void Restate(IReadOnlyList<WhiteningDraw> draws)
    {
        // The young window keeps its age, so that the schedule goes on.
        var young = Math.Min(_background.Count, draws.Count);
        _foreground.Clear();
        _background.Clear();
        _draws.Clear();
        for (var i = 0; i < draws.Count; i++)
        {
            _foreground.Add(draws[i].Position, draws[i].Gradient);
            if (i >= draws.Count - young)
                _background.Add(draws[i].Position, draws[i].Gradient);
        }
        _draws.AddRange(draws);
        _foreground.UpdateScale(_scale);
        _foreground.Mean.CopyTo(_centre);
        Map = new DiagonalMap(_centre, _scale);
    }

    bool Refit(int draw)
    {
        _foreground.UpdateScale(_scale);
        _foreground.Mean.CopyTo(_centre);
        var wasLowRank = Map is LowRankMap;
        if (_schedule.FitsLowRankAfter(draw))
            Map = FitLowRank() ?? (AffineMap)new DiagonalMap(_centre, _scale);
        else if (!wasLowRank)
            Map = new DiagonalMap(_centre, _scale);
        var restarts = !_hasEstimate || wasLowRank != Map is LowRankMap;
        _hasEstimate = true;
        return restarts;
    }

    void Add(ChainState state)
    {
        _foreground.Add(state.Position, state.Gradient);
        _background.Add(state.Position, state.Gradient);
        _draws.Add(new WhiteningDraw(state.Position, state.Gradient));
    }

    /// <summary>Judges the kind of map in use, fitted to all and to half of the older draws, by the newest ones.</summary>
    bool Settles()
    {
        var (older, newest) = Split();
        if (Fit(older) is not { } map || Fit(older[(older.Count / 2)..]) is not { } half)
            return false;
        var distance = FisherDistance.Of(map, newest);
        var limit = older.Count < FewestForComparison ? CertainDistance : SettledDistance;
        return distance < limit * _scale.Length
            && (distance < NothingToLearn * _scale.Length || distance > StillLearning * FisherDistance.Of(half, newest))
            && FisherDistance.Spread(map, newest) < SettledSpread * _scale.Length;
    }

    AffineMap? Fit(List<WhiteningDraw> draws) =>
        Map is LowRankMap ? WhiteningFit.LowRank(draws, _scale) : WhiteningFit.Diagonal(draws, _scale);

    (List<WhiteningDraw> Older, List<WhiteningDraw> Newest) Split()
    {
        var split = _draws.Count - _draws.Count / HeldOutShare;
        return (_draws[..split], _draws[split..]);
    }

    /// <summary>The low-rank map of the older draws, if it whitens the newest clearly better than the diagonal map does.</summary>
    LowRankMap? FitLowRank()
    {
        if (_draws.Count < FewestForLowRank)
            return null;
        var (older, newest) = Split();
        if (WhiteningFit.LowRank(older, _scale) is not { } map)
            return null;
        var distance = FisherDistance.Of(map, newest);
        var diagonal = FisherDistance.Of(WhiteningFit.Diagonal(older, _scale), newest);
        return IsClearlyBetter(distance / _scale.Length, diagonal / _scale.Length) ? map : null;
    }

    /// <summary>The acceptance test, on draws that neither map was fitted to.</summary>
    /// <param name="distance">Fisher distance of the low-rank map per dimension; NaN is refused.</param>
    /// <param name="diagonal">That of the diagonal map.</param>
    internal static bool IsClearlyBetter(double distance, double diagonal) =>
        distance < diagonal && (distance < CertainDistance || (distance < LargestDistance && distance * LargeGain < diagonal));
}
