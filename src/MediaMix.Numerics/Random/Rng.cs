namespace MediaMix.Numerics;

/// <summary>A counter-based random stream: its numbers are a function of (seed, chain, iteration, purpose) and of how many were drawn.</summary>
/// <remarks>
/// <para>Philox4x64-10 (Salmon et al. 2011). Key word 0 = seed; key word 1 = chain in the upper and purpose in the lower
/// 32 bits; counter words = (block, iteration, 0, 0), where block counts groups of four 64-bit numbers from 0. Different
/// arguments of <see cref="Create"/> thus never share a (key, counter) pair, and their streams are independent for every
/// practical test. A draw can be remade alone, in any order, on any machine: no state outlives an iteration.</para>
/// <para>A mutable struct of 72 bytes: pass it by <c>ref</c>, since a copy repeats the numbers of its original. Not safe for concurrent use.
/// <c>default(Rng)</c> is the stream of four zeros. Nothing is allocated.</para>
/// </remarks>
public struct Rng
{
    ulong _seed;
    ulong _chainAndPurpose;
    ulong _iteration;
    ulong _nextBlock;
    (ulong R0, ulong R1, ulong R2, ulong R3) _block;
    int _remaining;

    /// <summary>The stream of one purpose within one iteration of one chain, at its first number.</summary>
    /// <param name="seed">The run's seed, any value.</param>
    /// <param name="chain">Chain index, any value.</param>
    /// <param name="iteration">Iteration index, any value.</param>
    /// <param name="purpose">What the numbers are for (momentum, trajectory, …), any value.</param>
    public static Rng Create(ulong seed, int chain, int iteration, int purpose) => new()
    {
        _seed = seed,
        _chainAndPurpose = (ulong)(uint)chain << 32 | (uint)purpose,
        _iteration = (uint)iteration,
    };

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        if (_remaining == 0)
        {
            _block = Philox.Block((_nextBlock++, _iteration, 0, 0), (_seed, _chainAndPurpose));
            _remaining = 4;
        }

        return _remaining-- switch { 4 => _block.R0, 3 => _block.R1, 2 => _block.R2, _ => _block.R3 };
    }

    /// <summary>A uniform number in the open interval (0, 1): (k + ½)·2^−52 with k the upper 52 bits of one 64-bit number.</summary>
    /// <remarks>52 bits, not 53: the half step then still fits the significand, so the largest value is 1 − 2^−53 and not 1, and the
    /// values lie symmetrically about ½. The smallest is 2^−53.</remarks>
    public double NextDouble() => ToOpenUnit(NextUInt64());

    internal static double ToOpenUnit(ulong bits) => ((bits >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>A fair coin: the top bit of one 64-bit number.</summary>
    public bool NextBool() => (long)NextUInt64() < 0;

    /// <summary>A standard normal number, Φ^−1 of one <see cref="NextDouble"/>; |value| ≤ 8.21.</summary>
    public double NextNormal() => ScalarMath.NormalQuantile(NextDouble());

    /// <summary>Fills <paramref name="destination"/> with independent standard normal numbers, those of as many calls of <see cref="NextNormal"/>.</summary>
    /// <param name="destination">Any length; overwritten.</param>
    public void NextNormals(Span<double> destination)
    {
        foreach (ref var value in destination)
            value = NextNormal();
    }
}
