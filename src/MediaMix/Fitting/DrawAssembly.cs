using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Turns the sampler's coordinates into named draws: parameters, level effects, and every channel's coefficient and ROI.</summary>
static class DrawAssembly
{
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

    static List<(string Name, Func<double[], OutcomeSimulator, double> Read)> Columns(BoundModel model)
    {
        var columns = new List<(string Name, Func<double[], OutcomeSimulator, double> Read)>();
        foreach (var parameter in model.Parameters.Where(static p => p.IsSampled))
            columns.Add((parameter.Name, (values, _) => values[parameter.Slot]));
        foreach (var derived in model.Derived)
            columns.Add((derived.Name, (values, _) => derived.Read(values)));
        for (var m = 0; m < model.Media.Count; m++)
        {
            var channel = m;
            var term = model.Media[m];
            if (term.Strength != StrengthKind.Coefficient)
                columns.Add(($"{term.Name}.coefficient", (_, simulator) => simulator.Coefficient(channel)));
            var spend = model.Constants.Channels[m].Spend;
            if (term.Strength != StrengthKind.Roi && spend > 0)
                columns.Add(($"{term.Name}.roi", (_, simulator) => simulator.WindowEffect(channel) / spend));
        }
        return columns;
    }
}
