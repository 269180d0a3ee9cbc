using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>A plan made by hand: tv and radio in north and south over two weeks, 600 in all.</summary>
static class SamplePlan
{
    /// <summary>tv gets 100 of radio's money, all of it in the south.</summary>
    /// <param name="first">Name of the first channel.</param>
    /// <param name="seen">Largest spend of a week that the data of every geo have seen of tv; 200 is all that the plan asks for.</param>
    /// <param name="past">What was spent in the two weeks before.</param>
    public static BudgetPlan Create(string first = "tv", double seen = 200, double past = 600) => new()
    {
        Request = new BudgetRequest { Periods = 2, Detail = PlanDetail.Geo },
        OutcomeName = "sales",
        OutcomeKind = OutcomeKind.Revenue,
        Periods = TimeAxis.FromDates(new DateOnly(2024, 1, 1), TimeStep.Week, 2),
        Geos = ["north", "south"],
        Draws = 1000,
        Budget = 600,
        ReferenceBudget = 600,
        PastBudget = past,
        Channels =
        [
            Decision(first, [50, 50, 50, 150], [50, 50, 50, 50], [seen, seen]),
            Decision("radio", [100, 100, 50, 50], [100, 100, 100, 100], [100, 100]),
        ],
        NotPlanned = [],
        EffectBefore = About(1000),
        EffectAfter = About(1100),
        Gain = About(100),
        ProbabilityBetter = 0.97,
        Profit = null,
        ProfitGain = null,
        Utility = 1100,
        UtilityBefore = 1000,
        Certificate = new BudgetCertificate(CertificateKind.Concave, 1100, 1100.1),
        BudgetPrice = 1,
        Binding = [],
    };

    /// <summary>Nothing moves, and nothing is gained.</summary>
    public static BudgetPlan Unchanged()
    {
        var plan = Create();
        return plan with
        {
            Channels = [.. plan.Channels.Select(static d => Decision(d.Allocation.Channel, d.Reference, d.Reference, d.LargestPastByGeo))],
            EffectAfter = plan.EffectBefore,
            Gain = default,
            ProbabilityBetter = 0,
        };
    }

    static ChannelDecision Decision(string name, double[] spend, double[] reference, double[] seen) => new()
    {
        Allocation = new ChannelAllocation
        {
            Channel = name, SpendBefore = reference.Sum(), SpendAfter = spend.Sum(), EffectBefore = About(500), EffectAfter = About(550), MarginalBefore = About(2), MarginalAfter = About(1.5),
        },
        Spend = spend,
        Reference = reference,
        MovedEffect = About(50),
        MovedWorth = About(50),
        LargestPast = 2 * seen[0],
        LargestPastByGeo = seen,
        LargestPlanned = Math.Max(spend[0] + spend[2], spend[1] + spend[3]),
        Curve = new ResponseCurve(name, [0, 1, 2], [0, reference.Sum(), 2 * reference.Sum()], new Band([0, 500, 800], [0, 400, 600], [0, 500, 800], [0, 600, 1000]), [1, 1, 1], reference.Sum(), 0),
    };

    static Estimate About(double mean) => new(mean, 0.8 * mean, mean, 1.2 * mean);
}
