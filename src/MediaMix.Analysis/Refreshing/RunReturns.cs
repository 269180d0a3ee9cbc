using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>Returns of one fit by channel: mean, quantiles and standard error of the mean from sampling.</summary>
sealed class RunReturns
{
    public const string All = "all";

    readonly Dictionary<string, (Estimate Value, double Error)> _values = new(StringComparer.Ordinal);

    RunReturns(FittedModel fit, Pass pass)
    {
        var channels = fit.Model.Constants.Channels;
        for (var m = 0; m < channels.Count; m++)
            Add(fit, channels[m].Name, pass.Effects[m], channels[m].Spend > 0 ? channels[m].Spend : 1);
        if (pass.Paid.Length > 1)
            Add(fit, All, pass.Together, fit.Model.Constants.TotalSpend);
    }

    public (Estimate Value, double Error) this[string channel] => _values[channel];

    public bool Contains(string channel) => _values.ContainsKey(channel);

    public IEnumerable<string> Channels => _values.Keys;

    public static RunReturns Of(FittedModel fit, Execution run = default)
    {
        var pass = new Pass(fit);
        DrawPass.Run(fit, _ => pass, run: run);
        return new RunReturns(fit, pass);
    }

    void Add(FittedModel fit, string name, double[] effect, double unit)
    {
        double[] value = [.. effect.Select(e => e / unit)];
        _values.TryAdd(name, (BandBuilder.Estimate(value), ParameterTable.Summarise(fit, value).McseMean));
    }

    /// <summary>Every draw writes its own place only, so pieces may share one.</summary>
    sealed class Pass(FittedModel fit) : IDrawVisitor
    {
        public double[][] Effects { get; } = BandBuilder.Allocate(fit.Model.Spec.Channels.Count, fit.Draws.Count);

        public double[] Together { get; } = new double[fit.Draws.Count];

        public int[] Paid { get; } = fit.Model.PaidChannels();

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            for (var m = 0; m < Effects.Length; m++)
                Effects[m][draw] = fit.Model.Constants.Channels[m].Spend > 0 ? simulator.WindowWorth(m) : simulator.WindowEffect(m);
            Together[draw] = simulator.WindowWorth(Paid);
        }
    }
}
