using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// Explains why returns moved between two runs by fits in between: the earlier model with its priors (in natural units) on the new data, then
/// with the priors of the new run. Where a step changes nothing its fit is not made.
/// </summary>
public static class MoveExplainer
{
    /// <summary>Compares two runs; takes up to two fits.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="after">The new run; the fits in between are sampled as it was.</param>
    /// <param name="threads">Chains at the same time; 0 = one per processor. Changes no result.</param>
    /// <param name="token">Stops a fit.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MoveExplanation Explain(FittedModel before, FittedModel after, int threads = 0, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var run = new Execution(threads, token);
        var (first, last) = (RunReturns.Of(before, run), RunReturns.Of(after, run));
        try
        {
            var steps = new Steps(before, after, run);
            var data = steps.NewData(first);
            var priors = steps.NewPriors(data, last);
            return Explanation(first, data, priors, last, steps.Fits, null) with { IsSame = steps.IsSame };
        }
        catch (InvalidInputException e)
        {
            return Explanation(first, first, first, last, 0, e.Faults[0].ToString());
        }
    }

    static MoveExplanation Explanation(RunReturns before, RunReturns data, RunReturns priors, RunReturns after, int fits, string? obstacle) => new(
        [.. after.Channels.Where(before.Contains).Select(name => Move(name, before, data, priors, after))],
        fits,
        [.. after.Channels.Where(name => name != RunReturns.All && !before.Contains(name))],
        [.. before.Channels.Where(name => name != RunReturns.All && !after.Contains(name))],
        obstacle);

    static ReturnMove Move(string name, RunReturns before, RunReturns data, RunReturns priors, RunReturns after)
    {
        var (a, b, c, d) = (before[name], data[name].Value.Mean, priors[name].Value.Mean, after[name]);
        return new ReturnMove(name, a.Value, d.Value, b - a.Value.Mean, c - b, d.Value.Mean - c, Math.Sqrt(a.Error * a.Error + d.Error * d.Error));
    }

    /// <summary>The fits in between.</summary>
    sealed class Steps
    {
        readonly FittedModel _before;
        readonly FittedModel _after;
        readonly Execution _run;
        readonly bool _isSameData;
        readonly BoundModel _data;
        readonly BoundModel _priors;

        public Steps(FittedModel before, FittedModel after, Execution run)
        {
            (_before, _after, _run) = (before, after, run);
            _isSameData = SameData.Of(before.Model.Panel, after.Model.Panel);
            var restated = RestatedModel.Bind(before.Model, after.Model.Panel);
            _data = _isSameData ? before.Model : restated;
            _priors = RestatedModel.WithPriors(_data, after.Model);
        }

        public int Fits { get; private set; }

        /// <summary>True where the runs differ in nothing but how they were sampled.</summary>
        public bool IsSame => _isSameData && Structure.Of(_before.Model.Spec) == Structure.Of(_after.Model.Spec) && Priors(_before.Model).SequenceEqual(Priors(_after.Model));

        /// <summary>Earlier model and priors on the new data.</summary>
        public RunReturns NewData(RunReturns first) => _isSameData ? first : Fit(_data, 1);

        /// <summary>The same with the priors of the new run.</summary>
        public RunReturns NewPriors(RunReturns data, RunReturns last)
        {
            if (Priors(_priors).SequenceEqual(Priors(_data)))
                return data;
            var isNew = Priors(_priors).SequenceEqual(Priors(_after.Model)) && Structure.Of(_before.Model.Spec) == Structure.Of(_after.Model.Spec);
            return isNew ? last : Fit(_priors, 2);
        }

        static IEnumerable<(string, Prior)> Priors(BoundModel model) => model.Parameters.Select(static p => (p.Name, p.Prior));

        RunReturns Fit(BoundModel model, int step)
        {
            Fits++;
            var sampler = _after.Sampler with { Seed = Seeds.Of(_after.Sampler.Seed, SeedKind.Step, step) };
            return RunReturns.Of(ModelFit.Run(model, sampler, _run.Threads, token: _run.Token), _run);
        }
    }
}
