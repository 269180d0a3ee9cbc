namespace MediaMix.Analysis;

/// <summary>Turns what a plan must keep into bounds and rows over its variables, each with its statement.</summary>
sealed class PlanConstraints(DecisionMap map, double[][] reference)
{
    readonly BoundModel _model = map.Horizon.Model;
    readonly double[] _before = map.Collect(reference);

    /// <summary>The set of plans of a total.</summary>
    /// <param name="total">The total, and whether less is allowed; null = any up to the ceiling.</param>
    /// <param name="ceiling">Most that a variable may be, whatever is stated.</param>
    /// <param name="limits">What the plan must keep besides.</param>
    public Polytope Set((double Budget, bool IsCeiling)? total, double ceiling, IReadOnlyList<SpendLimit> limits)
    {
        var count = map.Count;
        var statements = new List<string>();
        var rows = new List<LinearRow>();
        var (lower, upper) = (new double[count], Enumerable.Repeat(ceiling, count).ToArray());
        var (lowerSource, upperSource) = (Enumerable.Repeat(-1, count).ToArray(), Enumerable.Repeat(-1, count).ToArray());
        if (total is { } budget)
        {
            statements.Add(FormattableString.Invariant($"{(budget.IsCeiling ? "at most" : "exactly")} {budget.Budget:#,0.##} in all"));
            rows.Add(new LinearRow([.. Enumerable.Range(0, count)], [.. Enumerable.Repeat(1.0, count)], budget.Budget, !budget.IsCeiling, 0));
        }
        foreach (var limit in limits)
        {
            var source = statements.Count;
            statements.Add(limit.Statement);
            if (limit.IsPerDecision)
            {
                foreach (var v in Decided(limit))
                    Bound(v, limit.Least * (limit.IsRelative ? _before[v] : 1), limit.Most * (limit.IsRelative ? _before[v] : 1), source);
                continue;
            }
            foreach (var (from, to) in Spans(limit))
            {
                var (coefficients, scale) = (Coefficients(limit, from, to), limit.IsRelative ? Reference(limit, from, to) : 1);
                Add(coefficients, limit.Least * scale, limit.Most * scale, source);
            }
        }
        return new Polytope(lower, upper, rows) { Statements = statements, LowerSource = lowerSource, UpperSource = upperSource };

        void Bound(int v, double? least, double? most, int source)
        {
            if (least > lower[v])
                (lower[v], lowerSource[v]) = (least!.Value, source);
            if (most < upper[v])
                (upper[v], upperSource[v]) = (most!.Value, source);
        }

        void Add(double[] coefficients, double? least, double? most, int source)
        {
            var index = Enumerable.Range(0, count).Where(v => coefficients[v] != 0).ToArray();
            if (index.Length == 1)
            {
                Bound(index[0], least / coefficients[index[0]], most / coefficients[index[0]], source);
                return;
            }
            double[] values = [.. index.Select(v => coefficients[v])];
            if (least is { } low && low == most)
            {
                rows.Add(new LinearRow(index, values, low, IsEquality: true, source));
                return;
            }
            if (most is { } high)
                rows.Add(new LinearRow(index, values, high, IsEquality: false, source));
            if (least is { } small && small > 0)
                rows.Add(new LinearRow(index, [.. values.Select(static a => -a)], -small, IsEquality: false, source));
        }
    }

    /// <summary>The variables of the channels of a limit.</summary>
    IEnumerable<int> Decided(SpendLimit limit) =>
        Enumerable.Range(0, map.Channels.Length).Where(block => Counts(limit, block)).SelectMany(block => Enumerable.Range(map.First(block), map.Counts[block]));

    /// <summary>Lower and upper ends without any statement.</summary>
    public (double[] Lower, double[] Upper) Natural(double ceiling) => (new double[map.Count], [.. Enumerable.Repeat(ceiling, map.Count)]);

    IEnumerable<(int From, int To)> Spans(SpendLimit limit)
    {
        var to = limit.To ?? map.Horizon.Periods - 1;
        return limit.IsPerPeriod ? Enumerable.Range(limit.From, to - limit.From + 1).Select(static t => (t, t)) : [(limit.From, to)];
    }

    bool Counts(SpendLimit limit, int cell, int from, int to)
    {
        var (geo, period) = Math.DivRem(cell, map.Horizon.Periods);
        return period >= from && period <= to && (limit.Geos is not { } geos || geos.Contains(_model.Panel.Geos[geo]));
    }

    bool Counts(SpendLimit limit, int block) => limit.Channels is not { } channels || channels.Contains(_model.Spec.Channels[map.Channels[block]].Name);

    double[] Coefficients(SpendLimit limit, int from, int to)
    {
        var coefficients = new double[map.Count];
        for (var block = 0; block < map.Channels.Length; block++)
        {
            if (Counts(limit, block))
                map.AddShares(block, cell => Counts(limit, cell, from, to), coefficients);
        }
        return coefficients;
    }

    double Reference(SpendLimit limit, int from, int to)
    {
        var sum = 0.0;
        for (var block = 0; block < map.Channels.Length; block++)
            for (var cell = 0; Counts(limit, block) && cell < reference[block].Length; cell++)
                sum += Counts(limit, cell, from, to) ? reference[block][cell] : 0;
        return sum;
    }
}
