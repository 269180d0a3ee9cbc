namespace MediaMix.Numerics;

/// <summary>Operations over spans of doubles, eight logical lanes at a time, with the same bits on every processor.</summary>
/// <remarks>
/// <para>Lengths need not be multiples of 8, though whole vectors are fastest (see <see cref="Padding"/>). A tail goes
/// through the same vector kernel, so an element's bits do not depend on its place.</para>
/// <para>Sums run in four vector accumulators: vector i of the input is added to accumulator i mod 4, the accumulators
/// are joined as (a0+a1)+(a2+a3) and the lanes as ((v0+v4)+(v2+v6))+((v1+v5)+(v3+v7)). Zeros appended to the input
/// change no bit of a sum.</para>
/// <para>The destination comes last, is overwritten unless stated otherwise, and may be the same span as an input but must
/// not partly overlap one. Lengths must agree, else <see cref="ArgumentException"/>. Infinities and NaN follow IEEE 754.
/// Nothing is allocated; calls on disjoint destinations may run concurrently.</para>
/// </remarks>
public static partial class Kernels;
