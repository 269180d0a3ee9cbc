namespace MediaMix;

/// <summary>The saturations by their name in a model file. A new one is one line here.</summary>
public static class SaturationCatalog
{
    static readonly Func<Saturation>[] Entries =
    [
        static () => new HillSaturation(),
        static () => new LogisticSaturation(),
        static () => new InverseScaledLogisticSaturation(),
        static () => new TanhSaturation(),
        static () => new MichaelisMentenSaturation(),
        static () => new ExponentialSaturation(),
        static () => new RootSaturation(),
        static () => new LogSaturation(),
        static () => new HillSigmoidSaturation(),
        static () => new NoSaturation(),
    ];

    /// <summary>Every name, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Select(static create => create().Name)];

    /// <summary>A new component with default priors, or null when there is none of that name.</summary>
    /// <param name="name">Name in a model file.</param>
    public static Saturation? Find(string name) =>
        Entries.Select(static create => create()).FirstOrDefault(component => component.Name == name);
}
