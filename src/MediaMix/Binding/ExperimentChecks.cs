using static System.FormattableString;

namespace MediaMix;

/// <summary>What must hold between the experiments of a model, its channels and the panel.</summary>
sealed class ExperimentChecks(ModelSpec spec, Panel panel, FaultList faults)
{
    public static void Run(ModelSpec spec, Panel panel, FaultList faults)
    {
        if (spec.Experiments.Count == 0)
        {
            if (spec.ExperimentCovariances.Count > 0)
                faults.About("experiment_covariance").Error("A covariance of experiments is given, but there is no experiment.");
            return;
        }
        new ExperimentChecks(spec, panel, faults).Run();
    }

    /// <summary>What is wrong with experiments whatever the data are.</summary>
    public static void Alone(ModelSpec spec, FaultList faults)
    {
        foreach (var experiment in spec.Experiments)
        {
            var about = faults.About($"experiments.{experiment.Name}");
            Channels(experiment, spec, about);
            ExperimentStatementChecks.Run(experiment, about);
        }
    }

    public static void Confounding(ModelSpec complete, FaultList faults)
    {
        if (complete.Likelihood is not LogNormalErrors)
            return;
        foreach (var channel in complete.Channels.Where(static c => c.Confounding is not (null or FixedPrior { Value: 0 })))
            faults.About($"channels.{channel.Name}.confounding").Error($"The confounding of {channel.Name} does not go with log-normal errors.", "Leave it out.");
    }

