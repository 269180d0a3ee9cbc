namespace MediaMix.Analysis;

/// <summary>A utility of outcomes of which every scenario has several equally likely ones, which differ from what a decision brings by fixed amounts.</summary>
/// <param name="Inner">The utility of all of them.</param>
/// <param name="Shifts">[scenario][outcome]; as many per scenario.</param>
sealed record ShiftedUtility(ScenarioUtility Inner, double[][] Shifts) : ScenarioUtility
{
    /// <inheritdoc/>
    public override bool IsConcave => Inner.IsConcave;

    /// <inheritdoc/>
    public override bool IsMonotone => Inner.IsMonotone;

    /// <inheritdoc/>
    public override ScenarioUtility Above(double slack) => Inner.Above(slack) is var above && above == Inner ? this : this with { Inner = above };

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights)
    {
        var all = Shifted(outcomes);
        var own = new double[all.Length];
        var value = Inner.Evaluate(all, own);
        var each = all.Length / outcomes.Length;
        for (var s = 0; s < outcomes.Length; s++)
            weights[s] = Numerics.Kernels.Sum(own.AsSpan(s * each, each));
        return value;
    }

    /// <inheritdoc/>
    public override double Exact(ReadOnlySpan<double> outcomes) => Inner.Exact(Shifted(outcomes));

    /// <summary>All outcomes, those of a scenario one after the other.</summary>
    double[] Shifted(ReadOnlySpan<double> outcomes)
    {
        var each = Shifts[0].Length;
        var all = new double[outcomes.Length * each];
        for (var s = 0; s < outcomes.Length; s++)
        {
            for (var i = 0; i < each; i++)
                all[s * each + i] = outcomes[s] + Shifts[s][i];
        }
        return all;
    }
}
