namespace MediaMix.Tests.Fitting;

/// <summary>Shape and scales of an <see cref="ArrowWorld"/>; scales are decimal exponents of sds and of noise sds.</summary>
sealed record ArrowCase(string Name, int Geos, int Periods)
{
    /// <summary>Columns of a geo.</summary>
    public Func<int, int> Local { get; init; } = static g => 1 + g % 4;

    /// <summary>Shared columns with rows of their own in every geo.</summary>
    public int Own { get; init; } = 3;

    /// <summary>Shared columns that repeat.</summary>
    public int Repeated { get; init; } = 7;

    /// <summary>√w of a geo and period.</summary>
    public Func<int, int, double> Root { get; init; } = static (_, _) => 1;

    public double SdFrom { get; init; } = -1;

    public double SdTo { get; init; } = 1;

    public double NoiseFrom { get; init; } = -1;

    public double NoiseTo { get; init; }

    public bool SharesVariance { get; init; }

    /// <summary>True when the last column stands there twice.</summary>
    public bool HasTwins { get; init; }

    public static IReadOnlyList<ArrowCase> Shapes { get; } =
    [
        new("balanced", 5, 13),
        new("one variance", 5, 13) { SharesVariance = true },
        new("gaps", 5, 13) { Root = static (g, t) => (g * 7 + t * 3) % 11 < 2 || g == 3 && t > 8 ? 0 : 1 },
        new("gaps and one variance", 5, 13) { SharesVariance = true, Root = static (g, t) => (g * 7 + t * 3) % 11 < 2 ? 0 : 1 },
        new("weights", 4, 12) { Root = static (g, t) => 0.5 + (g * 5 + t * 2) % 7 / 4.0 },
        new("weights of geos", 4, 12) { Root = static (g, t) => t == 5 ? 0 : 0.5 + g },
        new("an empty geo", 4, 11) { Root = static (g, _) => g == 1 ? 0 : 1 },
        new("nothing but empty geos", 2, 5) { Root = static (_, _) => 0 },
        new("no locals", 4, 11) { Local = static _ => 0 },
        new("some without locals", 5, 11) { Local = static g => g % 2 * 9 },
        new("no shared", 4, 11) { Own = 0, Repeated = 0 },
        new("nothing", 3, 9) { Own = 0, Repeated = 0, Local = static _ => 0 },
        new("no own", 4, 11) { Own = 0, Root = static (g, t) => g == t ? 0 : 1 },
        new("no repeated", 4, 11) { Repeated = 0 },
        new("national", 1, 40),
        new("more coefficients than cells", 3, 4) { SdTo = 0, Local = static _ => 6, Own = 9, Repeated = 17 },
    ];

    public override string ToString() => Name;
}
