using System.Runtime.Intrinsics;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The map from unconstrained coordinates u to the values x of all sampled parameters, with the log density of u
/// under the priors, Σ ln p(x) + ln |dx/du|, and its gradient, in one vectorised pass.
/// <para>x = u on the real line; x = lower + e^u; x = upper − e^u; x = lower + (upper − lower)/(1 + e^−u).</para>
/// Immutable after construction and thread-safe. Results depend neither on the instruction set nor, for a parameter's own
/// entries, on its place among the others.
/// </summary>
sealed class ParameterSpace
{
    readonly Prior[] _priors;
    readonly ParameterLane[] _lanes;
    readonly DensityBlock[] _blocks;

    // Parameters whose prior has no canonical form: their lanes carry the Jacobian only.
    readonly int[] _others;

    /// <summary>Lays out the parameters.</summary>
    /// <param name="priors">Priors of the sampled parameters, in the order of the coordinates; fixed ones do not belong here.</param>
    /// <exception cref="ArgumentException">A prior is fixed, or its canonical form does not suit its support.</exception>
    public ParameterSpace(IReadOnlyList<Prior> priors)
    {
        ArgumentNullException.ThrowIfNull(priors);
        _priors = [.. priors];
        _lanes = Array.ConvertAll(_priors, ParameterLane.Of);
        _others = [.. Enumerable.Range(0, Count).Where(i => _priors[i].Canonical is null)];
        _blocks = new DensityBlock[PaddedCount / DensityBlock.Width];
        for (var b = 0; b < _blocks.Length; b++)
        {
            var start = Math.Min(b * DensityBlock.Width, Count);
            _blocks[b] = new DensityBlock(_lanes.AsSpan(start, Math.Min(DensityBlock.Width, Count - start)));
        }
    }

    /// <summary>Number of parameters.</summary>
    public int Count => _priors.Length;

    /// <summary><see cref="Count"/> rounded up to whole vectors of eight: the length of all spans.</summary>
    public int PaddedCount => Padding.RoundUp(Count);

    /// <summary>
    /// Σ ln p(x_i) + ln |dx_i/du_i|, or −∞ where that is not a finite number; the gradient is then 0.
    /// Allocates nothing. In entries beyond <see cref="Count"/> the coordinate is ignored and 0 is written.
    /// </summary>
    /// <param name="coordinates">u; all spans have length <see cref="PaddedCount"/> and none overlaps another.</param>
    /// <param name="values">Overwritten with x. Far out a value may round to a bound of its support.</param>
    /// <param name="slopes">Overwritten with dx/du.</param>
    /// <param name="gradient">Overwritten with the derivative of the result with respect to u.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double Forward(ReadOnlySpan<double> coordinates, Span<double> values, Span<double> slopes, Span<double> gradient)
    {
        var length = PaddedCount;
        if (coordinates.Length != length || values.Length != length || slopes.Length != length || gradient.Length != length)
            throw new ArgumentException($"All spans need length {length}.");
        var (sumLow, sumHigh) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var start = 0; start < length; start += Padding.Lanes)
        {
            var middle = start + DensityBlock.Width;
            ref readonly var low = ref _blocks[start / DensityBlock.Width];
            ref readonly var high = ref _blocks[middle / DensityBlock.Width];
            var uLow = Vector256.Create(coordinates.Slice(start, DensityBlock.Width));
            var uHigh = Vector256.Create(coordinates.Slice(middle, DensityBlock.Width));
            var e = VectorMath.Exp(Vector512.Create(low.Exponent(uLow), high.Exponent(uHigh)));
            var log1p = low.HasBounded || high.HasBounded ? VectorMath.Log1p(e) : e;

            sumLow += low.Evaluate(uLow, e.GetLower(), log1p.GetLower(), out var x, out var slope, out var derivative);
            x.CopyTo(values[start..]);
            slope.CopyTo(slopes[start..]);
            derivative.CopyTo(gradient[start..]);
            sumHigh += high.Evaluate(uHigh, e.GetUpper(), log1p.GetUpper(), out x, out slope, out derivative);
            x.CopyTo(values[middle..]);
            slope.CopyTo(slopes[middle..]);
            derivative.CopyTo(gradient[middle..]);
        }
        var total = Lanes.Sum(Vector512.Create(sumLow, sumHigh));
        foreach (var i in _others)
        {
            total += _priors[i].LogDensity(values[i], out var derivative);
            gradient[i] += derivative * slopes[i];
        }
        if (double.IsFinite(total))
            return total;
        gradient.Clear();
        return double.NegativeInfinity;
    }

    /// <summary>Writes the coordinates of given values; not for inner loops.</summary>
    /// <param name="values">x, at least <see cref="Count"/> numbers, each strictly inside its support.</param>
    /// <param name="coordinates">Overwritten with u; entries beyond <see cref="Count"/> become 0.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not inside its support.</exception>
    public void Unconstrain(ReadOnlySpan<double> values, Span<double> coordinates)
    {
        if (values.Length < Count || coordinates.Length < Count)
            throw new ArgumentException($"Both spans need at least {Count} entries.");
        for (var i = 0; i < Count; i++)
        {
            if (!_priors[i].Support.Contains(values[i]))
                throw new ArgumentOutOfRangeException(nameof(values), values[i], $"Value {i} is outside the support of {_priors[i]}.");
            coordinates[i] = _lanes[i].Unconstrain(values[i]);
        }
        coordinates[Count..].Clear();
    }

    /// <summary>Σ ln p(x_i) without the Jacobian, one prior at a time: the definition that <see cref="Forward"/> is tested against.</summary>
    /// <param name="values">x, at least <see cref="Count"/> numbers.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public double LogPrior(ReadOnlySpan<double> values)
    {
        if (values.Length < Count)
            throw new ArgumentException($"The span needs at least {Count} entries.", nameof(values));
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
            sum += _priors[i].LogDensity(values[i], out _);
        return sum;
    }
}