    void Run()
    {
        var at = faults.About("experiments");
        if (spec.Likelihood is LogNormalErrors)
            at.Error("Experiments do not go with log-normal errors: there a lift depends on the baseline of its window.", "Write `likelihood: normal` or `student_t`, or state the result as a prior.");
        foreach (var twice in spec.Experiments.GroupBy(static e => e.Name, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            at.Error($"Two experiments are called {twice.Key}.", "Give every experiment a name of its own.");
        var placed = new List<(ExperimentSpec Experiment, ExperimentPlan Plan)>();
        foreach (var experiment in spec.Experiments)
        {
            var about = faults.About($"experiments.{experiment.Name}");
            var before = faults.Faults.Count;
            Names(experiment, about);
            var isNamed = faults.Faults.Count == before;
            ExperimentStatementChecks.Run(experiment, about);
            if (isNamed && Place(experiment, about) is { } plan)
                placed.Add((experiment, plan));
        }
        Overlaps(placed);
        new ExperimentCovarianceChecks(spec, faults.About("experiment_covariance")).Run();
    }

    static void Channels(ExperimentSpec experiment, ModelSpec spec, FaultList at)
    {
        var channels = spec.Channels.Select(static c => c.Name).ToArray();
        if (experiment.Channels.Count == 0)
            at.Error($"The experiment {experiment.Name} names no channel.", "Name the channels whose media it changed.");
        foreach (var name in experiment.Channels.Where(name => !channels.Contains(name, StringComparer.Ordinal)))
            at.Error($"The experiment {experiment.Name} is about {name}, but there is no such channel.", Known(name, channels, "channels"));
    }

    void Names(ExperimentSpec experiment, FaultList at)
    {
        Channels(experiment, spec, at);
        foreach (var twice in experiment.Channels.Concat(experiment.Geos ?? []).GroupBy(static c => c, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            at.Error($"The experiment {experiment.Name} names {twice.Key} twice.", "Name it once.");
        if (experiment.Geos is not { } geos)
            return;
        if (panel.Geos.Count == 1)
            at.Error($"The experiment {experiment.Name} names geos, but the model is national: it cannot tell them apart.", "Add a geo column to the data (data.geo), or state the lift of the whole country.");
        else if (geos.Count == 0)
            at.Error($"The experiment {experiment.Name} has an empty list of geos.", "Name the geos whose media it changed, or leave the list out for all.");
        else
            foreach (var name in geos.Where(name => !panel.Geos.Contains(name, StringComparer.Ordinal)))
                at.Error($"The experiment {experiment.Name} names the geo {name}, which the data do not have.", Known(name, panel.Geos, "geos"));
    }

    static string Known(string name, IReadOnlyList<string> known, string what)
    {
        const int most = 10;
        return DidYouMean.Suggest(name, known) is { } near
            ? $"Did you mean {near}?"
            : $"The {what} are {string.Join(", ", known.Take(most))}{(known.Count > most ? ", …" : "")}.";
    }

    ExperimentPlan? Place(ExperimentSpec experiment, FaultList at)
    {
        if (experiment.Statement is SaturationLift)
        {
            Saturation(experiment, at);
            return null;
        }
        if (experiment.Window is not { } span)
        {
            at.Error($"The experiment {experiment.Name} has no window.", "Write when media were changed: start and end.");
            return null;
        }
        var before = faults.Faults.Count;
        Window(experiment, span, at);
        if (faults.Faults.Count > before || ExperimentPlan.Of(experiment, spec, panel) is not { } plan)
            return null;
        Absent(experiment, plan, at);
        Media(experiment, plan, at);
        foreach (var channel in plan.Channels.Select(m => spec.Channels[m]).Where(c => c.Strength?.Window?.RowsIn(panel.Window) is { } rows && Meet(rows, plan.Rows)))
        {
            at.Error(
                $"The experiment {experiment.Name} and the prior on {channel.Strength!.Key(channel.Name)} are about the same time: one result would count twice.",
                "Keep the experiment, and take the window out of the prior.");
        }
        return plan;
    }

    static bool Meet(Range a, Range b) => a.Start.Value < b.End.Value && b.Start.Value < a.End.Value;

    void Saturation(ExperimentSpec experiment, FaultList at)
    {
        var channel = spec.Channels.First(c => c.Name == experiment.Channels[0]);
        if (experiment.Channels.Count != 1)
            at.Error($"The experiment {experiment.Name} (form: pymc_saturation) names several channels; a saturation curve is that of one.", "Name one channel.");
        if (panel.Geos.Count > 1 && experiment.Geos is not { Count: 1 })
            at.Error($"The experiment {experiment.Name} (form: pymc_saturation) has to say in which geo it took place.", "Write geos: with one geo.");
        else if (experiment.Geos is { } geos)
            Unreached(experiment, channel, geos.Select(name => panel.Geos.ToList().IndexOf(name)), at);
        if (channel.Reach is not null)
            at.Error($"The experiment {experiment.Name} (form: pymc_saturation) is about {channel.Name}, which has reach and frequency: two numbers per period.", "State the lift of a window instead.");
        if (spec.TimeVarying.Any(g => g.Channels.Contains(channel.Name, StringComparer.Ordinal)))
            at.Error($"The experiment {experiment.Name} (form: pymc_saturation) has no date, but the effectiveness of {channel.Name} varies over time.", "State the lift of a window instead.");
    }

    void Window(ExperimentSpec experiment, PeriodSpan span, FaultList at)
    {
        var example = $"{panel.Window.Label(0)}..{panel.Window.Label(panel.Periods - 1)}";
        if (!panel.Window.TryLocate(span.From, out var first) || !panel.Window.TryLocate(span.To, out var last))
            at.Error($"The window {span} of the experiment {experiment.Name} is not given in {(panel.Axis.HasDates ? "dates" : "numbered periods")} of this data.", $"Write its ends like {example}.");
        else if (last < first)
            at.Error($"The window {span} of the experiment {experiment.Name} ends before it begins.");
        else if (first < 0 || last >= panel.Periods)
            at.Error($"The window {span} of the experiment {experiment.Name} lies outside the fitted rows, where there are no data.", $"It must lie within {example}; a longer ago result can be stated as a prior.");
    }

    void Absent(ExperimentSpec experiment, ExperimentPlan plan, FaultList at)
    {
        var (first, count) = plan.Rows.GetOffsetAndLength(panel.Periods);
        var cells = plan.Geos.SelectMany(g => Enumerable.Range(g * panel.Periods + first, count)).Where(cell => !panel.IsPresent(cell)).ToArray();
        if (cells.Length == 0)
            return;
        var (geo, period) = (panel.Geos[cells[0] / panel.Periods], panel.Window.Label(cells[0] % panel.Periods));
        at.Error(
            Invariant($"The experiment {experiment.Name} covers {cells.Length} cells without data, first {geo} in {period}, where the geo does not exist."),
            "Name the geos that took part, or the window in which all of them exist.");
    }

    void Media(ExperimentSpec experiment, ExperimentPlan plan, FaultList at)
    {
        var organic = plan.Channels.Where(m => spec.Channels[m].Spend is null).Select(m => spec.Channels[m].Name).ToArray();
        var needsSpend = experiment.Counterfactual is not SpendMultiple || experiment.Statement is RoiStatement or CostStatement;
        if (needsSpend && organic.Length > 0)
            at.Error($"The experiment {experiment.Name} is stated by its spend, but {organic[0]} has none.", "State a lift, and the counterfactual as a multiplier.");
        else if (experiment.Counterfactual is SpendChange && plan.CounterfactualSpend < 0)
            at.Error(Invariant($"The experiment {experiment.Name} changed the spend by {plan.SpendChange}, more than the {plan.ActualSpend} that was spent."), "Check spend_change: positive means that the test spent more than it would have otherwise.");
        else if (plan.IsDark && plan.Channels.Length == 1)
            Unreached(experiment, spec.Channels[plan.Channels[0]], plan.Geos, at);
        else if (plan.IsDark && plan.Channels.Length > 1)
            at.Error($"The experiment {experiment.Name} went dark on several channels; how their spend would have been split cannot be told.", "Enter one experiment per channel.");
        else if (!plan.IsDark && plan.Channels.FirstOrDefault(m => !plan.HasMedia(m, spec, panel), -1) is var m and >= 0)
            at.Error($"{spec.Channels[m].Name} has no media in the window {experiment.Window} of the experiment {experiment.Name}, with or without it.", "Check window and geos; of a test that went dark, say what would have been spent: counterfactual: { spend: 50000 }.");
        else if (plan.Factor == 1)
            at.Error($"The counterfactual of the experiment {experiment.Name} is the actual plan: no lift could come of it.", "Say what would have been spent without the test, such as counterfactual: zero.");
    }

    /// <summary>A geo that a channel never reaches has no effect of it to learn.</summary>
    void Unreached(ExperimentSpec experiment, ChannelSpec channel, IEnumerable<int> geos, FaultList at)
    {
        var values = panel.Series[channel.ExposureColumn].Values;
        foreach (var geo in geos.Where(g => !values.AsSpan(g * panel.Axis.Count, panel.Axis.Count).ContainsAnyExcept(0.0)))
            at.Error($"The experiment {experiment.Name} is about {channel.Name}, but {channel.Name} never ran in {panel.Geos[geo]}: its effect there is not part of the model.", "Leave that geo out.");
    }

    void Overlaps(List<(ExperimentSpec Experiment, ExperimentPlan Plan)> placed)
    {
        for (var i = 0; i < placed.Count; i++)
        {
            for (var j = i + 1; j < placed.Count; j++)
            {
                var (a, b) = (placed[i].Experiment.Name, placed[j].Experiment.Name);
                if (!placed[i].Plan.Overlaps(placed[j].Plan) || spec.ExperimentCovariances.Any(g => g.Experiments.Contains(a, StringComparer.Ordinal) && g.Experiments.Contains(b, StringComparer.Ordinal)))
                    continue;
                faults.About($"experiments.{b}").Error(
                    $"The experiments {a} and {b} are about the same channel in the same periods{(panel.Geos.Count > 1 ? " and geos" : "")}: as independent evidence, one result would count twice.",
                    "Keep one of them, or state how their errors are correlated: experiment_covariance.");
            }
        }
    }
}
