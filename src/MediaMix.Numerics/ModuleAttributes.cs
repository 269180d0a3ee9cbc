using System.Runtime.CompilerServices;

// Without it each inlined call of a function with a slow path clears a 64-byte variable that only the slow path uses.
[module: SkipLocalsInit]
