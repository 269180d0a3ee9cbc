namespace MediaMix.Analysis.Tests.Design;

/// <summary>A panel whose columns are given cell by cell, and nothing wrong with those that are not.</summary>
sealed class DesignWorld(int geos = 1, int periods = 120)
{
    readonly Random _random = new(7 * geos + periods);
    readonly Dictionary<string, Series> _series = new(StringComparer.Ordinal);
    readonly List<ChannelSpec> _channels = [];
    readonly List<ControlSpec> _controls = [];
    double[]? _outcome;

    public int Geos => geos;

    public int Periods => periods;

    /// <summary>Inhabitants, growing from geo to geo; null = not known.</summary>
    public double[]? Population { get; set; } = geos > 1 ? [.. Enumerable.Range(1, geos).Select(static g => 1000.0 * g)] : null;

    public BaselineSpec Baseline { get; set; } = new() { Trend = new LinearTrend(), Seasonality = [] };

    public CellMarks? Marks { get; set; }

    public ScalingSpec Scaling { get; set; } = new();

    /// <summary>In [0, 1), another one with every call.</summary>
    public double Noise() => _random.NextDouble();

    public double SizeOf(int geo) => Population?[geo] / 1000 ?? 1;

    public DesignWorld Outcome(Func<int, int, double> value)
    {
        _outcome = Cells(value);
        return this;
    }

    /// <summary>A channel with its exposure and the cost of a unit of it; no cost = organic.</summary>
    public DesignWorld Channel(string name, Func<int, int, double> exposure, Func<int, int, double>? cost = null)
    {
        var values = Cells(exposure);
        _series[name + "_seen"] = new Series(name + "_seen", SeriesUnit.Exposure, values);
        if (cost is not null)
            _series[name + "_spend"] = new Series(name + "_spend", SeriesUnit.Spend, [.. values.Select((x, i) => x * cost(i / periods, i % periods))]);
        _channels.Add(new ChannelSpec { Name = name, Exposure = name + "_seen", Spend = cost is null ? null : name + "_spend" });
        return this;
    }

    public DesignWorld Control(string name, Func<int, int, double> value, int lag = 0)
    {
        _series.TryAdd(name, new Series(name, SeriesUnit.Plain, Cells(value)));
        _controls.Add(new ControlSpec { Column = name, Lag = lag });
        return this;
    }

    public double[] Values(string column) => _series[column].Values;

    public ModelSpec Spec => new() { Outcome = "sales", Channels = [.. _channels], Controls = [.. _controls], Baseline = Baseline, Scaling = Scaling };

    public Panel Panel => new(
        TimeAxis.FromDates(new DateOnly(2022, 1, 3), TimeStep.Week, periods), [.. Enumerable.Range(1, geos).Select(static g => $"geo{g}")],
        new Series("sales", SeriesUnit.Outcome, _outcome ?? Cells((g, _) => SizeOf(g) * (100 + 10 * Noise()))), [.. _series.Values],
        population: Population, marks: Marks);

    public IReadOnlyList<DesignFinding> Review() => DesignReview.Of(Spec, Panel);

    public DesignFinding Only(string code) => Assert.Single(Review(), f => f.Code == code);

    public void None(string code) => Assert.DoesNotContain(Review(), f => f.Code == code);

    double[] Cells(Func<int, int, double> value) => [.. Enumerable.Range(0, geos * periods).Select(i => value(i / periods, i % periods))];
}
