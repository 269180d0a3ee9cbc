namespace MediaMix;

/// <summary>The adstocks by their name in a model file. A new one is one line here.</summary>
public static class AdstockCatalog
{
    static readonly Func<Adstock>[] Entries =
    [
        static () => new GeometricAdstock(),
        static () => new DelayedAdstock(),
        static () => new BinomialAdstock(),
        static () => new WeibullCdfAdstock(),
        static () => new WeibullPdfAdstock(),
        static () => new RobynWeibullCdfAdstock(),
        static () => new RobynWeibullPdfAdstock(),
        static () => new NoAdstock(),
    ];

    /// <summary>Every name, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Select(static create => create().Name)];

    /// <summary>A new component with default priors, or null when there is none of that name.</summary>
    /// <param name="name">Name in a model file.</param>
    public static Adstock? Find(string name) =>
        Entries.Select(static create => create()).FirstOrDefault(component => component.Name == name);
}
