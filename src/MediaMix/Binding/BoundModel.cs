using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// A model specification joined with its data: every parameter, every constant and a log density to sample.
/// The only place where specification and data meet. Immutable and thread-safe.
/// </summary>
public sealed class BoundModel
{
    Lazy<CollapsePlan> _collapse;
    Lazy<CollapsePlan> _noCollapse;
    readonly Lazy<Dictionary<string, ParameterKey>> _keys;

    internal BoundModel(
        ModelSpec spec,
        Panel panel,
        ModelConstants constants,
        IReadOnlyList<ModelParameter> parameters,
        IReadOnlyList<DerivedParameter> derived,
        IReadOnlyList<LinearTerm> linear,
        IReadOnlyList<MediaTerm> media,
        NoiseTerm noise,
        int? degreesOfFreedomSlot,
        int? autocorrelationSlot)
    {
        (Spec, Panel, Constants, Parameters) = (spec, panel, constants, parameters);
        (Derived, Linear, Media) = (derived, linear, media);
        Treatments = [.. Enumerable.Range(0, linear.Count).Where(i => linear[i].Treatment is not null)];
        (Noise, DegreesOfFreedomSlot, AutocorrelationSlot) = (noise, degreesOfFreedomSlot, autocorrelationSlot);
        Sampled = [.. parameters.Where(static p => p.IsSampled).OrderBy(static p => p.Slot)];
        Space = new ParameterSpace([.. Sampled.Select(static p => p.Prior)]);
        ValueCount = Space.PaddedCount + parameters.Count(static p => !p.IsSampled);
        Likelihood = ObservedOutcome.Of(spec.Likelihood, panel, constants);
        _collapse = new Lazy<CollapsePlan>(() => new CollapsePlan(this, collapse: true));
        _noCollapse = new Lazy<CollapsePlan>(() => new CollapsePlan(this, collapse: false));
        _keys = new Lazy<Dictionary<string, ParameterKey>>(() => DrawAssembly.Keys(this));
    }

    /// <summary>The specification with every default filled in.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The data.</summary>
    public Panel Panel { get; }

    /// <summary>Every number taken from the data.</summary>
    public ModelConstants Constants { get; }

    /// <summary>All parameters, in the order of reports.</summary>
    public IReadOnlyList<ModelParameter> Parameters { get; private set; }

    /// <summary>The sampled parameters in the order of the raw coordinates, which is that of their slots.</summary>
    public IReadOnlyList<ModelParameter> Sampled { get; private set; }

    /// <summary>What a variable of the draws is; null where the model has none of that name.</summary>
    /// <param name="name">Name of a sampled parameter, or of a quantity that follows from parameters.</param>
    public ParameterKey? KeyOf(string name) => _keys.Value.GetValueOrDefault(name);

    /// <summary>Number of sampled parameters in a group.</summary>
    internal int CountOf(SamplingGroup group) => Sampled.Count(p => p.Group == group);

    /// <summary>Length of the value vector: sampled parameters padded to whole vectors, then fixed ones.</summary>
    public int ValueCount { get; }

    /// <summary>Names of the linear components, such as <c>intercept</c> or <c>control[price]</c>, in model order.</summary>
    public IReadOnlyList<string> LinearComponents => [.. Linear.Select(static term => term.Component)];

    /// <summary>What the linear components are, in the same order.</summary>
    public IReadOnlyList<ParameterKey> LinearKeys => [.. Linear.Select(static term => term.Key)];

    /// <summary>√w of every cell of the window, w its weight over the mean weight of the fitted rows and 1 where none is known; null without weights.</summary>
    public IReadOnlyList<double>? RootWeights => Likelihood.CellRootWeights;

    /// <summary>0-based linear components that are treatments: controls whose contribution is counted against a level of their own.</summary>
    public IReadOnlyList<int> Treatments { get; }

    /// <summary>The level that the contribution of a treatment is counted against, for people, such as <c>12.5 (max)</c>; null for other components.</summary>
    /// <param name="component">0-based linear component.</param>
    public string? TreatmentLevel(int component) => Linear[component].Treatment?.Text;

    /// <summary>0-based channels with spend in the window.</summary>
    public int[] PaidChannels() => [.. Enumerable.Range(0, Constants.Channels.Count).Where(m => Constants.Channels[m].Spend > 0)];

    /// <summary>What sampling does with the coefficients of every linear component, in the order of <see cref="LinearComponents"/>, then with the coefficients of channels whose response is fixed.</summary>
    /// <param name="collapse">False to hear why nothing is integrated out.</param>
    public IReadOnlyList<LinearTreatment> LinearTreatments(bool collapse = true) => Collapse(collapse).Treatments;

