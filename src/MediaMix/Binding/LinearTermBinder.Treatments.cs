using System.Globalization;

namespace MediaMix;

/// <content>Controls with a baseline level of their own.</content>
sealed partial class LinearTermBinder
{
    readonly Dictionary<ParameterKey, TreatmentLevel> _treatments = [];

    /// <summary>Makes the term that was added last a treatment, if its control has a baseline level.</summary>
    void Treat(ControlSpec control, ControlConstants facts)
    {
        if (facts.Baseline is not { } level)
            return;
        var word = control.Baseline!.Kind == ControlBaselineKind.Number ? "" : $" ({control.Baseline.Kind.ToString().ToLowerInvariant()})";
        Treat([(level - facts.Centre) / facts.Scale], level.ToString(Math.Abs(level) >= 1000 ? "N0" : "G6", CultureInfo.InvariantCulture) + word);
    }

    /// <summary>The same for levels: their effects count against that of one of them.</summary>
    void Treat(ControlSpec control, CategoricalSeries series)
    {
        if (control.Baseline?.Level is not { } level)
            return;
        var code = series.Levels.Index().First(item => item.Item == level).Index;
        Treat(DesignColumns.SumToZeroBasis(series.Levels.Count)[code], level);
    }

    void Treat(double[] values, string text)
    {
        var term = _terms[^1];
        // What a geo deviates by has the columns of what all have in common.
        double[] all = [.. Enumerable.Range(0, term.Columns.Count).Select(k => values[k % values.Length])];
        _treatments.Add(term.Component, TreatmentLevel.Of(term.Columns, all, panel.Rows, text));
    }
}
