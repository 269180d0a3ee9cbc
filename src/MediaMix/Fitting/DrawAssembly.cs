using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Turns the sampler's coordinates into named draws: parameters, level effects, and every channel's coefficient and ROI.</summary>
static class DrawAssembly
{
    const int MostGeoCoefficients = 2000;

    /// <summary>Draws of one chain that are one piece of work.</summary>
    const int DrawsPerPiece = 250;

    public static Draws Assemble(BoundModel model, IReadOnlyList<ChainTrace> traces, SamplerSpec sampler, Execution run)
    {
        var iterations = traces[0].LogDensity.Length;
        var count = traces.Count * iterations;
        var columns = Columns(model);
        var values = columns.Select(_ => new double[count]).ToArray();
        var pieces = (iterations + DrawsPerPiece - 1) / DrawsPerPiece;
        // Every draw has a stream of its own and writes its own cells, so the split does not change any bit.
        run.For(traces.Count * pieces, () => new Workspace(model, sampler.Collapse), (piece, work) =>
        {
            var (chain, first) = (piece / pieces, piece % pieces * DrawsPerPiece);
            for (var i = first; i < Math.Min(iterations, first + DrawsPerPiece); i++)
            {
                run.Token.ThrowIfCancellationRequested();
                var rng = Rng.Create(sampler.Seed, chain, i, (int)RngPurpose.Recovery);
                work.Load(traces[chain].Position(i), ref rng);
                for (var c = 0; c < columns.Count; c++)
                    values[c][chain * iterations + i] = columns[c].Read(work.Values, work.Simulator);
            }
        });
        return new Draws([.. columns.Select(static c => c.Key.Name)], values, traces.Count, iterations);
    }

    /// <summary>The same columns for parameters drawn from their priors: one chain, draw i from the stream of (seed, i).</summary>
    public static Draws FromPrior(BoundModel model, ulong seed, int count)
    {
        var columns = Columns(model);
        var values = columns.Select(_ => new double[count]).ToArray();
        var (simulator, vector) = (model.CreateSimulator(), model.AllocateValues());
        for (var i = 0; i < count; i++)
        {
            var rng = Rng.Create(seed, 0, i, (int)RngPurpose.Prior);
            model.SamplePrior(ref rng, vector);
            simulator.Load(vector);
            for (var c = 0; c < columns.Count; c++)
                values[c][i] = columns[c].Read(vector, simulator);
        }
        return new Draws([.. columns.Select(static c => c.Key.Name)], values, 1, count);
    }

    /// <summary>What recovers one draw at a time.</summary>
    sealed class Workspace(BoundModel model, bool collapse)
    {
        readonly IPartiallyCollapsed _density = model.CreateSamplingDensity(collapse);
        double[] _full = [];

        public double[] Values { get; } = model.AllocateValues();

        public OutcomeSimulator Simulator { get; } = model.CreateSimulator();

        public void Load(ReadOnlySpan<double> position, ref Rng rng)
        {
            if (_full.Length == 0)
                _full = new double[_density.FullDimension];
            _density.Recover(position, ref rng, _full);
            model.Constrain(_full, Values);
            Simulator.Load(Values);
        }
    }

    /// <summary>What the columns are, by name.</summary>
    public static Dictionary<string, ParameterKey> Keys(BoundModel model)
    {
        var keys = new Dictionary<string, ParameterKey>(StringComparer.Ordinal);
        foreach (var key in Columns(model).Select(static c => c.Key).Concat(model.Parameters.Select(static p => p.Key)))
            keys.TryAdd(key.Name, key);
        return keys;
    }

    static List<(ParameterKey Key, Func<double[], OutcomeSimulator, double> Read)> Columns(BoundModel model)
    {
        var columns = new List<(ParameterKey Key, Func<double[], OutcomeSimulator, double> Read)>();
        foreach (var parameter in model.Parameters.Where(static p => p.IsSampled))
            columns.Add((parameter.Key, (values, _) => values[parameter.Slot]));
        foreach (var derived in model.Derived)
            columns.Add((derived.Key, (values, _) => derived.Read(values)));
        for (var m = 0; m < model.Media.Count; m++)
            AddChannel(columns, model, m);
        return columns;
    }

    static void AddChannel(List<(ParameterKey Key, Func<double[], OutcomeSimulator, double> Read)> columns, BoundModel model, int channel)
    {
        var (term, pooling) = (model.Media[channel], model.Spec.Channels[channel].Pooling);
        var key = new StrengthKey(term.Name, StrengthKind.Coefficient);
        if (term.Strength != StrengthKind.Coefficient && pooling is not UnpooledPooling)
            columns.Add((pooling is HierarchicalPooling ? key with { Form = ParameterForm.Mean } : key, (_, simulator) => simulator.Coefficient(channel)));
        if (pooling is HierarchicalPooling || (pooling is UnpooledPooling && term.Strength != StrengthKind.Coefficient))
        {
            foreach (var geo in GeosToKeep(model, term))
                columns.Add((key with { Geo = model.Panel.Geos[geo] }, (_, simulator) => simulator.Coefficient(channel, geo)));
        }
        var spend = model.Constants.Channels[channel].Spend;
        if ((term.Strength != StrengthKind.Roi || pooling is UnpooledPooling) && spend > 0)
            columns.Add((new StrengthKey(term.Name, StrengthKind.Roi), (_, simulator) => simulator.WindowWorth(channel) / spend));
        for (var i = 0; i < term.AdstockParameters.Length; i++)
            AddGeos(columns, model, term, new TransformKey(term.Name, TransformPart.Adstock, term.Transform.Adstock.Parameters[i].Name), term.AdstockParameters[i]);
        for (var i = 0; i < term.SaturationParameters.Length; i++)
            AddGeos(columns, model, term, new TransformKey(term.Name, TransformPart.Saturation, term.Transform.Saturation.Parameters[i].Name), term.SaturationParameters[i]);
    }

    /// <summary>A partially pooled parameter of a transform in every geo, which nobody reads off its deviations.</summary>
    static void AddGeos(List<(ParameterKey Key, Func<double[], OutcomeSimulator, double> Read)> columns, BoundModel model, MediaTerm term, TransformKey key, TransformParameter parameter)
    {
        if (parameter.Spread is null)
            return;
        foreach (var (series, geo) in GeosToKeep(model, term).Index())
            columns.Add((key with { Geo = model.Panel.Geos[geo] }, (values, _) => parameter.Stated(values, series)));
    }

    /// <summary>The geos whose coefficients are kept beside the deviations that they follow from: none where that would be most of the memory.</summary>
    static IEnumerable<int> GeosToKeep(BoundModel model, MediaTerm term) =>
        model.Media.Sum(static m => m.Series.Length) > MostGeoCoefficients ? [] : term.Series.Select(static series => series.Geo);
}