    /// <summary>The effects of holidays, each with the days that it stands for.</summary>
    public IReadOnlyList<HolidayUse> Holidays => Spec.Baseline.Holidays is { } holidays
        ? [.. HolidayColumns.Of(holidays, Panel.Window).Effects.Select(static effect => effect.Use)]
        : [];

    /// <summary>Names of holidays that were asked for and have no day in the fitted rows. Empty for a model whose defaults are filled in.</summary>
    public IReadOnlyList<string> UnusedHolidays { get; internal init; } = [];

    /// <summary>True for a channel with a term for unmeasured confounding: the outcome sees its strength times e^δ.</summary>
    /// <param name="channel">0-based channel.</param>
    public bool HasConfounding(int channel) => Media[channel].ConfoundingSlot is not null;

    /// <summary>True where returns are money because the value of a unit of the outcome is stated, while the outcome counts units.</summary>
    public bool HasUnitValue => Worth.IsStated;

    /// <summary>What a unit of outcome is worth.</summary>
    internal UnitWorth Worth { get; init; } = UnitWorth.None;

    internal IReadOnlyList<ExperimentTerm> Experiments { get; init; } = [];

    /// <summary>How the experiments' statements scatter; together they hold every experiment once.</summary>
    internal IReadOnlyList<ExperimentErrors> ExperimentErrors { get; init; } = [];

    /// <summary>What is odd about model and data without being wrong.</summary>
    public IReadOnlyList<Fault> Warnings { get; internal init; } = [];

    internal IReadOnlyList<DerivedParameter> Derived { get; }

    internal IReadOnlyList<LinearTerm> Linear { get; }

    internal IReadOnlyList<MediaTerm> Media { get; }

    /// <summary>The noise of every geo.</summary>
    internal NoiseTerm Noise { get; }

    /// <summary>Deviations of geos, by the standard deviations that multiply them.</summary>
    internal IReadOnlyList<Hierarchy> Hierarchies { get; init; } = [];

    /// <summary>Strengths that have a common prior.</summary>
    internal IReadOnlyList<StrengthPool> Pools { get; init; } = [];

    /// <summary>Slot of the degrees of freedom of Student-t errors; null for other errors.</summary>
    internal int? DegreesOfFreedomSlot { get; }

    /// <summary>Slot of the correlation of neighbouring errors; null where errors are independent.</summary>
    internal int? AutocorrelationSlot { get; }

    internal ParameterSpace Space { get; }

    /// <summary>The correlation of neighbouring errors; 0 where they are independent.</summary>
    internal double Autocorrelation(ReadOnlySpan<double> values) => AutocorrelationSlot is { } slot ? values[slot] : 0;

    /// <summary>What is integrated out; prepared once and shared by all chains.</summary>
    internal CollapsePlan Collapse(bool collapse) => (collapse ? _collapse : _noCollapse).Value;

    /// <summary>The scaled outcome as the likelihood sees it.</summary>
    internal ObservedOutcome Likelihood { get; }

    /// <summary>The likelihood, given the expected outcome; one per chain.</summary>
    internal ILikelihood CreateLikelihood() => (DegreesOfFreedomSlot, AutocorrelationSlot) switch
    {
        ({ } slot, _) => new StudentTLikelihood(this, slot),
        (_, not null) => AutoregressiveBlock.Prepare(this, [], [])(),
        _ => new NormalLikelihood(this),
    };

    /// <summary>How the outcomes of a geo scatter in a value vector, in outcome units.</summary>
    /// <param name="values">Value vector.</param>
    /// <param name="geo">0-based geo.</param>
    internal ErrorDistribution Errors(ReadOnlySpan<double> values, int geo = 0)
    {
        var isLog = Spec.Likelihood is LogNormalErrors;
        return new(Noise.Of(values, geo).Sd * (isLog ? 1 : Constants.OutcomeScale * Constants.Size(geo)), DegreesOfFreedomSlot is { } slot ? values[slot] : double.PositiveInfinity, isLog)
        {
            RootWeights = Likelihood.CellRootWeights,
            FirstWeight = geo * Panel.Periods,
            Autocorrelation = Autocorrelation(values),
        };
    }

    /// <summary>Binds a specification to data.</summary>
    /// <param name="spec">The model; missing priors take their defaults.</param>
    /// <param name="panel">The data.</param>
    /// <exception cref="InvalidInputException">Something does not fit; all faults are listed.</exception>
    public static BoundModel Bind(ModelSpec spec, Panel panel) => ModelBinder.Bind(spec, panel);

