namespace MediaMix.Inference.Diagnostics;

/// <summary>Leave-one-out result of one observation.</summary>
/// <param name="Elpd">Expected log predictive density of the observation given the others, log Σ w_s p(y_i | θ_s).</param>
/// <param name="Lppd">Log predictive density given all, log mean p(y_i | θ_s).</param>
/// <param name="Khat">Pareto k̂ of its weights; see <see cref="SmoothedWeights.Khat"/>.</param>
/// <param name="RelativeEfficiency">ESS/S of its likelihood over the chains; 1 where that is undefined.</param>
/// <param name="EffectiveDraws">r_eff/Σw²: how many independent draws of the leave-one-out posterior the weights are worth.</param>
public readonly record struct LooPoint(
    double Elpd, double Lppd, double Khat, double RelativeEfficiency, double EffectiveDraws)
{
    /// <summary>Effective number of parameters spent on the observation, Lppd − Elpd.</summary>
    public double EffectiveParameters => Lppd - Elpd;
}
