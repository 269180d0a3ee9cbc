namespace MediaMix;

/// <summary>Joins specification and panel: checks both against each other, fills defaults, lays out parameters and terms.</summary>
static class ModelBinder
{
    public static BoundModel Bind(ModelSpec spec, Panel panel, ModelConstants? frozen = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(panel);
        var faults = new FaultList();
        BindingChecks.Columns(spec, panel, faults);
        faults.ThrowIfErrors();
        var constants = Constants(spec, panel, frozen);
        BindingChecks.Data(spec, panel, constants, faults);
        faults.ThrowIfErrors();
        var complete = Complete(spec, panel, constants);
        BindingChecks.Priors(complete, panel, faults);
        faults.ThrowIfErrors();

        var registry = new ParameterRegistry(complete.ParameterPriors);
        var linear = new LinearTermBinder(panel, constants, registry);
        linear.Bind(complete);
        var worth = UnitWorth.Of(complete.UnitValue, panel, constants.Channels.Max(static c => c.MaxLag));
        var media = new MediaTermBinder(panel, constants, registry, worth);
        var groups = new GroupBinder(registry);
        groups.Declare(complete);
        media.Declare(complete);
        var effectiveness = new EffectivenessBinder(panel, constants, registry);
        effectiveness.Declare(complete);
        var errors = complete.Likelihood as StudentTErrors;
        var noise = new NoiseBinder(panel, registry).Declare(complete.Noise, NoiseMeaning(complete));
        int? degreesOfFreedom = errors is null ? null : registry.Declare(
            new NoiseKey(NoisePart.DegreesOfFreedom), errors.DegreesOfFreedom!, ParameterRole.Shape, "Degrees of freedom of the errors: the smaller, the more often a period is far off; above 30 nearly normal.");
        int? autocorrelation = complete.Noise.Autoregression is { } autoregression ? registry.Declare(
            new NoiseKey(NoisePart.Autocorrelation), autoregression.Autocorrelation!, ParameterRole.Shape, "Correlation of what is left unexplained with that of the row before.") : null;
        var parameters = registry.Assign();
        var slots = parameters.Select(static p => p.Slot).ToArray();
        var terms = media.Terms(complete, slots, effectiveness.Curves(slots));
        var experiments = new ExperimentBinder(complete, panel, constants, terms, worth);
        return new BoundModel(
            complete, panel, constants, parameters,
            linear.Derived(slots), linear.Terms(slots), terms, noise(slots), degreesOfFreedom is { } df ? slots[df] : null,
            autocorrelation is { } rho ? slots[rho] : null)
        {
            Warnings = [.. ExperimentWarnings.Of(complete, panel), .. PanelBindingChecks.Warnings(spec, panel)],
            Worth = worth,
            Experiments = experiments.Terms(),
            ExperimentErrors = experiments.Errors(),
            Hierarchies = registry.Hierarchies(slots),
            Pools = groups.Pools(slots),
            UnusedHolidays = spec.Baseline.Holidays is { Dates: null } holidays ? HolidayDefaults.Unused(holidays, panel.Window) : [],
        };
    }

    /// <summary>Defaults filled in. What has no origin yet is written before that, and a default after it.</summary>
    static ModelSpec Complete(ModelSpec spec, Panel panel, ModelConstants constants)
    {
        return Marked(DefaultPriors.Complete(Marked(spec, PriorOrigin.Written), panel, constants), PriorOrigin.Default);

        static ModelSpec Marked(ModelSpec spec, PriorOrigin origin) => spec.MapPriors(prior => prior.Origin is null ? prior with { Origin = origin } : prior);
    }

    static ModelConstants Constants(ModelSpec spec, Panel panel, ModelConstants? frozen)
    {
        var read = ConstantsReader.Read(spec, panel);
        if (frozen is null)
            return read;
        var areOfThisModel = read.Channels.Select(Kind).SequenceEqual(frozen.Channels.Select(Kind))
            && read.Controls.Select(Column).SequenceEqual(frozen.Controls.Select(Column))
            && read.Sizes?.Count == frozen.Sizes?.Count;
        return areOfThisModel ? frozen : throw new ArgumentException("The constants are those of other channels or controls.", nameof(frozen));
    }

    static (string Name, bool HasWindow, bool HasFrequency) Kind(ChannelConstants channel) =>
        (channel.Name, channel.Counted is not null, channel.MeanFrequency is not null);

    static (string Column, int Lag, bool IsTreatment) Column(ControlConstants control) => (control.Column, control.Lag, control.Baseline is not null);

    static string NoiseMeaning(ModelSpec spec)
    {
        var isVariance = spec.Noise.IsVariance;
        var size = spec.Likelihood is StudentTErrors ? (isVariance ? "Squared scale" : "Scale") : isVariance ? "Variance" : "Standard deviation";
        var row = spec.Likelihood.Weights is null ? "" : " in a row of average weight";
        return $"{size} of what the model leaves unexplained{row}, on the scale of the outcome.";
    }
}
