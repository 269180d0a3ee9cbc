namespace MediaMix.Analysis;

/// <summary>What a solved plan brings against the old one, and what holds it back: the facts that sentences are made of.</summary>
sealed class PlanReview
{
    const double Step = 0.01;

    readonly PlanProblem _problem;
    readonly SolvedPlan _solved;
    readonly IReadOnlyList<ChannelReturn>? _returns;
    readonly ScenarioObjective _objective;
    readonly DecisionMap _map;
    readonly double[] _before;
    readonly double[][] _effectBefore;
    readonly double[][] _effectAfter;
    readonly double[] _reduced;

    public PlanReview(PlanProblem problem, SolvedPlan solved, IReadOnlyList<ChannelReturn>? returns)
    {
        (_problem, _solved, _returns, _map) = (problem, solved, returns, problem.Map);
        _objective = problem.Objective(solved.Set);
        _before = _map.Collect(problem.Reference);
        _effectBefore = _objective.ByBlock(_before);
        _effectAfter = _objective.ByBlock(solved.Point);
        _reduced = new double[_map.Count];
        _objective.Evaluate(solved.Point, _reduced);
        var prices = new double[_map.Count];
        solved.Set.Prices(solved.Multipliers, prices);
        Numerics.Kernels.Subtract(_reduced, prices, _reduced);
    }

    public BudgetPlan Plan()
    {
        var (before, after) = (Sum(_effectBefore), Sum(_effectAfter));
        var (spent, reference) = (_solved.Point.Sum(), _before.Sum());
        double[] gain = [.. after.Zip(before, static (a, b) => a - b)];
        var margin = _problem.Request.Margin;
        double[]? profitGain = margin is { } m ? [.. gain.Select(g => m * g - (spent - reference))] : null;
        var utility = _objective.Utility;
        return new BudgetPlan
        {
            Request = _problem.Request,
            OutcomeName = _problem.Model.Spec.Outcome,
            OutcomeKind = _problem.Model.Panel.OutcomeKind,
            Periods = _problem.Horizon.Axis,
            Geos = _problem.Model.Panel.Geos,
            UnitValue = _problem.UnitValue,
            Draws = _problem.Draws.Length,
            Budget = spent,
            ReferenceBudget = reference,
            PastBudget = _problem.Past,
            Channels = [.. Enumerable.Range(0, _map.Channels.Length).Select(Decision)],
            NotPlanned = _problem.NotPlanned,
            EffectBefore = BandBuilder.Estimate(before),
            EffectAfter = BandBuilder.Estimate(after),
            Gain = BandBuilder.Estimate(gain),
            ProbabilityBetter = Probability(profitGain ?? gain),
            Profit = margin is { } worth ? BandBuilder.Estimate([.. after.Select(e => worth * e - spent)]) : null,
            ProfitGain = profitGain is null ? null : BandBuilder.Estimate(profitGain),
            Utility = utility.Exact(_objective.Outcomes(_solved.Point)) - _objective.Price * spent,
            UtilityBefore = utility.Exact(_objective.Outcomes(_before)) - _objective.Price * reference,
            Certificate = _solved.Certificate,
            BudgetPrice = _solved.Multipliers.Length > 0 && _solved.Set.Rows[0].Source == 0 ? _solved.Multipliers[0] : double.NaN,
            Binding = [.. BindingSources().Order().Select(s => _solved.Set.Statements[s])],
        };
    }

    /// <summary>Sum over blocks, scenario by scenario.</summary>
    public static double[] Sum(double[][] blocks)
    {
        var sum = new double[blocks[0].Length];
        foreach (var block in blocks)
            Numerics.Kernels.Add(sum, block, sum);
        return sum;
    }

    static double Probability(double[] gain) => (double)gain.Count(static g => g > 0) / gain.Length;

    /// <summary>A multiplier counts where it is not rounding: a thousandth of the largest.</summary>
    double Noticeable => 1e-3 * Math.Max(
        _solved.Multipliers.Select(Math.Abs).DefaultIfEmpty(0).Max(),
        _reduced.Select(Math.Abs).DefaultIfEmpty(0).Max() * 1e-2);

    HashSet<int> BindingSources()
    {
        var sources = new HashSet<int>();
        for (var b = 0; b < _map.Channels.Length; b++)
        {
            foreach (var source in (int[])[.. Sources(b, isUpper: true), .. Sources(b, isUpper: false)])
                sources.Add(source);
        }
        return sources;
    }

