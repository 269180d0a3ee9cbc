namespace MediaMix.Data;

/// <summary>The draws of one scalar.</summary>
/// <param name="Name">Name, such as <c>tv.adstock.decay</c> or <c>control[covid=2]</c>; any text.</param>
/// <param name="Values">[chain][draw]; every chain has equally many draws.</param>
public sealed record DrawVariable(string Name, double[][] Values);

/// <summary>What a draws folder holds.</summary>
/// <param name="Parameters">Parameters, in the order in which they were written.</param>
/// <param name="Statistics">Sampler statistics, such as <c>divergent</c>, in the order in which they were written.</param>
public sealed record StoredDraws(IReadOnlyList<DrawVariable> Parameters, IReadOnlyList<DrawVariable> Statistics);
