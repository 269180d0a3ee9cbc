using System.Globalization;

namespace MediaMix;

/// <summary>
/// What a parameter is, or a quantity that follows from parameters. Names in draws, files and reports are written from it and never read back: who
/// wants to know what a name stands for asks <see cref="BoundModel.KeyOf"/>. Immutable, compared by value.
/// </summary>
public abstract record ParameterKey
{
    string? _name;

    /// <summary>For the keys of this assembly, which are all there are.</summary>
    private protected ParameterKey()
    {
    }

    /// <summary>A copy whose name is written anew.</summary>
    /// <param name="original">The key.</param>
    protected ParameterKey(ParameterKey original) => (Form, Geo, Number) = (original.Form, original.Geo, original.Number);

    /// <value>Whether it is the quantity or says how the quantity differs between geos; default the quantity.</value>
    public ParameterForm Form { get; init; }

    /// <value>The geo that it belongs to alone; null = all.</value>
    public string? Geo { get; init; }

    /// <value>1-based number among parameters that differ in nothing else: knots, harmonics, contrasts; null = there is one.</value>
    public int? Number { get; init; }

    /// <summary>Name as in results, such as <c>tv.adstock.decay</c>.</summary>
    public string Name => _name ??= Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Series}[{number}]") : Series;

    /// <summary>Name without the number: that of the parameters which differ in their number alone.</summary>
    public string Series => Stem + Ending;

    /// <summary>The text of the quantity.</summary>
    private protected abstract string Stem { get; }

    /// <summary>The text of form and geo.</summary>
    private protected string Ending => (Form switch
    {
        ParameterForm.Mean => ".mean",
        ParameterForm.Spread => ".sd",
        ParameterForm.Deviation => ".standardized",
        _ => "",
    }) + (Geo is null ? "" : $"[{Geo}]");

    /// <summary>Where names are written; equal keys have equal names.</summary>
    public sealed override string ToString() => Name;

    /// <summary>True for the same quantity in the same form, geo and number.</summary>
    /// <param name="other">Another key.</param>
    public virtual bool Equals(ParameterKey? other) =>
        other is not null && EqualityContract == other.EqualityContract && (Form, Geo, Number) == (other.Form, other.Geo, other.Number);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Form, Geo, Number);
}
