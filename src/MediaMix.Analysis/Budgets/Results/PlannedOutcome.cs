namespace MediaMix.Analysis;

/// <summary>How noise enters the figures of an outcome.</summary>
public enum OutcomeNoise
{
    /// <summary>Probabilities of a goal by the normal distribution of every draw, quantiles by equally likely samples of it.</summary>
    Normal,

    /// <summary>Samples of the noise with every draw, the same for every plan.</summary>
    Sampled,
}

/// <summary>
/// The outcome of a plan's periods, all of them and all geos together: baseline, controls, media and noise. Carryover after the periods is left out. Pure data.
/// </summary>
public sealed record PlannedOutcome
{
    /// <value>Outcome with the old plan, noise included; its mean is the expected outcome.</value>
    public required Estimate Before { get; init; }

    /// <value>The same with the new plan.</value>
    public required Estimate After { get; init; }

    /// <value>Probability that the old plan reaches the goal; null without a goal.</value>
    public required double? GoalBefore { get; init; }

    /// <value>The same of the new plan.</value>
    public required double? GoalAfter { get; init; }

    /// <value>
    /// Probability that the periods with the new plan turn out higher than the same periods with the old one would, each with noise of its own: what somebody who compares two
    /// outcomes would see. Where noise is large it is near a half, however sure the new plan is better.
    /// </value>
    public required double ProbabilityHigher { get; init; }

    /// <value>How the noise was counted.</value>
    public required OutcomeNoise Noise { get; init; }

    /// <value>True where controls and unpaid media of the periods were given; else they are those of a year before.</value>
    public required bool IsGiven { get; init; }

    /// <value>Parameters that the fit says nothing of and that were drawn from their priors, such as the steps of a trend behind its last knot.</value>
    public required IReadOnlyList<string> Fresh { get; init; }

    internal static PlannedOutcome Of(PlanProblem problem, PlanOutlook outlook, double[] before, double[] after)
    {
        var goal = problem.Request.Risk is ReachGoal ? RiskUtility.Of(problem.Request.Risk, outlook, 1, 1) : null;
        return new PlannedOutcome
        {
            Before = Estimate(outlook, before),
            After = Estimate(outlook, after),
            GoalBefore = goal?.Exact(before),
            GoalAfter = goal?.Exact(after),
            ProbabilityHigher = Higher(outlook, before, after),
            Noise = outlook.IsNormal ? OutcomeNoise.Normal : OutcomeNoise.Sampled,
            IsGiven = problem.Request.Future is not null,
            Fresh = outlook.Fresh,
        };
    }

    static Estimate Estimate(PlanOutlook outlook, double[] effect) =>
        BandBuilder.Estimate([.. outlook.Outcomes.SelectMany((outcomes, draw) => outcomes.Select(outcome => outcome + effect[draw]))])
            with { Mean = outlook.Expected.Zip(effect, static (a, b) => a + b).Average() };

    /// <summary>Every sample of the noise of one plan against every sample of the other: their equality counts half.</summary>
    static double Higher(PlanOutlook outlook, double[] before, double[] after)
    {
        var (sum, pairs) = (0.0, 0);
        for (var draw = 0; draw < before.Length; draw++)
        {
            var gain = after[draw] - before[draw];
            foreach (var a in outlook.Noise[draw])
            {
                foreach (var b in outlook.Noise[draw])
                    sum += gain + a - b > 0 ? 1 : gain + a - b == 0 ? 0.5 : 0;
            }
            pairs += outlook.Noise[draw].Length * outlook.Noise[draw].Length;
        }
        return sum / pairs;
    }
}
