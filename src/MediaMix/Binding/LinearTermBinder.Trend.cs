using System.Globalization;

namespace MediaMix;

/// <content>The kinds of trend.</content>
sealed partial class LinearTermBinder
{
    const string SlopeMeaning = "Change of the baseline from the first period to the last.";

    void Trend(TrendSpec trend)
    {
        switch (trend)
        {
            case NoTrend:
                break;
            case LinearTrend line:
                Single(new TrendKey(), new TrendKey(TrendPart.Slope), DesignColumns.Ramp(panel), line.Prior!, SlopeMeaning);
                break;
            case PiecewiseTrend piecewise:
                Piecewise(piecewise.Changes!, piecewise.Slope!, piecewise.Change!);
                break;
            case KnotTrend knots:
                Knots(knots);
                break;
            case RandomWalkTrend { Every: { } every, Innovation: { } innovation }:
                // The last step is cut where the window ends.
                Steps(KnotPlaces.Every(panel.Periods, every), 1 + (panel.Periods - 2 + every) / every, innovation);
                break;
            case GaussianProcessTrend process:
                Process(process.Process);
                break;
            default:
                throw new ArgumentException($"A trend {trend.GetType().Name} cannot be bound.");
        }
    }

    void Piecewise(SpecList<string> changes, Prior slope, Prior change)
    {
        List<double[]> columns = [DesignColumns.Ramp(panel)];
        List<int> numbers = [registry.Declare(new TrendKey(TrendPart.Slope), slope, ParameterRole.Linear, $"{SlopeMeaning[..^1]}, had its slope stayed as at first.")];
        foreach (var label in changes)
        {
            columns.Add(DesignColumns.Bend(panel, Row(label)));
            numbers.Add(registry.Declare(new TrendKey(TrendPart.Change, label), change, ParameterRole.Linear, $"Change of the slope at {label}, per length of the fitted window."));
        }
        _terms.Add(new(new TrendKey(), Columns(columns), numbers));
    }

    void Knots(KnotTrend trend)
    {
        var count = trend.At?.Count ?? trend.Count!.Value;
        var places = trend.At is { } labels ? KnotPlaces.At(panel, [.. labels.Select(Row)]) : KnotPlaces.Even(panel, count);
        // A walk goes on with fresh steps. Knots with values of their own say nothing of what follows, and the last one stays.
        if (trend.Value is { } value)
            Values([.. places.Select(place => Math.Min(place, count - 1))], count, value);
        else
            Steps(places, KnotPlaces.Count(places, count), trend.Innovation!);
    }

    int Row(string label) => panel.Window.TryLocate(label, out var row) ? row : throw new ArgumentException($"{label} has no place on this axis.", nameof(label));

    void Values(double[] places, int count, Prior value)
    {
        var (columns, numbers) = (new List<double[]>(), new List<int>());
        for (var knot = 1; knot <= count; knot++)
        {
            columns.Add(DesignColumns.Hat(places, knot - 1));
            numbers.Add(registry.Declare(
                new TrendKey(TrendPart.Knot) { Number = knot }, value, ParameterRole.Linear,
                string.Create(CultureInfo.InvariantCulture, $"Value of the trend at knot {knot}, on the scale of the outcome.")));
        }
        _terms.Add(new(new TrendKey(), Columns(columns), numbers));
    }

    /// <summary>
    /// Parameters are the steps in units of their sd: independent of it a priori, so that without collapsing, too, no funnel
    /// arises. The knots are reported as sums of steps.
    /// </summary>
    void Steps(double[] places, int count, Prior innovation)
    {
        var scale = registry.Declare(new TrendKey(TrendPart.Innovation), innovation, ParameterRole.Shape, "Standard deviation of a step of the trend from one knot to the next, on the scale of the outcome.");
        var (columns, numbers) = (new List<double[]>(), new List<int>());
        for (var knot = 1; knot < count; knot++)
        {
            columns.Add(DesignColumns.Step(places, knot - 1));
            numbers.Add(registry.Declare(
                new TrendKey(TrendPart.Step) { Number = knot + 1 }, new NormalPrior(0, 1), ParameterRole.Linear,
                string.Create(CultureInfo.InvariantCulture, $"Step of the trend to knot {knot + 1}, in units of trend.innovation."), isDeviation: true));
            _derived.Add((new TrendKey(TrendPart.Knot) { Number = knot + 1 }, [.. numbers], [.. numbers.Select(static _ => 1.0)], scale, null));
        }
        _terms.Add(new(new TrendKey(), Columns(columns), numbers, slots => new CommonScale(slots[scale])));
    }
}
