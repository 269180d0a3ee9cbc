using System.Globalization;

namespace MediaMix;

/// <summary>Lays out the linear terms: intercept, trend, seasonality, events, holidays, controls.</summary>
/// <param name="panel">The data.</param>
/// <param name="constants">Every number taken from the fitted data.</param>
/// <param name="registry">Takes the parameters.</param>
/// <param name="fitted">Periods of the window that the model was fitted to, where the panel goes on behind them; null = all of it.</param>
sealed partial class LinearTermBinder(Panel panel, ModelConstants constants, ParameterRegistry registry, int? fitted = null)
{
    /// <summary>What processes are measured by: the same in a forecast as in the fit.</summary>
    readonly int _fitted = fitted ?? panel.Periods;

    readonly List<Draft> _terms = [];
    readonly List<(ParameterKey Key, int[] Numbers, double[] Weights, int? Scale, int? Base)> _derived = [];

    public void Bind(ModelSpec spec)
    {
        Intercept(spec.Baseline);
        Trend(spec.Baseline.Trend!);
        Deviate(spec.Baseline.Trend!.Pooling, new TrendKey());
        foreach (var season in spec.Baseline.Seasonality!)
        {
            Season(season);
            Deviate(season.Pooling, _terms[^1].Component);
        }
        foreach (var item in spec.Baseline.Events)
            Single(new EventKey(item.Name), new EventKey(item.Name), EventColumn.Of(item, panel.Window), item.Prior!, $"Change of the outcome in a period of the event {item.Name}.");
        Holidays(spec.Baseline.Holidays);
        foreach (var control in spec.Controls)
        {
            if (control.IsCategorical)
                Categorical(control, panel.Categorical[control.Column]);
            else
                Continuous(control);
        }
    }

    public IReadOnlyList<LinearTerm> Terms(int[] slots) =>
        [.. _terms.Select(term => new LinearTerm(term.Component, term.Columns, [.. term.Numbers.Select(n => slots[n])], term.Scale?.Invoke(slots)) { Treatment = _treatments.GetValueOrDefault(term.Component) })];

    public IReadOnlyList<DerivedParameter> Derived(int[] slots) =>
        [.. _derived.Select(d => new DerivedParameter(
            d.Key, [.. d.Numbers.Select(n => slots[n])], d.Weights, d.Scale is { } scale ? slots[scale] : null, d.Base is { } level ? slots[level] : null))];

    void Single(ParameterKey component, ParameterKey key, double[] column, Prior prior, string meaning) =>
        _terms.Add(new(component, Columns([column]), [registry.Declare(key, prior, ParameterRole.Linear, meaning)]));

    /// <summary>Columns of padded rows: of one geo, the same in all, or of all.</summary>
    IReadOnlyList<DesignColumn> Columns(IEnumerable<double[]> columns) =>
        [.. columns.Select(values => values.Length == panel.Rows.Stride ? DesignColumn.OfEach(panel.Rows, values) : DesignColumn.OfAll(panel.Rows, values))];

    void Season(SeasonSpec season)
    {
        switch (season)
        {
            case FourierSpec fourier:
                Fourier(fourier);
                break;
            case CategoricalSeasonSpec { By: var by }:
                Levels(
                    new CalendarKey(by), new CalendarKey(by, LevelPart.Contrast), level => new CalendarKey(by, LevelPart.Level, level), by.ToString().ToLowerInvariant(),
                    CalendarLevels.Names(by), CalendarLevels.Codes(panel.Window, by), season.Prior!);
                break;
            default:
                throw new ArgumentException($"A seasonality {season.GetType().Name} cannot be bound.");
        }
    }

    void Fourier(FourierSpec fourier)
    {
        var key = FourierKey.Of(fourier);
        var (columns, numbers) = (new List<double[]>(), new List<int>());
        for (var k = 1; k <= fourier.Order; k++)
        {
            var prior = fourier is { DividesByHarmonic: true, Prior: NormalPrior normal }
                ? normal with { Location = normal.Location / k, Sd = normal.Sd / k }
                : fourier.Prior!;
            var (sine, cosine) = DesignColumns.Harmonic(panel.Window, fourier, k);
            Add(sine, FourierPart.Sine);
            Add(cosine, FourierPart.Cosine);

            void Add(double[] column, FourierPart part)
            {
                columns.Add(column);
                numbers.Add(registry.Declare(key with { Part = part, Number = k }, prior, ParameterRole.Linear, "Part of the seasonal pattern."));
            }
        }
        _terms.Add(new(key, Columns(columns), numbers));
    }

    void Continuous(ControlSpec control)
    {
        var facts = constants.Controls.First(c => (c.Column, c.Lag) == (control.Column, control.Lag));
        var column = DesignColumns.Rows(panel, ConstantsReader.Window(panel, control, constants.Sizes), x => (x - facts.Centre) / facts.Scale);
        var key = control.Key;
        var before = control.Lag == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {control.Lag} period{(control.Lag == 1 ? "" : "s")} earlier");
        var unit = facts is { Centre: 0, Scale: 1 } ? "one unit" : "one standard deviation";
        Single(key, key, column, control.Prior!, control.Pooling, $"Change of the outcome with {unit} of {control.Column}{before}.");
        Treat(control, facts);
    }

    void Categorical(ControlSpec control, CategoricalSeries series)
    {
        Levels(
            new ControlKey(control.Column), new ControlKey(control.Column, Part: LevelPart.Contrast), level => new ControlKey(control.Column, Part: LevelPart.Level, Level: level), control.Column,
            series.Levels, panel.CodesOf(control.Column), control.Prior!);
        if (control.Pooling is HierarchicalPooling pooling)
            Pool(pooling, _terms[^1].Component, [.. _terms[^1].Columns.Select(static _ => 1.0)]);
        Treat(control, series);
    }

    /// <summary>Levels' effects sum to zero: they are an orthonormal basis of the sum-zero space times free contrasts.</summary>
    void Levels(ParameterKey whole, ParameterKey contrast, Func<string, ParameterKey> effect, string subject, IReadOnlyList<string> levels, int[] codes, Prior prior)
    {
        var basis = DesignColumns.SumToZeroBasis(levels.Count);
        var (columns, numbers) = (new List<double[]>(), new List<int>());
        for (var k = 0; k < levels.Count - 1; k++)
        {
            var values = codes.Select(code => basis[code][k]).ToArray();
            columns.Add(codes.Length == panel.Cells ? DesignColumns.Rows(panel, values, static x => x) : DesignColumns.Pad(values, static x => x));
            numbers.Add(registry.Declare(
                contrast with { Number = k + 1 },
                prior, ParameterRole.Linear, $"A contrast between levels of {subject}."));
        }
        for (var level = 0; level < levels.Count; level++)
            _derived.Add((effect(levels[level]), [.. numbers], basis[level], null, null));
        _terms.Add(new(whole, Columns(columns), numbers));
    }

    /// <summary>A term whose slots are not known yet: parameters are numbers in order of declaration.</summary>
    sealed record Draft(ParameterKey Component, IReadOnlyList<DesignColumn> Columns, IReadOnlyList<int> Numbers, Func<int[], CoefficientScale>? Scale = null);
}
