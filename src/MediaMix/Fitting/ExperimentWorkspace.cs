namespace MediaMix;

/// <summary>
/// The experiments of a model in one evaluation: log p of what they state, given the channels' responses and coefficients, and the way
/// back. Allocates nothing per evaluation. Owned by one thread.
/// </summary>
sealed class ExperimentWorkspace
{
    readonly ExperimentTerm[] _terms;
    readonly ExperimentErrors[] _errors;
    readonly PieceTape[] _pieces;
    readonly (ExperimentErrors Errors, int Member)[] _places;
    readonly double[] _implied;
    readonly double[] _adjoint;
    readonly double[] _slope;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="terms">Channels of the evaluation, all with experiments among them.</param>
    /// <param name="tapes">The same in this evaluation.</param>
    public ExperimentWorkspace(BoundModel model, MediaTerm[] terms, MediaTape[] tapes)
    {
        (_terms, _errors) = ([.. model.Experiments], [.. model.ExperimentErrors]);
        _pieces =
        [
            .. _terms.SelectMany((experiment, e) => experiment.Pieces.Select(piece =>
            {
                var m = Array.IndexOf(terms, model.Media[piece.Channel]);
                return new PieceTape(piece, e, terms[m].Transform, tapes[m]);
            })),
        ];
        _places = [.. Enumerable.Range(0, _terms.Length).Select(Place)];
        (_implied, _adjoint, _slope) = (new double[_terms.Length], new double[_terms.Length], new double[_terms.Length]);
    }

    /// <summary>What the model states in place of every experiment; set by <see cref="Evaluate"/>.</summary>
    public ReadOnlySpan<double> Implied => _implied;

    /// <summary>Log density of all statements; needs responses and coefficients of all channels.</summary>
    public double Evaluate()
    {
        Array.Clear(_implied);
        foreach (var piece in _pieces)
            _implied[piece.Experiment] += piece.Lift();
        for (var e = 0; e < _terms.Length; e++)
            _implied[e] = _terms[e].Implied(_implied[e], out _slope[e]);
        var density = 0.0;
        foreach (var errors in _errors)
            density += errors.LogDensity(_implied, _adjoint);
        for (var e = 0; e < _terms.Length; e++)
            _adjoint[e] *= _slope[e];
        return density;
    }

    /// <summary>ln p of one statement given the others; needs <see cref="Evaluate"/>.</summary>
    /// <param name="experiment">Number of the experiment.</param>
    public double Pointwise(int experiment) => _places[experiment].Errors.Pointwise(_places[experiment].Member, _implied);

    /// <summary>Adds the adjoints of the coefficients to what the outcome has said about them.</summary>
    public void PullbackCoefficients()
    {
        foreach (var piece in _pieces)
            piece.PullbackCoefficient(_adjoint[piece.Experiment]);
    }

    /// <summary>Adds the adjoints of the transforms to their states, and those of the effectiveness to its curves.</summary>
    public void PullbackResponses()
    {
        foreach (var piece in _pieces)
            piece.PullbackResponses(_adjoint[piece.Experiment]);
    }

    (ExperimentErrors, int) Place(int experiment)
    {
        foreach (var errors in _errors)
        {
            if (errors.Members.IndexOf(experiment) is var member and >= 0)
                return (errors, member);
        }
        throw new ArgumentException($"The experiment {_terms[experiment].Name} has no errors.");
    }
}
