using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The linear part of a model in periods behind its fitted window: the same terms over a longer panel, measured by the fitted rows.
/// What the fit knows nothing of, such as the steps of a trend behind its last knot, comes from its prior. Immutable and thread-safe.
/// </summary>
sealed class BaselineForecast
{
    readonly BoundModel _model;
    readonly Panel _panel;
    readonly IReadOnlyList<LinearTerm> _terms;
    readonly ModelParameter[] _parameters;
    readonly int[] _known;

    BaselineForecast(BoundModel model, Panel panel, IReadOnlyList<LinearTerm> terms, ModelParameter[] parameters)
    {
        (_model, _panel, _terms, _parameters) = (model, panel, terms, parameters);
        var slots = model.Parameters.ToDictionary(static p => p.Key, static p => p.Slot);
        _known = [.. parameters.Select(p => slots.TryGetValue(p.Key, out var slot) ? slot : p.Key is HolidayKey holiday ? Merged(holiday, model) : -1)];
    }

    /// <summary>Number of linear components, in the order of <see cref="BoundModel.LinearComponents"/>.</summary>
    public int Count => _terms.Count;

    /// <summary>Names of parameters that the fit says nothing of.</summary>
    public IEnumerable<string> Fresh => _parameters.Where((p, i) => _known[i] < 0 && p.IsSampled).Select(static p => p.Name);

    /// <summary>Binds the linear terms to a longer panel.</summary>
    /// <param name="model">The fitted model.</param>
    /// <param name="panel">Its panel, with periods added behind the window.</param>
    public static BaselineForecast Of(BoundModel model, Panel panel)
    {
        var registry = new ParameterRegistry(model.Spec.ParameterPriors, isPart: true);
        var binder = new LinearTermBinder(panel, model.Constants, registry, model.Panel.Periods);
        var spec = model.Spec.Baseline.Holidays is { } holidays
            ? model.Spec with { Baseline = model.Spec.Baseline with { Holidays = Longer(holidays, model, panel) } }
            : model.Spec;
        binder.Bind(spec);
        var parameters = registry.Assign();
        return new BaselineForecast(model, panel, binder.Terms([.. parameters.Select(static p => p.Slot)]), parameters);
    }

    /// <summary>A vector for <see cref="Load(ReadOnlySpan{double}, ref Rng, Span{double})"/>.</summary>
    public double[] AllocateValues() => new double[_parameters.Max(static p => p.Slot) + 1];

    /// <summary>Fills in the parameters of a draw, and those that the fit says nothing of.</summary>
    /// <param name="values">Value vector of the fitted model.</param>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="own">From <see cref="AllocateValues"/>; overwritten.</param>
    public void Load(ReadOnlySpan<double> values, ref Rng rng, Span<double> own)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            own[_parameters[i].Slot] = _known[i] >= 0 ? values[_known[i]]
                : _parameters[i].Prior is FixedPrior prior ? prior.Value
                : _parameters[i].Prior.Quantile(rng.NextDouble());
        }
    }

    /// <summary>The same without any chance: what the fit says nothing of is at the median of its prior.</summary>
    /// <param name="values">Value vector of the fitted model.</param>
    /// <param name="own">From <see cref="AllocateValues"/>; overwritten.</param>
    public void Load(ReadOnlySpan<double> values, Span<double> own)
    {
        for (var i = 0; i < _parameters.Length; i++)
            own[_parameters[i].Slot] = _known[i] >= 0 ? values[_known[i]] : _parameters[i].Prior is FixedPrior prior ? prior.Value : _parameters[i].Prior.Quantile(0.5);
    }

    /// <summary>Writes the linear part of all components together, on the model scale, in the first geo's periods behind the fitted window.</summary>
    /// <param name="own">As filled by <see cref="Load(ReadOnlySpan{double}, Span{double})"/>.</param>
    /// <param name="periods">Length: the periods wanted; overwritten.</param>
    public void WriteAhead(ReadOnlySpan<double> own, Span<double> periods)
    {
        var column = new double[_panel.Rows.Count];
        for (var c = 0; c < Count; c++)
            AddTo(c, own, column, againstLevel: false);
        column.AsSpan(_model.Panel.Periods, periods.Length).CopyTo(periods);
    }

    /// <summary>Adds a component on the model scale, over all rows of the longer panel.</summary>
    /// <param name="component">0-based component.</param>
    /// <param name="own">As filled by <see cref="Load(ReadOnlySpan{double}, ref Rng, Span{double})"/>.</param>
    /// <param name="rows">Padded rows of the longer panel.</param>
    /// <param name="againstLevel">True to count a treatment against its baseline level.</param>
    public void AddTo(int component, ReadOnlySpan<double> own, Span<double> rows, bool againstLevel)
    {
        var term = _terms[component];
        var multipliers = new double[term.Columns.Count];
        term.Multipliers(own, multipliers);
        var columns = againstLevel && term.Treatment is { } treatment ? treatment.Columns : term.Columns;
        for (var k = 0; k < columns.Count; k++)
            columns[k].AddTo(own[term.Slots[k]] * multipliers[k], rows);
    }

    /// <summary>What a treatment does at its baseline level in a geo, on the model scale; 0 for other components.</summary>
    public double Level(int component, int geo, ReadOnlySpan<double> own)
    {
        var term = _terms[component];
        if (term.Treatment is not { } treatment)
            return 0;
        var multipliers = new double[term.Columns.Count];
        term.Multipliers(own, multipliers);
        var level = 0.0;
        for (var k = 0; k < term.Columns.Count; k++)
        {
            if (term.Columns[k].Geo is null || term.Columns[k].Geo == geo)
                level += own[term.Slots[k]] * multipliers[k] * treatment.Values[k];
        }
        return level;
    }

    /// <summary>Holidays of the countries over the longer window, the days that the model names among them; those that never fell into the fitted rows have no effect that anything is known of.</summary>
    static HolidaysSpec Longer(HolidaysSpec spec, BoundModel model, Panel panel)
    {
        var known = spec.Dates!.Select(static h => h.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (first, last) = HolidayColumns.Reach(spec, panel.Window);
        var fitted = HolidayColumns.Reach(spec, model.Panel.Window).Last;
        var later = HolidayDates.Resolve(spec, fitted.AddDays(1), last).Where(h => known.Contains(h.Name)).ToDictionary(static h => h.Name, static h => h.Dates, StringComparer.OrdinalIgnoreCase);
        return spec with { Dates = [.. spec.Dates!.Select(h => later.TryGetValue(h.Name, out var dates) ? new DatedHoliday(h.Name, [.. h.Dates.Concat(dates).Where(date => date >= first).Distinct().Order()]) : h)] };
    }

    /// <summary>Holidays that always met in the fitted rows have one effect; apart from each other each has it.</summary>
    static int Merged(HolidayKey holiday, BoundModel model) => model.Parameters.FirstOrDefault(p =>
        p.Key is HolidayKey known && known.Form == holiday.Form && known.Labels.Intersect(holiday.Labels, StringComparer.Ordinal).Any())?.Slot ?? -1;
}
