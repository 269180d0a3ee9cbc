using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Lays out the experiments of a complete model.</summary>
sealed class ExperimentBinder(ModelSpec spec, Panel panel, ModelConstants constants, IReadOnlyList<MediaTerm> media, UnitWorth worth)
{
    /// <summary>One term per experiment, in model order.</summary>
    public ExperimentTerm[] Terms() => [.. spec.Experiments.Select(Term)];

    /// <summary>Errors of all experiments: one per covariance, then one per other experiment.</summary>
    public ExperimentErrors[] Errors()
    {
        var names = spec.Experiments.Select(static e => e.Name).ToArray();
        var correlated = spec.ExperimentCovariances
            .Select(group => new CorrelatedErrors(
                [.. group.Experiments.Select(name => Array.IndexOf(names, name))],
                [.. group.Experiments.Select(name => spec.Experiments[Array.IndexOf(names, name)].Statement.Value)],
                group.Covariance))
            .ToArray();
        var single = Enumerable.Range(0, names.Length).Where(e => !correlated.Any(group => group.Members.Contains(e))).Select(e => Single(spec.Experiments[e], e));
        return [.. correlated, .. single];
    }

    static ExperimentErrors Single(ExperimentSpec experiment, int number) => experiment.Statement is SaturationLift curve
        ? new GammaErrors(number, curve.Lift, curve.Sigma)
        : new SingleErrors(number, experiment.Statement.Value, experiment.Statement.StandardError, experiment.DegreesOfFreedom);

    ExperimentTerm Term(ExperimentSpec experiment)
    {
        var plan = ExperimentPlan.Of(experiment, spec, panel);
        return new ExperimentTerm
        {
            Name = experiment.Name,
            Statement = experiment.Statement,
            SpendChange = plan?.SpendChange ?? 0,
            Pieces = experiment.Statement is SaturationLift curve
                ? [Curve(experiment, curve)]
                : [.. plan!.Channels.SelectMany(m => plan.Geos.Where(geo => SeriesOf(media[m], geo) >= 0).Select(geo => Piece(experiment, plan, m, geo)))],
        };
    }

    ExperimentPiece Piece(ExperimentSpec experiment, ExperimentPlan plan, int channel, int geo)
    {
        var (first, count) = plan.Rows.GetOffsetAndLength(panel.Periods);
        var (term, lead) = (media[channel], media[channel].Transform.Lead);
        var series = SeriesOf(term, geo);
        var rows = experiment.IncludesCarryover ? count + lead : count;
        var actual = Cut(term.Series[series].Actual, first, lead + rows, lead + Padding.RoundUp(rows));
        var counterfactual = plan.IsDark ? Even(actual, plan, channel, lead, count) : actual.Scale(lead..(lead + count), plan.Factor);
        // A return is money; a lift is outcome, whatever that is worth.
        var isReturn = experiment.Statement is RoiStatement;
        return new ExperimentPiece(channel, series, constants.OutcomeScale * constants.Size(geo) * (isReturn ? worth.Number : 1), first, rows, actual, counterfactual)
        {
            Worth = isReturn ? worth.Of(geo)?.AsSpan(first, rows).ToArray() : null,
        };
    }

    static int SeriesOf(MediaTerm term, int geo) => Array.FindIndex(term.Series, series => series.Geo == geo);

    /// <summary>Rows of a plan from one on, with nothing behind them.</summary>
    static MediaInput Cut(MediaInput input, int first, int rows, int length)
    {
        return new MediaInput(Rows(input.Exposure), input.Reach is { } reach ? Rows(reach) : null);

        double[] Rows(double[] all)
        {
            var cut = new double[length];
            all.AsSpan(first, Math.Min(rows, all.Length - first)).CopyTo(cut);
            return cut;
        }
    }

    /// <summary>The counterfactual of a test that went dark: the same spend in every period, in proportion to the size of the geos, at the window's average price.</summary>
    MediaInput Even(MediaInput dark, ExperimentPlan plan, int channel, int lead, int count)
    {
        var facts = constants.Channels[channel];
        var isSpend = spec.Channels[channel].ExposureColumn == spec.Channels[channel].Spend;
        // Divided by its size, every geo sees the same.
        var spend = plan.CounterfactualSpend / count / plan.Geos.Sum(constants.Size);
        var exposure = isSpend ? spend : spend / facts.CostPerExposure;
        if (dark.Reach is null)
            return new MediaInput(Filled(dark.Exposure, exposure / facts.ExposureScale));
        var frequency = facts.MeanFrequency!.Value;
        return new MediaInput(Filled(dark.Exposure, frequency), Filled(dark.Reach, exposure / frequency / facts.ExposureScale));

        double[] Filled(double[] rows, double value)
        {
            var filled = (double[])rows.Clone();
            filled.AsSpan(lead, count).Fill(value);
            return filled;
        }
    }

    ExperimentPiece Curve(ExperimentSpec experiment, SaturationLift curve)
    {
        var channel = spec.Channels.Select(static c => c.Name).ToList().IndexOf(experiment.Channels[0]);
        var geo = experiment.Geos is { } geos ? panel.Geos.ToList().IndexOf(geos[0]) : 0;
        var size = constants.Size(geo);
        return new ExperimentPiece(channel, SeriesOf(media[channel], geo), constants.OutcomeScale * size, 0, 1, Row(curve.Exposure + curve.Change), Row(curve.Exposure)) { IsCurve = true };

        MediaInput Row(double exposure)
        {
            var row = Padding.Allocate(1);
            row[0] = exposure / size / constants.Channels[channel].ExposureScale;
            return new MediaInput(row);
        }
    }
}
