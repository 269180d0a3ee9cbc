using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// What every component adds to the expected outcome, per draw: contributions that add up, fitted values, and the cells of the first
/// block of geos.
/// </summary>
/// <remarks>
/// Memory. Draws are kept of totals over geos per period, and of totals over the window per geo, at most
/// <see cref="DrawPass.MostBandDraws"/> of each; of single cells only the mean of every component is kept, and draws of what the
/// components add up to, block by block (<see cref="CellDraws"/>). For 200 geos, 156 periods and 46 components that is
/// about 60 + 75 + 60 + 200 MB, and 11 MB for each of at most sixteen pieces that are summed at the same time; draws of every component in every cell would take 11 GB.
/// </remarks>
sealed class ComponentPass
{
    readonly BoundModel _model;
    readonly int _cells;
    readonly int _stride;

    ComponentPass(FittedModel fit, int mostStored)
    {
        MostStored = mostStored;
        _model = fit.Model;
        var panel = _model.Panel;
        _cells = panel.Cells;
        Components = Names(_model);
        _stride = DrawPass.BandStride(fit);
        var kept = DrawPass.BandDraws(fit);
        Bands = [.. Components.Select(_ => BandBuilder.Allocate(panel.Periods, kept))];
        Totals = [.. Components.Select(_ => new double[fit.Draws.Count])];
        ExpectedTotal = new double[fit.Draws.Count];
        Means = [.. Components.Select(_ => new double[_cells])];
        Innovations = _model.Spec.Noise.Autoregression is null ? null : new double[_cells];
        Cells = CellDraws.Of(fit, 0, mostStored);
        GeoTotals = panel.Geos.Count == 1 ? [] : [.. Components.Select(_ => BandBuilder.Allocate(panel.Geos.Count, kept))];
        Joint = JointLosses.Of(fit);
        Statistics = new OutcomeStatistics(_model);
        Replicated = BandBuilder.Allocate(OutcomeStatistics.Names.Count, kept);
        Predictive = panel.Geos.Count == 1 ? Cells.Predictive : BandBuilder.Allocate(panel.Periods, kept);
    }

    /// <summary>Names and kinds, baseline first, then controls, treatments, confounding, media.</summary>
    public IReadOnlyList<(string Name, ComponentKind Kind, int Index)> Components { get; }

    /// <summary>Mean over all draws, [component][cell].</summary>
    public double[][] Means { get; }

    /// <summary>
    /// Mean over all draws of what of every cell neither the expectation nor the periods before it predict, standardised; NaN where
    /// nothing is fitted, null where errors are independent and residuals say the same.
    /// </summary>
    public double[]? Innovations { get; }

    /// <summary>Totals over geos, [component][period][kept draw].</summary>
    public double[][][] Bands { get; }

    /// <summary>Sum over window and geos, [component][draw].</summary>
    public double[][] Totals { get; }

    /// <summary>Sum over the window, [component][geo][kept draw]; empty for a national panel.</summary>
    public double[][][] GeoTotals { get; }

    /// <summary>What is lost without several channels together; null where contributions add up.</summary>
    public JointLosses? Joint { get; }

    /// <summary>Sum of the expected outcome over window and geos, per draw.</summary>
    public double[] ExpectedTotal { get; }

    /// <summary>Posterior predictive draws of totals over the geos that exist, [period][kept draw].</summary>
    public double[][] Predictive { get; }

    /// <summary>What is compared between the outcome and its replications.</summary>
    public OutcomeStatistics Statistics { get; }

    /// <summary>Statistics of outcomes that the model makes, [statistic][kept draw].</summary>
    public double[][] Replicated { get; }

    /// <summary>The first block of geos; of a national panel all there is.</summary>
    public CellDraws Cells { get; }

    /// <summary>Most numbers of a block of cells.</summary>
    public int MostStored { get; }

    /// <summary>Visits all draws.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="mostStored">Most numbers of a block of cells; changes no result.</param>
    /// <param name="run">Threads, and when to stop.</param>
    public static ComponentPass Run(FittedModel fit, int mostStored = CellDraws.MostStored, Execution run = default)
    {
        var pass = new ComponentPass(fit, mostStored);
        var pieces = DrawPass.Run(fit, _ => new Visitor(pass), run: run, most: MostPieces(pass));
        for (var c = 0; c < pass.Components.Count; c++)
        {
            foreach (var piece in pieces)
                Kernels.Add(pass.Means[c], piece.Sums[c], pass.Means[c]);
            Kernels.Scale(1.0 / fit.Draws.Count, pass.Means[c], pass.Means[c]);
        }
        if (pass.Innovations is { } innovations)
        {
            foreach (var piece in pieces)
                Kernels.Add(innovations, piece.Innovations, innovations);
            Kernels.Scale(1.0 / fit.Draws.Count, innovations, innovations);
        }
        return pass;
    }

