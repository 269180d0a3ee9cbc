namespace MediaMix.Scaling;

/// <summary>One size grows, the others stay.</summary>
/// <param name="Name">What grows.</param>
/// <param name="Sizes">The worlds.</param>
/// <param name="Of">The number that grows.</param>
sealed record Sweep(string Name, IReadOnlyList<WorldSize> Sizes, Func<WorldSize, int> Of)
{
    const int Periods = 208, Channels = 8, Lags = 13;

    public static IReadOnlyList<Sweep> All { get; } =
    [
        new("periods", [.. new[] { 52, 104, 208, 416, 832, 1664 }.Select(static t => new WorldSize(t, Channels, Lags))], static s => s.Periods),
        new("channels", [.. new[] { 1, 2, 4, 8, 16, 32 }.Select(static m => new WorldSize(Periods, m, Lags))], static s => s.Channels),
        new("lags", [.. new[] { 4, 8, 13, 26, 52 }.Select(static l => new WorldSize(Periods, Channels, l))], static s => s.Lags),
    ];
}
