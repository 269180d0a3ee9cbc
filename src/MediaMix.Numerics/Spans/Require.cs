using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MediaMix.Numerics;

/// <summary>Argument checks of the kernels; the throwing parts stay out of the hot methods.</summary>
static class Require
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void SameLength(int expected, int actual, [CallerArgumentExpression(nameof(actual))] string? argument = null)
    {
        if (expected != actual)
            ThrowLength(expected, actual, argument);
    }

    [DoesNotReturn]
    internal static void ThrowLength(int expected, int actual, string? argument) =>
        throw new ArgumentException($"{argument} is {actual}; {expected} is needed.", argument);
}