    /// <summary>
    /// Binds a specification to other data of the same periods with the constants of an earlier binding: scales and the denominators
    /// of strengths stay, so that a parameter means what it meant there, whatever the new data are. Over other periods trends,
    /// windows and holidays would stand for something else.
    /// </summary>
    /// <param name="spec">The completed <see cref="Spec"/> of the earlier binding, whose priors then stay, too.</param>
    /// <param name="panel">The data.</param>
    /// <param name="constants">Its <see cref="Constants"/>.</param>
    /// <exception cref="ArgumentException">The constants are those of other channels or controls, or lack those of a window, a frequency or a treatment.</exception>
    /// <exception cref="InvalidInputException">Something does not fit; all faults are listed.</exception>
    public static BoundModel Bind(ModelSpec spec, Panel panel, ModelConstants constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        return ModelBinder.Bind(spec, panel, constants);
    }

    /// <summary>The same model whose parameters say who chose their priors, as a stored run knows it of a specification that spells all of them out.</summary>
    /// <param name="origin">Who chose the prior of the parameter of a name.</param>
    public BoundModel WithOrigins(Func<string, PriorOrigin> origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var copy = (BoundModel)MemberwiseClone();
        copy.Parameters = [.. Parameters.Select(p => p with { Origin = origin(p.Name) })];
        copy.Sampled = [.. copy.Parameters.Where(static p => p.IsSampled).OrderBy(static p => p.Slot)];
        // A plan knows the parameters of its own model.
        copy._collapse = new Lazy<CollapsePlan>(() => new CollapsePlan(copy, collapse: true));
        copy._noCollapse = new Lazy<CollapsePlan>(() => new CollapsePlan(copy, collapse: false));
        return copy;
    }

    /// <summary>
    /// Creates the log density of the posterior over unconstrained coordinates, with all normalising constants of
    /// priors and likelihood and the log-Jacobian of the map to constrained values. One instance per chain.
    /// </summary>
    public ILogDensity CreateDensity() => new OutcomeDensity(this);

    /// <summary>
    /// Creates the density that is really sampled: linear coefficients with normal priors integrated out, strengths
    /// through the amplitude of their channel. Same posterior; <see cref="IPartiallyCollapsed.Recover"/> leads back to
    /// the coordinates of <see cref="CreateDensity"/>.
    /// </summary>
    /// <param name="collapse">False to sample the linear coefficients, too.</param>
    /// <param name="degree">Threads that work on the geos of a large panel at the same time, this one included; changes no bit of any result. With more than one, dispose what is returned (it is <see cref="IDisposable"/>), or they go on waiting for work.</param>
    public IPartiallyCollapsed CreateSamplingDensity(bool collapse = true, int degree = 1) => new SamplingDensity(this, collapse, degree);

    /// <summary>Creates a simulator of the outcome; one per thread.</summary>
    public OutcomeSimulator CreateSimulator() => new(this);

    /// <summary>A vector of values with the fixed parameters filled in.</summary>
    public double[] AllocateValues()
    {
        var values = new double[ValueCount];
        foreach (var parameter in Parameters)
        {
            if (parameter.Prior is FixedPrior fixedPrior)
                values[parameter.Slot] = fixedPrior.Value;
        }
        return values;
    }

    /// <summary>Draws every sampled parameter from its prior, those of pooled groups given their group's. Allocates nothing.</summary>
    /// <param name="rng">Stream of this draw; one number per sampled parameter.</param>
    /// <param name="values">From <see cref="AllocateValues"/>; the sampled part is overwritten.</param>
    public void SamplePrior(ref Rng rng, Span<double> values)
    {
        // What a prior depends on has a lower slot.
        foreach (var parameter in Sampled)
        {
            var probability = rng.NextDouble();
            var pool = parameter.Prior is GroupPrior ? Pools.First(p => p.Slots.Contains(parameter.Slot)) : null;
            values[parameter.Slot] = pool is null
                ? parameter.Prior.Quantile(probability)
                : values[pool.MeanSlot] * ScalarMath.Exp(values[pool.SdSlot] * ScalarMath.NormalQuantile(probability));
        }
    }

    /// <summary>Writes the values of unconstrained coordinates. Allocates; for use outside the sampler's inner loop.</summary>
    /// <param name="position">Coordinates of the sampled parameters.</param>
    /// <param name="values">From <see cref="AllocateValues"/>; the sampled part is overwritten.</param>
    public void Constrain(ReadOnlySpan<double> position, Span<double> values)
    {
        var padded = Padding.Allocate(Sampled.Count);
        position.CopyTo(padded);
        Space.Forward(padded, values[..Space.PaddedCount], new double[Space.PaddedCount], new double[Space.PaddedCount]);
    }
}
