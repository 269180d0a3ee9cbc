using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Turns the sampler's coordinates into named draws: parameters, level effects, and every channel's coefficient and ROI.</summary>
static class DrawAssembly
{
    const int MostGeoCoefficients = 2000;

    public static Draws Assemble(BoundModel model, IReadOnlyList<ChainTrace> traces, SamplerSpec sampler)
    {
        var iterations = traces[0].LogDensity.Length;
        var count = traces.Count * iterations;
        var columns = Columns(model);
        var values = columns.Select(_ => new double[count]).ToArray();
        // Blocks are chains: every draw writes its own cells, so the split does not change any bit.
        Parallel.For(0, traces.Count, chain =>
        {
            var density = model.CreateSamplingDensity(sampler.Collapse);
            var full = new double[density.FullDimension];
            var simulator = model.CreateSimulator();
            var vector = model.AllocateValues();
            for (var i = 0; i < iterations; i++)
            {
                var rng = Rng.Create(sampler.Seed, chain, i, (int)RngPurpose.Recovery);
                density.Recover(traces[chain].Position(i), ref rng, full);
                model.Constrain(full, vector);
                simulator.Load(vector);
                for (var c = 0; c < columns.Count; c++)
                    values[c][chain * iterations + i] = columns[c].Read(vector, simulator);
            }
        });
        return new Draws([.. columns.Select(static c => c.Name)], values, traces.Count, iterations);
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
        return new Draws([.. columns.Select(static c => c.Name)], values, 1, count);
    }

    static List<(string Name, Func<double[], OutcomeSimulator, double> Read)> Columns(BoundModel model)
    {
        var columns = new List<(string Name, Func<double[], OutcomeSimulator, double> Read)>();
        foreach (var parameter in model.Parameters.Where(static p => p.IsSampled))
            columns.Add((parameter.Name, (values, _) => values[parameter.Slot]));
        foreach (var derived in model.Derived)
            columns.Add((derived.Name, (values, _) => derived.Read(values)));
        for (var m = 0; m < model.Media.Count; m++)
            AddChannel(columns, model, m);
        return columns;
    }

    static void AddChannel(List<(string Name, Func<double[], OutcomeSimulator, double> Read)> columns, BoundModel model, int channel)
    {
        var (term, pooling) = (model.Media[channel], model.Spec.Channels[channel].Pooling);
        var name = $"{term.Name}.coefficient";
        if (term.Strength != StrengthKind.Coefficient && pooling is not UnpooledPooling)
            columns.Add((pooling is HierarchicalPooling ? $"{name}.mean" : name, (_, simulator) => simulator.Coefficient(channel)));
        if (pooling is HierarchicalPooling || (pooling is UnpooledPooling && term.Strength != StrengthKind.Coefficient))
        {
            foreach (var geo in GeosToKeep(model, term))
                columns.Add(($"{name}[{model.Panel.Geos[geo]}]", (_, simulator) => simulator.Coefficient(channel, geo)));
        }
        var spend = model.Constants.Channels[channel].Spend;
        if ((term.Strength != StrengthKind.Roi || pooling is UnpooledPooling) && spend > 0)
            columns.Add(($"{term.Name}.roi", (_, simulator) => simulator.WindowWorth(channel) / spend));
        for (var i = 0; i < term.AdstockParameters.Length; i++)
            AddGeos(columns, model, term, $"{term.Name}.adstock.{term.Transform.Adstock.Parameters[i].Name}", term.AdstockParameters[i]);
        for (var i = 0; i < term.SaturationParameters.Length; i++)
            AddGeos(columns, model, term, $"{term.Name}.saturation.{term.Transform.Saturation.Parameters[i].Name}", term.SaturationParameters[i]);
    }

    /// <summary>A partially pooled parameter of a transform in every geo, which nobody reads off its deviations.</summary>
    static void AddGeos(List<(string Name, Func<double[], OutcomeSimulator, double> Read)> columns, BoundModel model, MediaTerm term, string name, TransformParameter parameter)
    {
        if (parameter.Spread is null)
            return;
        foreach (var (series, geo) in GeosToKeep(model, term).Index())
            columns.Add(($"{name}[{model.Panel.Geos[geo]}]", (values, _) => parameter.Stated(values, series)));
    }

    /// <summary>The geos whose coefficients are kept beside the deviations that they follow from: none where that would be most of the memory.</summary>
    static IEnumerable<int> GeosToKeep(BoundModel model, MediaTerm term) =>
        model.Media.Sum(static m => m.Series.Length) > MostGeoCoefficients ? [] : term.Series.Select(static series => series.Geo);
}
