using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Finds channels whose exposure is the same series up to a factor: no data can tell their effects apart.</summary>
sealed class DuplicateChannels(RawTable table, ModelSpec model, PanelColumns columns, CappedFaults faults)
{
    const double Tolerance = 1e-9;

    public void Run()
    {
        // Series are grouped by their shape first, so that the search stays linear in the number of channels.
        var firstOfShape = new Dictionary<int, (ChannelSpec Channel, Series Series)>();
        foreach (var channel in model.Channels)
        {
            // Channels of one reach differ in how often they reach.
            if (channel.Reach is not null || (channel.Exposure ?? channel.Spend) is not { } name || !columns.Numeric.TryGetValue(name, out var series))
                continue;
            var largest = series.Values.Max();
            if (largest <= 0 || series.Values.Min() == largest)
                continue;
            var shape = Shape(series.Values, largest);
            if (!firstOfShape.TryAdd(shape, (channel, series)))
                Report(firstOfShape[shape], channel, series);
        }
    }

    void Report((ChannelSpec Channel, Series Series) first, ChannelSpec channel, Series series)
    {
        var factor = series.Values.Max() / first.Series.Values.Max();
        for (var i = 0; i < series.Values.Length; i++)
        {
            if (Math.Abs(series.Values[i] - factor * first.Series.Values[i]) > Tolerance * Math.Abs(series.Values[i]))
                return;
        }
        var relation = Math.Abs(factor - 1) < Tolerance ? "are identical" : Invariant($"differ only by a factor of {factor:g4}");
        faults.Error(
            "identical channels",
            $"The channels {first.Channel.Name} and {channel.Name} cannot be told apart: {first.Series.Name} and {series.Name} {relation}.",
            "Join them into one channel, or remove one.",
            table.WhereHeader(columns.Positions[series.Name]));
    }

    // Single precision forgives the rounding of a factor.
    static int Shape(double[] values, double largest)
    {
        var hash = new HashCode();
        foreach (var value in values)
            hash.Add((float)(value / largest));
        return hash.ToHashCode();
    }
}
