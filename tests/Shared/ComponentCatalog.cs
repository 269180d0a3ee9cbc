namespace MediaMix.Testing;

/// <summary>An adstock with its formula, written once more and as plainly as possible.</summary>
/// <param name="Create">A new component with default priors.</param>
/// <param name="Weight">Weight of a lag before normalising, from the parameters.</param>
/// <param name="Extremes">Parameter values at the ends of what a sampler can reach.</param>
sealed record AdstockCase(Func<Adstock> Create, Func<double[], int, double> Weight, double[][] Extremes)
{
    public string Name => Create().Name;
}

/// <summary>A saturation with its formula, written once more and as plainly as possible.</summary>
/// <param name="Create">A new component with default priors.</param>
/// <param name="Response">Response to an exposure, from the parameters.</param>
/// <param name="Extremes">Parameter values at the ends of what a sampler can reach.</param>
sealed record SaturationCase(Func<Saturation> Create, Func<double[], double, double> Response, double[][] Extremes)
{
    public string Name => Create().Name;
}

/// <summary>All components that conformance tests run over: a new one is one line here.</summary>
static class ComponentCatalog
{
    const double Tiny = 1e-12, Least = 1e-300;

    public static IReadOnlyList<AdstockCase> Adstocks { get; } =
    [
        new(static () => new GeometricAdstock(), static (p, lag) => Math.Pow(p[0], lag), [[Least], [Tiny], [1 - Tiny]]),
        new(static () => new DelayedAdstock(), static (p, lag) => Math.Pow(p[0], (lag - p[1]) * (lag - p[1])),
            [[Least, 1.5], [Tiny, Tiny], [1 - Tiny, 2.5], [0.5, Least], [0.01, 1e6]]),
        new(static () => new NoAdstock(), static (_, lag) => lag == 0 ? 1 : 0, [[]]),
    ];

    public static IReadOnlyList<SaturationCase> Saturations { get; } =
    [
        new(static () => new HillSaturation(), static (p, x) => x == 0 ? 0 : 1 / (1 + Math.Pow(p[0] / x, p[1])),
            [[1, 0.3], [1, 5], [Tiny, 1], [1e12, 1], [Least, 5], [1, Tiny], [1, 50]]),
        new(static () => new LogisticSaturation(), static (p, x) => Math.Tanh(p[0] * x / 2), [[Least], [Tiny], [1e12]]),
        new(static () => new NoSaturation(), static (_, x) => x, [[]]),
    ];

    public static IEnumerable<string> Strengths => ["coefficient", "roi", "contribution"];

    public static AdstockCase Adstock(string name) => Adstocks.Single(c => c.Name == name);

    public static SaturationCase Saturation(string name) => Saturations.Single(c => c.Name == name);

    /// <summary>Every adstock × saturation × order × strength × history.</summary>
    public static IEnumerable<(string Adstock, string Saturation, TransformOrder Order, string Strength, bool HasHistory)> Combinations() =>
        from adstock in Adstocks
        from saturation in Saturations
        from order in Enum.GetValues<TransformOrder>()
        from strength in Strengths
        from hasHistory in new[] { false, true }
        select (adstock.Name, saturation.Name, order, strength, hasHistory);
}
