namespace MediaMix.Analysis;

/// <summary>Spend, contribution, ROI and marginal ROI per channel and for all paid media together.</summary>
static class ReturnTable
{
    const double EnoughContraction = 0.5;

    /// <summary>Beyond this correlation a channel is not told apart from another (statistical conventions, section 3).</summary>
    public const double TooCorrelated = 0.7;

    public static IReadOnlyList<ChannelReturn> Channels(FittedModel fit, ComponentPass components, ReturnPass returns, LearningTables learning, IReadOnlyList<ExperimentResult> experiments, double[] signal)
    {
        var constants = fit.Model.Constants;
        var sizes = returns.Worth.Select(Sizes).ToArray();
        var offset = components.Components.Count - constants.Channels.Count;
        var paid = fit.Model.PaidChannels();
        var together = paid.Length > 0 ? Add(paid, m => components.Totals[offset + m]) : null;
        return
        [
            .. constants.Channels.Select((facts, m) =>
            {
                var total = components.Totals[offset + m];
                var twin = Twin(constants, sizes[m], sizes, [m]);
                var contraction = learning.Contraction(m);
                return Return(facts.Name, facts.Spend, constants, total, components, new(returns.Effect[m], returns.Worth[m], returns.MarginalEffect[m])) with
                {
                    EffectShare = facts.Spend > 0 ? BandBuilder.Estimate([.. total.Zip(together!, static (own, all) => own / all)]) : null,
                    Exposure = facts.Exposure,
                    PerExposure = facts.Exposure > 0 && fit.Model.Spec.Channels[m] is { Exposure: not null } or { Reach: not null } ? BandBuilder.Estimate([.. returns.Effect[m].Select(e => e / facts.Exposure)]) : null,
                    PriorRoi = learning.PriorRoi(m),
                    Contraction = contraction,
                    Twin = twin,
                    Signal = signal[m],
                    Grade = ExperimentRules.Confirm(facts.Name, experiments, ExperimentCoverage.Of(fit.Model, m)) ? Grade.A
                        : signal[m] < ChannelSignal.Threshold ? Grade.C : GradeOf(contraction, twin),
                };
            }),
        ];
    }

    public static ChannelReturn? All(FittedModel fit, ComponentPass components, ReturnPass returns)
    {
        var constants = fit.Model.Constants;
        var paid = fit.Model.PaidChannels();
        if (paid.Length == 0)
            return null;
        var offset = components.Components.Count - constants.Channels.Count;
        return Return(
            "all", constants.TotalSpend, constants,
            components.Joint?.Totals[0] ?? Add(paid, m => components.Totals[offset + m]), components,
            new(returns.PaidEffect, returns.PaidWorth, Add(paid, m => returns.MarginalEffect[m])));
    }

    /// <summary>Learned from the data, and told apart from every other channel?</summary>
    public static Grade GradeOf(double contraction, (string Channel, double Correlation)? twin) =>
        contraction >= EnoughContraction && !(Math.Abs(twin?.Correlation ?? 0) > TooCorrelated) ? Grade.B : Grade.C;

    public static ChannelReturn Return(
        string name, double spend, ModelConstants constants, double[] total, ComponentPass components, ReturnDraws draws)
    {
        var isPaid = spend > 0;
        var share = BandBuilder.Estimate([.. total.Zip(components.ExpectedTotal, static (c, e) => c / e)]);
        return new ChannelReturn
        {
            Channel = name,
            Spend = spend,
            SpendShare = isPaid ? spend / constants.TotalSpend : 0,
            Contribution = BandBuilder.Estimate(total),
            ShareMean = share.Mean,
            Share = share,
            Roi = isPaid ? BandBuilder.Estimate([.. draws.Worth.Select(e => e / spend)]) : null,
            MarginalRoi = isPaid ? BandBuilder.Estimate([.. draws.Marginal.Select(e => e / (ReturnPass.Step * spend))]) : null,
            CostPerUnit = isPaid ? Cost(spend, draws.Effect) : null,
            PriorRoi = null,
            Contraction = double.NaN,
            Twin = null,
            Grade = null,
        };
    }

    /// <summary>What returns are made of, per draw.</summary>
    /// <param name="Effect">Effect of the media inside the window, in outcome units.</param>
    /// <param name="Worth">What it is worth in money.</param>
    /// <param name="Marginal">What a step more is worth.</param>
    public readonly record struct ReturnDraws(double[] Effect, double[] Worth, double[] Marginal);

    /// <summary>What a unit costs, endless where the spend brings nothing or takes away; null where that leaves no interval.</summary>
    static Estimate? Cost(double spend, double[] effect)
    {
        var cost = BandBuilder.Estimate([.. effect.Select(e => e > 0 ? spend / e : double.PositiveInfinity)]) with { Mean = double.NaN };
        return double.IsFinite(cost.Q95) ? cost : null;
    }

    /// <summary>On the scale on which effects are compared: logs, or effects themselves where some are negative.</summary>
    public static double[] Sizes(double[] effect) => Array.Exists(effect, static e => e < 0)
        ? effect
        : Array.ConvertAll(effect, static e => Math.Log(Math.Max(e, double.Epsilon)));

    /// <summary>Sum over channels, element by element.</summary>
    public static double[] Add(int[] channels, Func<int, double[]> draws)
    {
        var sum = (double[])draws(channels[0]).Clone();
        foreach (var m in channels.AsSpan(1))
            Numerics.Kernels.Add(sum, draws(m), sum);
        return sum;
    }

    /// <summary>The channel outside that is most correlated with an effect over draws; all effects as <see cref="Sizes"/>.</summary>
    public static (string Channel, double Correlation)? Twin(ModelConstants constants, double[] size, double[][] sizes, int[] inside)
    {
        (string Channel, double Correlation)? twin = null;
        for (var other = 0; other < sizes.Length; other++)
        {
            if (inside.Contains(other))
                continue;
            // Not defined for an effect that is the same in all draws, which cannot be mistaken for another.
            if (Correlation(size, sizes[other]) is not (var correlation and not double.NaN))
                continue;
            if (twin is null || Math.Abs(correlation) > Math.Abs(twin.Value.Correlation))
                twin = (constants.Channels[other].Name, correlation);
        }
        return twin;
    }

    /// <summary>Pearson correlation.</summary>
    public static double Correlation(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        var (sxx, syy, sxy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - mx, y[i] - my);
            (sxx, syy, sxy) = (sxx + dx * dx, syy + dy * dy, sxy + dx * dy);
        }
        return sxy / Math.Sqrt(sxx * syy);
    }
}
