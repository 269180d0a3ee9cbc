namespace MediaMix;

/// <summary>
/// Buffers of all channels in one evaluation, with the passes that are the same whatever is sampled. Work on single geos goes block
/// by block, on several threads if there are any; what belongs to all geos is added up in their order. Belongs to one chain.
/// </summary>
sealed class MediaWorkspace
{
    readonly MediaTerm[] _terms;
    readonly EffectivenessTape[] _curves;
    readonly GeoBlocks? _blocks;
    readonly Action<int> _respond;
    readonly Action<int> _add;
    readonly Action<int> _pullbackCoefficients;
    readonly Action<int> _pullbackResponses;
    double[] _outcome = [];

    /// <summary>Allocates the buffers.</summary>
    /// <param name="terms">Channels.</param>
    /// <param name="model">Their model, with its experiments.</param>
    /// <param name="withCarryOut">True to run the rows after the window even where the strength does not need them.</param>
    /// <param name="blocks">Blocks of geos; null = one.</param>
    public MediaWorkspace(IReadOnlyList<MediaTerm> terms, BoundModel model, bool withCarryOut = false, GeoBlocks? blocks = null)
    {
        _terms = [.. terms];
        var curves = terms.Select(static m => m.Effectiveness).OfType<EffectivenessCurve>().Distinct().ToDictionary(static c => c, static c => new EffectivenessTape(c));
        _curves = [.. curves.Values];
        // All geos add to the adjoint of a curve.
        _blocks = _curves.Length == 0 && blocks is { Count: > 1 } ? blocks : null;
        Tapes = [.. terms.Select(m => new MediaTape(m, m.Effectiveness is { } curve ? curves[curve] : null, withCarryOut, _blocks))];
        Experiments = model.Experiments.Count == 0 ? null : new ExperimentWorkspace(model, _terms, Tapes);
        (_respond, _add, _pullbackCoefficients, _pullbackResponses) = (Respond, AddTo, PullbackCoefficients, PullbackResponses);
    }

    public MediaTape[] Tapes { get; }

    /// <summary>Experiments on these channels; null without any.</summary>
    public ExperimentWorkspace? Experiments { get; }

    /// <summary>Fused multiply-adds per cell of forward and backward pass, roughly, for <see cref="GeoBlocks"/>; exponentials and logarithms count as ten.</summary>
    public static int OperationsPerCell(IEnumerable<MediaTerm> terms) => terms.Sum(static m => 3 * m.Transform.Lags + 80);

    /// <summary>Loads the transforms' parameters and computes every channel's response.</summary>
    public void Respond(ReadOnlySpan<double> values)
    {
        foreach (var tape in _curves)
            tape.Curve.Forward(values, tape);
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].Load(values, Tapes[m]);
        Run(_respond);
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].AddUp(Tapes[m]);
    }

    /// <summary>Sets the coefficients of all channels and adds coefficient × response to the rows of the panel.</summary>
    public void AddTo(ReadOnlySpan<double> values, double[] outcome)
    {
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].SetCoefficients(values, Tapes[m]);
        _outcome = outcome;
        Run(_add);
    }

    /// <summary>Way back of all channels and of the curves of effectiveness; see <see cref="MediaTerm.PullbackStrengths"/>.</summary>
    /// <param name="outcomeAdjoint">∂L/∂expected outcome on the model scale, per padded row of the panel.</param>
    /// <param name="values">The value vector.</param>
    /// <param name="valueAdjoint">∂L/∂value, added to.</param>
    public void Pullback(double[] outcomeAdjoint, ReadOnlySpan<double> values, Span<double> valueAdjoint)
    {
        _outcome = outcomeAdjoint;
        Run(_pullbackCoefficients);
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].PullbackConfounding(Tapes[m], valueAdjoint);
        Experiments?.PullbackCoefficients();
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].PullbackStrengths(Tapes[m], values, valueAdjoint);
        Run(_pullbackResponses);
        Experiments?.PullbackResponses();
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].PullbackTransforms(Tapes[m], values, valueAdjoint);
        foreach (var tape in _curves)
            tape.Curve.Pullback(values, tape, valueAdjoint);
    }

    void Run(Action<int> body)
    {
        if (_blocks is null)
            body(0);
        else
            _blocks.Run(body);
    }

    void Respond(int block)
    {
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].Respond(block, Tapes[m]);
    }

    void AddTo(int block)
    {
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].AddTo(block, Tapes[m], _outcome);
    }

    void PullbackCoefficients(int block)
    {
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].PullbackCoefficients(block, _outcome, Tapes[m]);
    }

    void PullbackResponses(int block)
    {
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].PullbackResponses(block, _outcome, Tapes[m]);
    }
}
