using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>What is known of every cell [geo, period].</summary>
/// <param name="Expected">Mean expected outcome.</param>
/// <param name="Predictive">
/// Predictive distribution; NaN where the geo is absent. Its mean is the expected outcome itself, since draws would only add Monte
/// Carlo noise, but of held-out cells under autoregressive errors.
/// </param>
/// <param name="Loo">Leave-one-out estimate over the fitted cells.</param>
/// <param name="HeldOut">Predictions of the cells that are held out and have an outcome, in order.</param>
sealed record CellResults(double[] Expected, Band Predictive, LooEstimate Loo, IReadOnlyList<HeldOutCell> HeldOut);

/// <summary>
/// Predictive bands of every cell, leave-one-out scores of the fitted ones, predictions of the ones held out. Walks over blocks of
/// geos, so that draws of few cells exist at a time.
/// </summary>
sealed class CellPass
{
    readonly Panel _panel;
    readonly int _chains;
    readonly double[] _observed;
    readonly LooPoint[] _loo;
    readonly HeldOutCell?[] _heldOut;
    readonly Band _predictive;
    readonly double[] _expected;
    readonly bool _isCarriedOn;
    readonly Execution _run;

    CellPass(FittedModel fit, double[] expected, Execution run)
    {
        _run = run;
        (_panel, _chains) = (fit.Model.Panel, fit.Draws.Chains);
        _isCarriedOn = PredictiveCells.AreCarriedOn(fit.Model);
        _observed = _panel.ObservedOutcome();
        _loo = new LooPoint[_panel.Cells];
        _heldOut = new HeldOutCell?[_panel.Cells];
        _expected = expected;
        _predictive = new Band(_isCarriedOn ? [.. expected] : expected, new double[_panel.Cells], new double[_panel.Cells], new double[_panel.Cells]);
    }

    public static CellResults Run(FittedModel fit, ComponentPass components, Execution run = default)
    {
        var pass = new CellPass(fit, components.Expected(), run);
        pass.Reduce(components.Cells);
        var perBlock = CellDraws.GeosPerBlock(fit, components.MostStored);
        for (var geo = perBlock; geo < pass._panel.Geos.Count; geo += perBlock)
        {
            var block = CellDraws.Of(fit, geo, components.MostStored);
            DrawPass.Run(fit, _ => new Visitor(fit.Model, components, block), block.Wants, run);
            pass.Reduce(block);
        }
        var points = pass._loo.Where((_, cell) => pass.IsFitted(cell)).ToArray();
        return new CellResults(
            pass._expected, pass._predictive,
            new LooEstimate(points, fit.Draws.Chains * components.Cells.LikelihoodIterations),
            [.. pass._heldOut.OfType<HeldOutCell>()]);
    }

    bool IsFitted(int cell) => !double.IsNaN(_panel.FittedOutcome[cell]);

    /// <summary>Held out on purpose, with an outcome to compare with, in a period that is not left out for reasons of its own.</summary>
    bool IsTest(int cell) =>
        _panel.Marks.HeldOut?[cell] is true && !double.IsNaN(_observed[cell]) && _panel.ExclusionOf(cell % _panel.Periods) is null;

    void Reduce(CellDraws block) => _run.For(block.Count, i => Reduce(block, i));

    void Reduce(CellDraws block, int i)
    {
        var cell = block.First + i;
        if (!_panel.IsPresent(cell))
        {
            _expected[cell] = _predictive.Mean[cell] = _predictive.Q5[cell] = _predictive.Q50[cell] = _predictive.Q95[cell] = double.NaN;
            return;
        }
        if (_isCarriedOn && _panel.Marks.HeldOut![cell])
            _predictive.Mean[cell] = block.Predictive[i].Average();
        (_predictive.Q5[cell], _predictive.Q50[cell], _predictive.Q95[cell]) = BandBuilder.Limits(block.Predictive[i]);
        if (IsFitted(cell))
            _loo[cell] = PsisLoo.Leave(new ChainDraws(block.LogLikelihood[i], _chains, block.LikelihoodIterations));
        if (IsTest(cell))
            _heldOut[cell] = HeldOutCell.Of(cell, _observed[cell], _predictive.Mean[cell], [.. block.Predictive[i].Order()]);
    }

    sealed class Visitor(BoundModel model, ComponentPass components, CellDraws block) : IDrawVisitor
    {
        readonly ComponentEffects _effects = new(model, components.Components);
        readonly double[] _expected = new double[model.Panel.Cells];
        readonly double[] _outcome = new double[model.Panel.Cells];

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            _effects.Expected(simulator, _expected);
            block.Take(draw, simulator, _expected, _outcome);
        }
    }
}
