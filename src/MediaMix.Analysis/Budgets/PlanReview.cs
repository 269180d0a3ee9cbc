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
    readonly PlanEffects _effects;

    public PlanReview(PlanProblem problem, SolvedPlan solved, IReadOnlyList<ChannelReturn>? returns)
    {
        (_problem, _solved, _returns, _map) = (problem, solved, returns, problem.Map);
        _effects = problem.Effects;
        _objective = problem.Objective(solved.Set);
        _before = _map.Collect(problem.Reference);
        _effectBefore = _effects.ByChannel(_before);
        _effectAfter = _effects.ByChannel(solved.Point);
        _reduced = new double[_map.Count];
        _objective.Evaluate(solved.Point, _reduced);
        var prices = new double[_map.Count];
        solved.Set.Prices(solved.Multipliers, prices);
        Numerics.Kernels.Subtract(_reduced, prices, _reduced);
    }

    public BudgetPlan Plan()
    {
        var (before, after) = (_effects.Together(_before), _effects.Together(_solved.Point));
        var (spent, reference) = (_solved.Point.Sum(), _before.Sum());
        var gain = Less(after, before);
        double[]? profit = Profit(_solved.Point, spent), profitGain = profit is null ? null : Less(profit, Profit(_before, reference)!);
        double[]? worth = HasOwnValue ? _effects.Together(_solved.Point, Yardstick.Value) : null, worthGain = worth is null ? null : Less(worth, _effects.Together(_before, Yardstick.Value));
        var utility = _problem.Measure(_objective);
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
            Worth = worth is null ? null : BandBuilder.Estimate(worth),
            WorthGain = worthGain is null ? null : BandBuilder.Estimate(worthGain),
            ProbabilityBetter = Probability(profitGain ?? worthGain ?? gain),
            Profit = profit is null ? null : BandBuilder.Estimate(profit),
            ProfitGain = profitGain is null ? null : BandBuilder.Estimate(profitGain),
            MeanMargin = _problem.Request.Margin is null ? null : _problem.Horizon.MeanWorth(Yardstick.Margin),
            Maximised = _problem.Maximised,
            IsMultiplicative = _problem.Horizon.IsMultiplicative,
            IsYearBefore = _problem.Model.Panel.KnowsYear,
            Utility = utility.Exact(_objective.Outcomes(_solved.Point)) - _objective.Price * spent,
            UtilityBefore = utility.Exact(_objective.Outcomes(_before)) - _objective.Price * reference,
            Outcome = _problem.Outlook is { } outlook ? PlannedOutcome.Of(_problem, outlook, InPeriods(_before), InPeriods(_solved.Point)) : null,
            Ceiling = _problem.Request.Target is FixedBudget { IsCeiling: false } ? null : _problem.Ceiling,
            Roi = Ratio(HasOwnValue ? worth! : after, _solved.Point),
            MarginalRoi = MarginalRoi(),
            Certificate = _solved.Certificate,
            BudgetPrice = _solved.Multipliers.Length > 0 && _solved.Set.Rows[0].Source == 0 ? _solved.Multipliers[0] : double.NaN,
            Binding = [.. BindingSources().Order().Select(s => _solved.Set.Statements[s])],
        };
    }

    /// <summary>What the media of a plan bring in its periods, per draw.</summary>
    double[] InPeriods(double[] x) => _effects.Together(x, Yardstick.InPeriods);

    /// <summary>Per unit spent; null where nothing is.</summary>
    Estimate? Ratio(double[] effect, double[] x)
    {
        var (spent, factor) = (x.Sum(), HasOwnValue ? 1 : _problem.UnitValue);
        return spent > 1e-9 * _before.Sum() ? BandBuilder.Estimate([.. effect.Select(e => factor * e / spent)]) : null;
    }

    /// <summary>Return of 1 % more of every channel, in money where a unit has a value.</summary>
    Estimate? MarginalRoi()
    {
        var unit = HasOwnValue ? Yardstick.Value : Yardstick.Outcome;
        var more = _effects.Together(_solved.Point.Select(static v => v * (1 + Step)).ToArray(), unit);
        return Ratio([.. Less(more, _effects.Together(_solved.Point, unit)).Select(static gained => gained / Step)], _solved.Point);
    }

    bool HasOwnValue => _problem.Horizon.HasOwnWorth(Yardstick.Value);

    /// <summary>Money earned less money spent, per draw; null where no margin is known.</summary>
    double[]? Profit(double[] x, double spent) =>
        _problem.Request.Margin is null ? null : Array.ConvertAll(_effects.Together(x, Yardstick.Margin), earned => earned - spent);

    static double[] Less(double[] more, double[] less) => [.. more.Zip(less, static (a, b) => a - b)];

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

    HashSet<int> BindingSources() => [.. Enumerable.Range(0, _map.Channels.Length).SelectMany(block => Pulls(block).Keys)];

    /// <summary>
    /// By how much each statement, apart from the budget, holds a channel down (above 0) or up (below), added over what is decided of the channel: the optimality
    /// conditions say that together they are what its next unit returns more than the money is worth elsewhere.
    /// </summary>
    Dictionary<int, double> Pulls(int block)
    {
        var (set, pulls) = (_solved.Set, new Dictionary<int, double>());
        var (first, last) = (_map.First(block), _map.First(block) + _map.Counts[block]);
        for (var v = first; v < last; v++)
        {
            var (end, source) = _reduced[v] > 0 ? (set.Upper[v], set.UpperSource[v]) : (set.Lower[v], set.LowerSource[v]);
            if (Math.Abs(_reduced[v]) > Noticeable && Math.Abs(_solved.Point[v] - end) <= 1e-6 * Math.Max(Math.Abs(end), 1e-3 * set.Scale))
                Add(source, _reduced[v]);
        }
        for (var r = 0; r < set.Rows.Count; r++)
        {
            var row = set.Rows[r];
            var isBudget = r == 0 && row.Index.Length == set.Count && row.Source == 0;
            if (isBudget || Math.Abs(_solved.Multipliers[r]) <= Noticeable)
                continue;
            for (var k = 0; k < row.Index.Length; k++)
            {
                if (row.Index[k] >= first && row.Index[k] < last)
                    Add(row.Source, row.Coefficient[k] * _solved.Multipliers[r]);
            }
        }
        return pulls;

        void Add(int source, double pull)
        {
            if (source >= 0)
                pulls[source] = pulls.GetValueOrDefault(source) + pull;
        }
    }

    /// <summary>The statement that holds a channel most, the way that all of them together do; null where none does.</summary>
    (string? Down, string? Up) Held(int block)
    {
        var pulls = Pulls(block);
        var together = pulls.Values.Sum();
        if (Math.Abs(together) <= Noticeable)
            return (null, null);
        var strongest = _solved.Set.Statements[pulls.MaxBy(pull => together > 0 ? pull.Value : -pull.Value).Key];
        return together > 0 ? (strongest, null) : (null, strongest);
    }

    ChannelDecision Decision(int block)
    {
        var channel = _map.Channels[block];
        var name = _problem.Model.Spec.Channels[channel].Name;
        var cells = _problem.Horizon.Cells;
        var (spend, reference) = (new double[cells], new double[cells]);
        _map.Spread(block, _map.Part(_solved.Point, block), spend);
        _map.Spread(block, _map.Part(_before, block), reference);
        var (moved, held) = (BandBuilder.Estimate(Moved(block, Yardstick.Outcome)), Held(block));
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
            MovedEffect = moved,
            MovedWorth = HasOwnValue ? BandBuilder.Estimate(Moved(block, Yardstick.Value)) : Times(moved, _problem.UnitValue),
            LargestPast = LargestPast(channel),
            LargestPastByGeo = LargestPastByGeo(channel),
            LargestPlanned = Largest(spend, _problem.Horizon.Periods),
            HeldDownBy = held.Down,
            HeldUpBy = held.Up,
            Grade = _returns?.FirstOrDefault(r => r.Channel == name)?.Grade,
            Curve = PlanCurve.Of(_problem, block, _before, _solved.Point, LargestPast(channel)),
        };
    }

    /// <summary>What the money that is moved brings in the plan that has it, among the other channels of that plan.</summary>
    double[] Moved(int block, Yardstick yardstick)
    {
        var (old, own) = (_map.Part(_before, block), _map.Part(_solved.Point, block));
        var isMore = own.Sum() >= old.Sum();
        // Where effects add up the others do not matter, and both are known.
        if (yardstick == Yardstick.Outcome && !_problem.Horizon.IsMultiplicative)
            return isMore ? Less(_effectAfter[block], _effectBefore[block]) : Less(_effectBefore[block], _effectAfter[block]);
        var (more, less, plan) = isMore ? (own, old, _solved.Point) : (old, own, _before);
        return Less(_effects.Among(block, plan, more, yardstick), _effects.Among(block, plan, less, yardstick));
    }

    /// <summary>Return of 1 % more, in money where a unit has a value.</summary>
    Estimate? Marginal(int block, double[] x, double[] effect)
    {
        var part = _map.Part(x, block);
        var spend = part.Sum();
        if (!(spend > 1e-9 * _before.Sum()))
            return null;
        var (unit, factor) = HasOwnValue ? (Yardstick.Value, 1.0) : (Yardstick.Outcome, _problem.UnitValue);
        var more = _effects.Among(block, x, [.. part.Select(static v => v * (1 + Step))], unit);
        return BandBuilder.Estimate([.. Less(more, HasOwnValue ? _effects.Among(block, x, part, unit) : effect).Select(gained => factor * gained / (Step * spend))]);
    }

    static Estimate Times(Estimate e, double factor) => new(factor * e.Mean, factor * e.Q5, factor * e.Q50, factor * e.Q95);

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