    /// <summary>Sums of every component in every cell are kept per piece: of a large panel there are fewer.</summary>
    static int MostPieces(ComponentPass pass) => (int)Math.Clamp(CellDraws.MostStored / ((long)pass.Components.Count * pass._cells), 1, DrawPass.MostPieces);

    /// <summary>Mean expected outcome of every cell. Allocates.</summary>
    public double[] Expected()
    {
        var expected = new double[_cells];
        foreach (var mean in Means)
            Kernels.Add(expected, mean, expected);
        return expected;
    }

    /// <summary>What the expected outcome is the sum of: names and kinds, baseline first.</summary>
    public static List<(string Name, ComponentKind Kind, int Index)> Names(BoundModel model)
    {
        var linear = model.LinearKeys.Select((key, i) => (key.Name, Kind(model, key, i), i));
        var media = model.Spec.Channels.Select(static (channel, i) => (channel.Name, ComponentKind.Media, i));
        var confounding = model.Spec.Channels
            .Select(static (channel, i) => ($"confounding[{channel.Name}]", ComponentKind.Confounding, i))
            .Where(c => model.HasConfounding(c.i));
        // Media are last everywhere.
        (string, ComponentKind, int)[] overlap = HasLosses(model) && model.Spec.Channels.Count > 1 ? [("overlap", ComponentKind.Overlap, 0)] : [];
        return [.. linear.OrderBy(static c => c.Item2), .. confounding, .. overlap, .. media];
    }

    /// <summary>True where contributions of media are what would be lost without them, which is more than their parts where they multiply.</summary>
    public static bool HasLosses(BoundModel model) => model.Spec is { Likelihood: LogNormalErrors, Decomposition: Decomposition.Counterfactual };

    static ComponentKind Kind(BoundModel model, ParameterKey key, int component) =>
        model.Treatments.Contains(component) ? ComponentKind.Treatment
        : key is ControlKey ? ComponentKind.Control
        : ComponentKind.Baseline;

    sealed class Visitor(ComponentPass pass) : IDrawVisitor
    {
        readonly ComponentEffects _effects = new(pass._model, pass.Components);
        readonly double[] _expected = new double[pass._cells];
        readonly double[] _outcome = new double[pass._cells];
        readonly double[] _totals = new double[pass._model.Panel.Periods];

        public double[] Innovations { get; } = new double[pass._cells];

        public double[][] Sums { get; } = [.. pass.Components.Select(_ => new double[pass._cells])];

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            Array.Clear(_expected);
            var kept = draw % pass._stride == 0 ? draw / pass._stride : -1;
            for (var c = 0; c < pass.Components.Count; c++)
            {
                var effect = _effects.Of(c, simulator);
                Kernels.Add(_expected, effect, _expected);
                Kernels.Add(Sums[c], effect, Sums[c]);
                pass.Totals[c][draw] = Kernels.Sum(effect);
                if (kept >= 0)
                    Keep(c, kept, effect);
            }
            pass.ExpectedTotal[draw] = Kernels.Sum(_expected);
            pass.Joint?.Take(draw, kept, simulator);
            if (pass.Innovations is not null)
            {
                simulator.Innovations(_expected, _outcome);
                Kernels.Add(Innovations, _outcome, Innovations);
            }
            pass.Cells.Take(draw, simulator, _expected, _outcome);
            if (kept >= 0)
                Replicate(kept);
            if (kept >= 0 && pass.GeoTotals.Length > 0)
                Predict(kept);
        }

        void Replicate(int kept)
        {
            Span<double> statistics = stackalloc double[OutcomeStatistics.Names.Count];
            pass.Statistics.Of(_outcome, statistics);
            for (var i = 0; i < statistics.Length; i++)
                pass.Replicated[i][kept] = statistics[i];
        }

        void Keep(int component, int kept, double[] effect)
        {
            GeoSums.OverGeos(effect, _totals);
            Store(pass.Bands[component], kept, _totals);
            if (pass.GeoTotals.Length == 0)
                return;
            var geos = pass.GeoTotals[component];
            for (var g = 0; g < geos.Length; g++)
                geos[g][kept] = GeoSums.Of(effect, g, geos.Length);
        }

        void Predict(int kept)
        {
            for (var cell = 0; cell < _outcome.Length; cell++)
                _outcome[cell] = pass._model.Panel.IsPresent(cell) ? _outcome[cell] : 0;
            GeoSums.OverGeos(_outcome, _totals);
            Store(pass.Predictive, kept, _totals);
        }

        static void Store(double[][] store, int kept, double[] values)
        {
            for (var t = 0; t < values.Length; t++)
                store[t][kept] = values[t];
        }
    }
}
