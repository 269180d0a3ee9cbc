using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Diagnostics;

/// <summary>Real posterior draws and awkward synthetic ones against the R packages posterior and loo.</summary>
public class DiagnosticsCheckTests
{
    const double Relative = 1e-8;

    public static TheoryData<string> Variables =>
    [
        "saturation_beta_2", "saturation_lam_2", "intercept", "gamma_fourier_3", "lp", "ar095", "ar_neg05", "iid",
        "shifted_chain", "scaled_chain", "trend", "cauchy", "ties", "constant", "loglik_ordinary", "loglik_event1",
        "loglik_event2",
    ];

    [Theory]
    [MemberData(nameof(Variables))]
    public void EveryDiagnostic_ReferenceDraws_EqualsPosterior(string variable)
    {
        ChainDraws draws = DiagnosticsCheck.Draws(variable);
        Dictionary<string, double> expected = DiagnosticsCheck.Expected("expected.csv", variable);
        Assert.Equal(20, expected.Count);
        foreach ((string diagnostic, double value) in expected)
            Numbers.AreClose(value, Number(diagnostic, draws), Relative, $"{variable} {diagnostic}");
    }

    [Theory]
    [InlineData("loglik_ordinary")]
    [InlineData("loglik_event1")]
    [InlineData("loglik_event2")]
    public void Leave_ReferenceLogLikelihood_EqualsLoo(string variable)
    {
        ChainDraws draws = DiagnosticsCheck.Draws(variable);
        Dictionary<string, double> expected = DiagnosticsCheck.Expected("psis_expected.csv", variable);
        double efficiency = expected["r_eff"];
        LooPoint point = PsisLoo.Leave(draws, efficiency);
        SmoothedWeights weights = SmoothedWeights.Of(
            Array.ConvertAll(draws.Values, x => -x), SmoothedWeights.LooTailLength(draws.Count, efficiency));

        // That version of loo takes the efficiency from whole chains, the current one from split chains.
        double whole = Ess.Basic(draws.With(Array.ConvertAll(draws.Values, Math.Exp))) / draws.Count;
        Numbers.AreClose(efficiency, whole, Relative, "r_eff");
        Assert.Equal(expected["tail_len"], weights.TailLength);
        Numbers.AreClose(expected["pareto_k"], point.Khat, Relative, "k");
        Numbers.AreClose(expected["psis_n_eff"], point.EffectiveDraws, Relative, "n_eff");
        Numbers.AreClose(expected["elpd_loo"], point.Elpd, Relative, "elpd");
        Numbers.AreClose(expected["max_log_weight"], weights.LogWeights.Max(), Relative, "largest weight");
    }

    static double Number(string diagnostic, ChainDraws draws) => diagnostic switch
    {
        "mean" => Summary.Of(draws).Mean,
        "sd" => Summary.Of(draws).StandardDeviation,
        "rhat" => Rhat.Rank(draws),
        "ess_bulk" => Ess.Bulk(draws),
        "ess_tail" => Ess.Tail(draws),
        "ess_mean" => Ess.Mean(draws),
        // posterior 1.4.0, which made this file, took absolute deviations here; later versions take squares, as we do.
        "ess_sd" => EssOfAbsoluteDeviations(draws),
        "ess_median" => Ess.Quantile(draws, 0.5),
        "ess_q5" => Ess.Quantile(draws, 0.05),
        "ess_q95" => Ess.Quantile(draws, 0.95),
        "mcse_mean" => Mcse.Mean(draws),
        "mcse_sd" => Mcse.StandardDeviation(draws),
        "mcse_median" => Mcse.Quantile(draws, 0.5),
        "mcse_q5" => Mcse.Quantile(draws, 0.05),
        "rhat_basic_split" => Rhat.Split(draws),
        "rhat_basic_nosplit" => Rhat.Basic(draws),
        "ess_basic_split" => Ess.Mean(draws),
        "q5_type7" => Summary.Of(draws).Q05,
        "q50_type7" => Summary.Of(draws).Q50,
        "q97.5_type7" => Summary.Of(draws).Q975,
        _ => throw new ArgumentException($"No diagnostic is known as {diagnostic}.", nameof(diagnostic)),
    };

    static double EssOfAbsoluteDeviations(ChainDraws draws)
    {
        double mean = Summary.Of(draws).Mean;
        return Ess.Mean(draws.With(Array.ConvertAll(draws.Values, x => Math.Abs(x - mean))));
    }
}