    /// <summary>Statements, apart from the budget, that keep a channel from getting more, or less.</summary>
    IEnumerable<int> Sources(int block, bool isUpper)
    {
        var (set, first, last) = (_solved.Set, _map.First(block), _map.First(block) + _map.Counts[block]);
        for (var v = first; v < last; v++)
        {
            var (end, source, pull) = isUpper ? (set.Upper[v], set.UpperSource[v], _reduced[v]) : (set.Lower[v], set.LowerSource[v], -_reduced[v]);
            if (source >= 0 && pull > Noticeable && Math.Abs(_solved.Point[v] - end) <= 1e-6 * Math.Max(Math.Abs(end), 1e-3 * set.Scale))
                yield return source;
        }
        for (var r = 0; r < set.Rows.Count; r++)
        {
            var row = set.Rows[r];
            var isBudget = r == 0 && row.Index.Length == set.Count && row.Source == 0;
            if (isBudget || Math.Abs(_solved.Multipliers[r]) <= Noticeable)
                continue;
            for (var k = 0; k < row.Index.Length; k++)
            {
                if (row.Index[k] >= first && row.Index[k] < last && row.Coefficient[k] * _solved.Multipliers[r] > 0 == isUpper)
                {
                    yield return row.Source;
                    break;
                }
            }
        }
    }

    ChannelDecision Decision(int block)
    {
        var channel = _map.Channels[block];
        var name = _problem.Model.Spec.Channels[channel].Name;
        var cells = _problem.Horizon.Cells;
        var (spend, reference) = (new double[cells], new double[cells]);
        _map.Spread(block, Part(_solved.Point, block), spend);
        _map.Spread(block, Part(_before, block), reference);
        double[] moved = [.. _effectAfter[block].Zip(_effectBefore[block], (a, b) => spend.Sum() >= reference.Sum() ? a - b : b - a)];
        return new ChannelDecision
        {
            Allocation = new ChannelAllocation
            {
                Channel = name,
                SpendBefore = reference.Sum(),
                SpendAfter = spend.Sum(),
                EffectBefore = BandBuilder.Estimate(_effectBefore[block]),
                EffectAfter = BandBuilder.Estimate(_effectAfter[block]),
                MarginalBefore = Marginal(block, _before, _effectBefore[block]),
                MarginalAfter = Marginal(block, _solved.Point, _effectAfter[block]),
            },
            Spend = spend,
            Reference = reference,
            MovedEffect = BandBuilder.Estimate(moved),
            LargestPast = LargestPast(channel),
            LargestPastByGeo = LargestPastByGeo(channel),
            LargestPlanned = Largest(spend, _problem.Horizon.Periods),
            HeldDownBy = Sources(block, isUpper: true).Select(s => _solved.Set.Statements[s]).FirstOrDefault(),
            HeldUpBy = Sources(block, isUpper: false).Select(s => _solved.Set.Statements[s]).FirstOrDefault(),
            Grade = _returns?.FirstOrDefault(r => r.Channel == name)?.Grade,
            Curve = PlanCurve.Of(_problem, block, Part(_before, block), Part(_solved.Point, block), name, LargestPast(channel)),
        };
    }

    double[] Part(double[] x, int block) => x.AsSpan(_map.First(block), _map.Counts[block]).ToArray();

    Estimate? Marginal(int block, double[] x, double[] effect)
    {
        var spend = Part(x, block).Sum();
        if (!(spend > 1e-9 * _before.Sum()))
            return null;
        var more = Effects(block, [.. Part(x, block).Select(static v => v * (1 + Step))]);
        return BandBuilder.Estimate([.. more.Zip(effect, (a, b) => _problem.UnitValue * (a - b) / (Step * spend))]);
    }

    double[] Effects(int block, double[] x)
    {
        var worker = _objective.Response.CreateWorker();
        return [.. Enumerable.Range(0, _objective.Response.Scenarios).Select(s => worker.Evaluate(s, block, x, [], isBound: false))];
    }

    double LargestPast(int channel)
    {
        var panel = _problem.Model.Panel;
        return Largest(panel.WindowOf(_problem.Model.Spec.Channels[channel].Spend!), panel.Periods);
    }

    double[] LargestPastByGeo(int channel)
    {
        var panel = _problem.Model.Panel;
        return [.. panel.WindowOf(_problem.Model.Spec.Channels[channel].Spend!).Chunk(panel.Periods).Select(static geo => geo.Max())];
    }

    /// <summary>Largest spend of a period, all geos together.</summary>
    static double Largest(double[] cells, int periods) =>
        Enumerable.Range(0, periods).Max(t => Enumerable.Range(0, cells.Length / periods).Sum(g => cells[g * periods + t]));
}
