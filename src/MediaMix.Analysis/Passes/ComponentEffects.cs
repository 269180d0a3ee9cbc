using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Asks a simulator what each component adds. Owns a workspace; one instance per thread.</summary>
sealed class ComponentEffects(BoundModel model, IReadOnlyList<(string Name, ComponentKind Kind, int Index)> components)
{
    readonly ChannelPlan[] _plans = [.. Enumerable.Range(0, model.Spec.Channels.Count).Select(m => ChannelPlan.Actual(model, m))];
    readonly double[] _effect = new double[model.Panel.Cells];

    /// <summary>What a component adds to every cell; overwritten by the next call.</summary>
    /// <param name="component">0-based component.</param>
    /// <param name="simulator">Loaded with a draw.</param>
    public double[] Of(int component, OutcomeSimulator simulator)
    {
        var (_, kind, index) = components[component];
        if (kind == ComponentKind.Overlap)
            simulator.Overlap(_effect);
        else if (kind == ComponentKind.Media && ComponentPass.HasLosses(model))
            simulator.Loss([index], _effect);
        else if (kind == ComponentKind.Media)
            simulator.Contribution(index, _plans[index], _effect);
        else if (kind == ComponentKind.Confounding)
            simulator.Confounding(index, _plans[index], _effect);
        else
            simulator.Baseline(index, _effect);
        return _effect;
    }

    /// <summary>Writes the expected outcome of every cell.</summary>
    public void Expected(OutcomeSimulator simulator, double[] expected)
    {
        Array.Clear(expected);
        for (var c = 0; c < components.Count; c++)
            Kernels.Add(expected, Of(c, simulator), expected);
    }
}
