using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// The search for the λ of one hierarchy: starts at the best common λ of a grid, then goes through the members and moves
/// each to its best λ given the others, until nothing improves. A member's own index depends on its own λ alone, so it is
/// tabulated; what the members share are the scores of mean and log-sd, s_μ + Σ s_j (1 − λ_j τ^(1 − λ_j)) and
/// s_t + Σ (1 − λ_j)(s_j (x_j − μ) + 1), which are kept up to date.
/// </summary>
sealed class CentringSearch
{
    const int Steps = 10;
    const int Sweeps = 10;

    /// <summary>Smaller gains are not worth another sweep.</summary>
    const double SmallestGain = 1e-3;

    /// <summary>What round-off makes of draws that are all the same; λ = 1 comes first and stays.</summary>
    const double Negligible = 1e-9;

    readonly NormalHierarchy _hierarchy;
    readonly double[][] _scores;
    readonly double[][] _pulls;
    readonly double[][] _factors;
    readonly double[][] _memberIndex;
    readonly double[] _mean;
    readonly double[] _logSd;
    readonly double[] _baseMeanScore;
    readonly double[] _baseLogSdScore;
    readonly double[] _meanScore;
    readonly double[] _logSdScore;
    readonly double[] _trialMean;
    readonly double[] _trialLogSd;

    /// <summary>Tabulates all that does not depend on the other members.</summary>
    /// <param name="hierarchy">The hierarchy.</param>
    /// <param name="draws">Finite, in coordinates in which this hierarchy is centred.</param>
    public CentringSearch(NormalHierarchy hierarchy, IReadOnlyList<WhiteningDraw> draws)
    {
        _hierarchy = hierarchy;
        _mean = [.. draws.Select(d => hierarchy.MeanAt(d.Position))];
        _logSd = [.. draws.Select(d => d.Position[hierarchy.LogSdCoordinate])];
        _baseMeanScore = [.. draws.Select(d => hierarchy.MeanCoordinate is { } mean ? d.Gradient[mean] : 0)];
        _baseLogSdScore = [.. draws.Select(d => d.Gradient[hierarchy.LogSdCoordinate])];
        (_meanScore, _logSdScore) = (new double[draws.Count], new double[draws.Count]);
        (_trialMean, _trialLogSd) = (new double[draws.Count], new double[draws.Count]);
        _factors = [.. Enumerable.Range(0, Steps + 1).Select(step => _logSd.Select(t => ScalarMath.Exp((1 - Centring(step)) * t)).ToArray())];
        var count = hierarchy.Members.Count;
        (_scores, _pulls, _memberIndex) = (new double[count][], new double[count][], new double[count][]);
        for (var j = 0; j < count; j++)
        {
            var member = hierarchy.Members[j];
            double[] x = [.. draws.Select(d => d.Position[member])];
            _scores[j] = [.. draws.Select(d => d.Gradient[member])];
            _pulls[j] = [.. x.Select((value, i) => _scores[j][i] * (value - _mean[i]) + 1)];
            _memberIndex[j] = [.. Enumerable.Range(0, Steps + 1).Select(step => MemberIndex(x, _scores[j], step))];
        }
    }

    /// <summary>The best λ of every member; 1 where no λ gives finite numbers.</summary>
    public double[] Find()
    {
        var steps = BestCommon();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            // Anew every time, or round-off would pile up.
            Restart(steps);
            var gain = 0.0;
            for (var j = 0; j < steps.Length; j++)
                gain += Improve(j, ref steps[j]);
            if (!(gain > SmallestGain))
                break;
        }
        return [.. steps.Select(Centring)];
    }

    static double Centring(int step) => step / (double)Steps;

    int[] BestCommon()
    {
        var steps = new int[_scores.Length];
        var (best, smallest) = (Steps, double.PositiveInfinity);
        for (var step = Steps; step >= 0; step--)
        {
            Array.Fill(steps, step);
            Restart(steps);
            var total = Shared(_meanScore, _logSdScore);
            foreach (var index in _memberIndex)
                total += index[step];
            if (total < smallest - Negligible)
                (best, smallest) = (step, total);
        }
        Array.Fill(steps, best);
        return steps;
    }

    /// <summary>Moves one member to its best λ; returns how much the sum of indices falls.</summary>
    double Improve(int j, ref int step)
    {
        Add(j, step, -1, _meanScore, _logSdScore);
        var before = double.NaN;
        var (best, smallest) = (step, double.PositiveInfinity);
        for (var candidate = Steps; candidate >= 0; candidate--)
        {
            // Onto copies: a candidate that overflows must not spoil the sums.
            _meanScore.CopyTo(_trialMean, 0);
            _logSdScore.CopyTo(_trialLogSd, 0);
            Add(j, candidate, 1, _trialMean, _trialLogSd);
            var total = Shared(_trialMean, _trialLogSd) + _memberIndex[j][candidate];
            if (candidate == step)
                before = total;
            if (total < smallest - Negligible)
                (best, smallest) = (candidate, total);
        }
        step = best;
        Add(j, step, 1, _meanScore, _logSdScore);
        return before - smallest;
    }

    void Restart(ReadOnlySpan<int> steps)
    {
        _baseMeanScore.CopyTo(_meanScore, 0);
        _baseLogSdScore.CopyTo(_logSdScore, 0);
        for (var j = 0; j < steps.Length; j++)
            Add(j, steps[j], 1, _meanScore, _logSdScore);
    }

    /// <summary>Adds a member's share to the scores of mean and log-sd, or takes it out.</summary>
    void Add(int j, int step, double sign, double[] meanScore, double[] logSdScore)
    {
        var λ = Centring(step);
        var (score, pull, factor) = (_scores[j], _pulls[j], _factors[step]);
        for (var i = 0; i < score.Length; i++)
        {
            meanScore[i] += sign * score[i] * (1 - λ * factor[i]);
            logSdScore[i] += sign * (1 - λ) * pull[i];
        }
    }

    double Shared(double[] meanScore, double[] logSdScore) =>
        FisherIndex.Of(_logSd, logSdScore) + (_hierarchy.MeanCoordinate is null ? 0 : FisherIndex.Of(_mean, meanScore));

    double MemberIndex(double[] x, double[] score, int step)
    {
        var (λ, factor) = (Centring(step), _factors[step]);
        var (eta, etaScore) = (new double[x.Length], new double[x.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            eta[i] = (x[i] - (1 - λ * factor[i]) * _mean[i]) / factor[i];
            etaScore[i] = score[i] * factor[i];
        }
        return FisherIndex.Of(eta, etaScore);
    }
}
