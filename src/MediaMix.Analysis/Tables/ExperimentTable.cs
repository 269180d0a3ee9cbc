using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// Prior, posterior and conflict of every experiment. The model without an experiment comes from Pareto-smoothed importance weights
/// 1/p(statement | draw) (Vehtari, Gelman &amp; Gabry 2017), or from a fit without it where those weights have too heavy a tail.
/// </summary>
sealed class ExperimentTable(FittedModel fit, PriorPass prior, ExperimentPass pass, AnalysisOptions options)
{
    // Above, smoothed weights are not reliable whatever the number of draws (Vehtari et al. 2024).
    const double LargestKhat = 0.7;

    readonly ModelSpec _spec = fit.Model.Spec;
    readonly Dictionary<string, double[]> _refits = new(StringComparer.Ordinal);
    readonly string[] _channels = [.. fit.Model.Spec.Channels.Select(static c => c.Name)];

    /// <summary>What fits without an experiment say in its place, [draw], after <see cref="Results"/>.</summary>
    public IReadOnlyDictionary<string, double[]> Refits => _refits;

    public IReadOnlyList<ExperimentResult> Results() => [.. Enumerable.Range(0, _spec.Experiments.Count).Select(Result)];

    ExperimentResult Result(int e)
    {
        var experiment = _spec.Experiments[e];
        var weights = Weights(e);
        var refitted = weights.Khat <= LargestKhat ? null : Refitted(e);
        var without = refitted is not null
            ? new WeightedDraws(refitted)
            : new WeightedDraws(pass.Implied[e], Array.ConvertAll(weights.LogWeights, Math.Exp));
        var (stated, se, comparable) = Comparable(experiment.Statement, without);
        return new ExperimentResult
        {
            Name = experiment.Name,
            Channels = experiment.Channels,
            Window = experiment.Window,
            Quantity = experiment.Statement.Quantity,
            Stated = experiment.Statement.Value,
            StandardError = experiment.Statement.StandardError,
            Prior = new WeightedDraws(prior.Implied[e]).Estimate(),
            Without = without.Estimate(),
            With = new WeightedDraws(pass.Implied[e]).Estimate(),
            Conflict = (stated - comparable.Mean) / Math.Sqrt(se * se + comparable.Variance),
            TailConflict = TailConflict(stated, se, comparable),
            ParetoK = weights.Khat,
            IsRefitted = refitted is not null,
            HasConfounding = experiment.Channels.All(name => fit.Model.HasConfounding(Array.IndexOf(_channels, name))),
        };
    }

    /// <summary>What a fit without the experiment says in its place: known, made now, or null where it may not be.</summary>
    double[]? Refitted(int e)
    {
        var name = _spec.Experiments[e].Name;
        if (options.Known.TryGetValue(name, out var known))
            return _refits[name] = known;
        return options.Refits == ExperimentRefits.Never ? null
            : _refits[name] = ExperimentPass.Run(WithoutExperiment.Fit(fit, e, options.Execution), options.Execution).Implied[e];
    }

    SmoothedWeights Weights(int e)
    {
        var density = new ChainDraws(pass.LogDensity[e], fit.Draws.Chains, fit.Draws.Iterations);
        var tail = SmoothedWeights.LooTailLength(density.Count, PsisLoo.RelativeEfficiency(density));
        return SmoothedWeights.Of(Array.ConvertAll(density.Values, static x => -x), tail);
    }

    /// <summary>Statement, error and what the model says, on a scale that has a mean and a variance.</summary>
    static (double Stated, double Se, WeightedDraws Without) Comparable(ExperimentStatement statement, WeightedDraws without)
    {
        var (stated, se) = (statement.Value, statement.StandardError);
        // The lift in the denominator of a cost may be near 0; its inverse has moments.
        return statement is CostStatement
            ? (1 / stated, se / (stated * stated), without.Map(static cost => 1 / cost))
            : (stated, se, without);
    }

    /// <summary>Φ⁻¹ of Σ w Φ((stated − draw)/se): a skewed posterior can have a large variance and yet nothing where the statement is.</summary>
    internal static double TailConflict(double stated, double se, WeightedDraws without)
    {
        var least = 0.5 / without.Values.Length;
        var below = without.Map(draw => ScalarMath.NormalCdf((stated - draw) / se)).Mean;
        return double.IsNaN(below) ? double.NaN : ScalarMath.NormalQuantile(Math.Clamp(below, least, 1 - least));
    }
}
